// https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
// #how-azure-selects-a-route
#include "evaluator/forwarding/select_routes.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/rule_catalogue.h"

namespace routesight {
namespace {

// What Azure's view does with a route that lost (SEL-06): it shows it as invalid, or not at all.
enum class Visibility : unsigned char { kShown, kHidden };

struct SelectionRule {
  RuleId rule;
  Visibility visibility;
  bool (*displaces)(const Route& winner, const Route& loser, const Behaviour& behaviour);
};

bool IsSystemNone(const Route& route) {
  return route.source == RouteSource::kDefault && route.next_hop_type == NextHopType::kNone;
}

bool StaysInPeeredNetworks(const Route& route) {
  return route.source == RouteSource::kDefault &&
         (route.next_hop_type == NextHopType::kVnetLocal ||
          route.next_hop_type == NextHopType::kVnetPeering ||
          route.next_hop_type == NextHopType::kVnetGlobalPeering ||
          route.next_hop_type == NextHopType::kInterfaceEndpoint ||
          route.next_hop_type == NextHopType::kConnectedGroup);
}

// SEL-03: Nothing that a gateway knows is programmed inside a prefix of the network or its peers.
// SEL-04 follows, since that holds for any length, and PEER-13, since peers count.
bool NetworkDisplacesGatewayRoute(const Route& winner, const Route& loser, const Behaviour&) {
  return StaysInPeeredNetworks(winner) && loser.source == RouteSource::kVirtualNetworkGateway &&
         winner.prefix.Contains(loser.prefix);
}

// SYS-04: A network's own prefix replaces the None routes that it covers. We take prefixes of peers
// to do the same, on which the documentation is silent.
bool NetworkDisplacesNone(const Route& winner, const Route& loser, const Behaviour&) {
  return StaysInPeeredNetworks(winner) && IsSystemNone(loser) &&
         winner.prefix.Contains(loser.prefix);
}

// SYS-06: A default route from elsewhere takes all None routes away.
bool DefaultDisplacesNone(const Route& winner, const Route& loser, const Behaviour& behaviour) {
  if (winner.source == RouteSource::kUser && winner.next_hop_type == NextHopType::kInternet &&
      behaviour.user_internet_default == UserInternetDefault::kKeepsNone) {
    return false;
  }
  return winner.source != RouteSource::kDefault && winner.prefix.is_default() &&
         winner.prefix.is_ipv4() && IsSystemNone(loser);
}

// PE-03: With network policies on, a user-defined route about the endpoint's network diverts it.
bool UserRouteDisplacesEndpoint(const Route& winner, const Route& loser, const Behaviour&) {
  return winner.source == RouteSource::kUser && loser.yields_to_length != Route::kNeverYields &&
         winner.prefix.Contains(loser.prefix) && winner.prefix.length() >= loser.yields_to_length;
}

// SEL-02 and SEL-06: Between routes to one prefix, user-defined beats gateway beats default
// (UDR-06); between different prefixes nothing is overridden (UDR-07, PE-02) but by the rules
// above. A system route that a gateway's route replaces is not shown any more, and neither is a
// None route whatever replaces it: real tables have no Invalid None rows.
bool SamePrefixHigherSource(const Route& winner, const Route& loser, const Behaviour&) {
  return winner.prefix == loser.prefix && winner.source > loser.source;
}
bool HidesLoserOfSamePrefix(const Route& winner, const Route& loser, const Behaviour& behaviour) {
  if (!SamePrefixHigherSource(winner, loser, behaviour)) return false;
  if (IsSystemNone(loser)) {
    return behaviour.beaten_none == BeatenNoneView::kHidden ||
           (behaviour.beaten_none == BeatenNoneView::kShownUnderUserRoutes &&
            winner.source != RouteSource::kUser);
  }
  return winner.source == RouteSource::kVirtualNetworkGateway &&
         loser.source == RouteSource::kDefault;
}

// UDR-09: Azure refuses a second route to one prefix; we keep the first by name.
bool FirstNameDisplacesDuplicate(const Route& winner, const Route& loser, const Behaviour&) {
  return winner.source == RouteSource::kUser && loser.source == RouteSource::kUser &&
         winner.prefix == loser.prefix && winner.name < loser.name;
}

// Strongest first: the first rule with an opinion on a pair of routes decides that pair. SE-02:
// service endpoints take no part, since they hold whatever their addresses are compared with.
constexpr SelectionRule kSelectionRules[] = {
    {RuleNamed("SEL-03"), Visibility::kHidden, NetworkDisplacesGatewayRoute},
    {RuleNamed("SYS-06"), Visibility::kHidden, DefaultDisplacesNone},
    {RuleNamed("SYS-04"), Visibility::kHidden, NetworkDisplacesNone},
    {RuleNamed("PE-03"), Visibility::kShown, UserRouteDisplacesEndpoint},
    {RuleNamed("SEL-02"), Visibility::kHidden, HidesLoserOfSamePrefix},
    {RuleNamed("SEL-02"), Visibility::kShown, SamePrefixHigherSource},
    {RuleNamed("UDR-09"), Visibility::kHidden, FirstNameDisplacesDuplicate},
};

// The rule by which `rival` displaces `route`; null when it does not.
const SelectionRule* Decide(const Route& route, const Route& rival, const Behaviour& behaviour) {
  for (const SelectionRule& rule : kSelectionRules) {
    if (rule.displaces(route, rival, behaviour)) return nullptr;
    if (rule.displaces(rival, route, behaviour)) return &rule;
  }
  return nullptr;
}

struct Fate {
  const SelectionRule* rule = nullptr;  // The strongest one that displaces the route, if any.
  const Route* winner = nullptr;
};

// Each once, however many rows lose that way.
class DefeatBook {
 public:
  // `winner` is null where a switch removes the route; else it is of the candidates.
  const Defeat* Of(RuleId rule, const Route* winner) {
    const auto [found, fresh] = known_.try_emplace({rule.index, winner});
    if (fresh) {
      found->second = &defeats_->emplace_back(
          Defeat{rule, winner == nullptr ? std::nullopt : std::optional(*winner)});
    }
    return found->second;
  }
  std::shared_ptr<const Defeats> Take() { return std::move(defeats_); }

 private:
  std::shared_ptr<Defeats> defeats_ = std::make_shared<Defeats>();
  absl::flat_hash_map<std::pair<uint8_t, const Route*>, const Defeat*> known_;
};

// Walks through candidates in the order of their prefixes, so that those around the present one are
// at hand.
class Nest {
 public:
  // `sorted` are all candidates that compete, as Sort leaves them.
  explicit Nest(std::span<const Route* const> sorted) : left_(sorted) {}

  static std::tuple<bool, Prefix> KeyOf(const Route& route) {
    return {!route.prefix.is_ipv4(), route.prefix};
  }
  static void Sort(std::vector<const Route*>& routes) {
    const auto before = [](const Route* a, const Route* b) { return KeyOf(*a) < KeyOf(*b); };
    if (std::is_sorted(routes.begin(), routes.end(), before)) return;
    std::stable_sort(routes.begin(), routes.end(), before);
  }

  // The candidates of the next prefix; empty behind the last.
  std::span<const Route* const> Next() {
    if (left_.empty()) return {};
    const Prefix& prefix = left_.front()->prefix;
    while (!around_.empty() && !around_.back().front()->prefix.Contains(prefix)) around_.pop_back();
    size_t count = 1;
    while (count < left_.size() && left_[count]->prefix == prefix) ++count;
    around_.push_back(left_.first(count));
    left_ = left_.subspan(count);
    return around_.back();
  }
  // Visits the candidates whose prefix is that of the last ones or contains it, the longest first.
  template <typename Visit>
  void ForEachCovering(Visit visit) const {
    for (auto group = around_.rbegin(); group != around_.rend(); ++group) {
      for (const Route* route : *group) visit(*route);
    }
  }
  // The first candidate of the next longer range around the last ones; null if none is.
  const Route* FirstAround() const {
    return around_.size() < 2 ? nullptr : around_[around_.size() - 2].front();
  }

 private:
  std::span<const Route* const> left_;
  std::vector<std::span<const Route* const>> around_;  // Each contains the next.
};

// Every rule lets a route be displaced only by one that covers it, so no other rival is asked.
// Rivals are candidates, not survivors: the outcome cannot depend on the order of comparison.
Fate FateIn(const Nest& nest, const Route& route, const Behaviour& behaviour) {
  Fate fate;
  nest.ForEachCovering([&](const Route& rival) {
    const SelectionRule* rule = Decide(route, rival, behaviour);
    if (rule != nullptr && (fate.rule == nullptr || rule < fate.rule)) fate = {rule, &rival};
  });
  return fate;
}

// A candidate that no other has the prefix of. Another such one in the same ranges has the same
// fate: of what is inside, no rule asks more than this.
struct LastAlone {
  const Route* route = nullptr;
  const Route* first_around = nullptr;
  Fate fate;

  bool IsLike(const Route& other, const Route* first_around_other) const {
    return route != nullptr && first_around == first_around_other &&
           route->source == other.source && route->next_hop_type == other.next_hop_type &&
           route->yields_to_length == other.yields_to_length;
  }
};

// What becomes of one candidate.
struct Outcome {
  Visibility visibility = Visibility::kShown;
  const Defeat* defeat = nullptr;
};

}  // namespace

TableRows SelectRoutes(std::span<const Route> candidates, Propagation propagation,
                       const Behaviour& behaviour) {
  DefeatBook defeats;
  std::vector<Outcome> outcomes(candidates.size());
  std::vector<const Route*> competing;
  competing.reserve(candidates.size());
  for (size_t i = 0; i < candidates.size(); ++i) {
    const Route& route = candidates[i];
    if (route.label.has_value()) continue;
    // UDR-05: With propagation off no gateway route reaches the subnet.
    if (propagation == Propagation::kDisabled &&
        route.source == RouteSource::kVirtualNetworkGateway) {
      outcomes[i] = {Visibility::kHidden, defeats.Of(RuleNamed("UDR-05"), nullptr)};
    } else {
      competing.push_back(&route);
    }
  }
  Nest::Sort(competing);
  Nest nest(competing);
  LastAlone last_alone;
  for (auto group = nest.Next(); !group.empty(); group = nest.Next()) {
    for (const Route* route : group) {
      const bool alone = group.size() == 1;
      const Fate fate = alone && last_alone.IsLike(*route, nest.FirstAround())
                            ? last_alone.fate
                            : FateIn(nest, *route, behaviour);
      if (alone) last_alone = {route, nest.FirstAround(), fate};
      if (fate.rule == nullptr) continue;
      outcomes[static_cast<size_t>(route - candidates.data())] = {
          fate.rule->visibility, defeats.Of(fate.rule->rule, fate.winner)};
    }
  }

  TableRows selection;
  selection.propagation = propagation;
  const auto hidden = std::ranges::count(outcomes, Visibility::kHidden, &Outcome::visibility);
  selection.hidden.reserve(static_cast<size_t>(hidden));
  selection.shown.reserve(candidates.size() - static_cast<size_t>(hidden));
  for (size_t i = 0; i < candidates.size(); ++i) {
    auto& rows = outcomes[i].visibility == Visibility::kHidden ? selection.hidden : selection.shown;
    rows.push_back({candidates[i], outcomes[i].defeat});
  }
  selection.defeats = defeats.Take();
  return selection;
}

}  // namespace routesight

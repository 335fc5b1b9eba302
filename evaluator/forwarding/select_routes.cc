// https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
// #how-azure-selects-a-route
#include "evaluator/forwarding/select_routes.h"

#include "evaluator/base/prefix_table.h"
#include "evaluator/base/rule_catalogue.h"

namespace routesight {
namespace {

// What Azure's view does with a route that lost (SEL-06).
enum class Visibility : unsigned char { kShownAsInvalid, kHidden };

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
    {RuleNamed("PE-03"), Visibility::kShownAsInvalid, UserRouteDisplacesEndpoint},
    {RuleNamed("SEL-02"), Visibility::kHidden, HidesLoserOfSamePrefix},
    {RuleNamed("SEL-02"), Visibility::kShownAsInvalid, SamePrefixHigherSource},
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

}  // namespace

Selection SelectRoutes(std::span<const Route> candidates, Propagation propagation,
                       const Behaviour& behaviour) {
  Selection selection;
  std::vector<PrefixTable<const Route*>::Entry> entries;
  entries.reserve(candidates.size());
  const auto withheld = [&](const Route& route) {
    // UDR-05: With propagation off no gateway route reaches the subnet.
    return propagation == Propagation::kDisabled &&
           route.source == RouteSource::kVirtualNetworkGateway;
  };
  for (const Route& route : candidates) {
    if (!route.label.has_value() && !withheld(route)) entries.push_back({route.prefix, &route});
  }
  const PrefixTable<const Route*> table(std::move(entries));

  for (const Route& route : candidates) {
    if (route.label.has_value()) {
      selection.shown.push_back({route, std::nullopt});
      continue;
    }
    if (withheld(route)) {
      selection.hidden.push_back({route, Defeat{RuleNamed("UDR-05"), std::nullopt}});
      continue;
    }
    // Every rule lets a route be displaced only by one that covers it, so no other rival is asked.
    // Rivals are candidates, not survivors: the outcome cannot depend on the order of comparison.
    Fate fate;
    table.ForEachCovering(route.prefix, [&](const auto& entry) {
      const SelectionRule* rule = Decide(route, *entry.value, behaviour);
      if (rule != nullptr && (fate.rule == nullptr || rule < fate.rule)) fate = {rule, entry.value};
      return true;
    });
    if (fate.rule == nullptr) {
      selection.shown.push_back({route, std::nullopt});
    } else {
      auto& losers =
          fate.rule->visibility == Visibility::kHidden ? selection.hidden : selection.shown;
      losers.push_back({route, Defeat{fate.rule->rule, *fate.winner}});
    }
  }
  return selection;
}

}  // namespace routesight

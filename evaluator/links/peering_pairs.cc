#include "evaluator/links/peering_pairs.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr std::string_view kPeering = "azurerm_virtual_network_peering";
constexpr std::string_view kRemote = "remote_virtual_network_id";

using Tokens = std::vector<std::string>;

Tokens TokensOf(std::string_view text) {
  Tokens tokens(1);
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      tokens.back() += c;
    } else if (!tokens.back().empty()) {
      tokens.emplace_back();
    }
  }
  if (tokens.back().empty()) tokens.pop_back();
  for (std::string& token : tokens) token = Lowered(token);
  return tokens;
}

bool ContainsTokens(const Tokens& text, const Tokens& part) {
  return !part.empty() &&
         std::search(text.begin(), text.end(), part.begin(), part.end()) != text.end();
}

// Removes one occurrence; tells whether there was one.
bool RemoveTokens(Tokens& text, const Tokens& part) {
  const auto found = std::search(text.begin(), text.end(), part.begin(), part.end());
  if (part.empty() || found == text.end()) return false;
  text.erase(found, found + static_cast<std::ptrdiff_t>(part.size()));
  return true;
}

struct Peering {
  ResourceId own;                // The network that has it; none if the plan does not tell.
  std::optional<size_t> open;    // Place of the site whose answer may still change.
  std::optional<LinkTarget> to;  // Where it leads.
};

class PeeringRules {
 public:
  PeeringRules(const Plan& plan, const InstanceIndex& index, const LinkTargets& targets,
               const std::vector<LinkSite>& sites, std::vector<LinkAnswer>& answers)
      : plan_(plan), index_(index), targets_(targets), sites_(sites), answers_(answers) {}

  void Apply() {
    Collect();
    if (open_halves_.empty()) return;
    for (Peering& peering : peerings_) DecideByTokens(peering);
    for (bool changed = true; changed;) {
      changed = false;
      for (Peering& peering : peerings_) changed = DecideByExclusion(peering) || changed;
      for (Peering& peering : peerings_) changed = DecideByOtherHalf(peering) || changed;
    }
  }

 private:
  void Collect() {
    absl::flat_hash_map<ResourceId, size_t> site_of;
    for (size_t i = 0; i < sites_.size(); ++i) {
      if (sites_[i].link->type == kPeering && sites_[i].path == kRemote)
        site_of[sites_[i].from] = i;
    }
    for (const ResourceId id : index_.OfType(kPeering)) {
      Peering peering;
      peering.own = targets_.NetworkOf(id);
      if (const auto site = site_of.find(id); site != site_of.end()) {
        const LinkAnswer& answer = answers_[site->second];
        if (answer.to.size() == 1) {
          peering.to = answer.to.front();
        } else {
          peering.open = site->second;
        }
      } else {
        const LinkTarget known =
            targets_.FindById(plan_.View(plan_.resources[id].after)[kRemote].Text());
        if (known.resource.has_value()) peering.to = known;
      }
      if (peering.to) reached_.insert({peering.own, peering.to->resource});
      if (peering.open) ++open_halves_[peering.own];
      peerings_.push_back(peering);
    }
  }

  void Decide(Peering& peering, const LinkTarget& target, LinkBasis basis) {
    LinkAnswer& answer = answers_[*peering.open];
    answer.to = {target};
    answer.by = basis;
    peering.to = target;
    peering.open.reset();
    --open_halves_[peering.own];
    reached_.insert({peering.own, target.resource});
  }

  // Azure allows one peering from a network to another.
  bool DecideByExclusion(Peering& peering) {
    if (!peering.open || !peering.own.has_value()) return false;
    LinkAnswer& answer = answers_[*peering.open];
    if (answer.candidates.size() < 2) return false;
    std::vector<LinkTarget> left;
    std::copy_if(answer.candidates.begin(), answer.candidates.end(), std::back_inserter(left),
                 [&](const LinkTarget& candidate) {
                   return !reached_.contains({peering.own, candidate.resource});
                 });
    if (left.empty() || left.size() == answer.candidates.size()) return false;
    answer.candidates = left;
    if (left.size() != 1 || !answer.complete) return false;
    Decide(peering, left.front(), LinkBasis::kElimination);
    return true;
  }

  // A peering works only with its other half. If a network has one open half, and of the candidates
  // only one has a half towards it that waits for an answer, while all halves of the others are
  // decided, then these two belong together.
  bool DecideByOtherHalf(Peering& peering) {
    if (!peering.open || !peering.own.has_value()) return false;
    const LinkAnswer& answer = answers_[*peering.open];
    if (!answer.complete || OpenHalves(peering.own) != 1) return false;
    std::optional<LinkTarget> waiting;
    for (const LinkTarget& candidate : answer.candidates) {
      if (OpenHalves(candidate.resource) != 0) return false;
      if (!reached_.contains({candidate.resource, peering.own})) continue;
      if (waiting) return false;
      waiting = candidate;
    }
    if (!waiting) return false;
    Decide(peering, *waiting, LinkBasis::kElimination);
    return true;
  }

  size_t OpenHalves(ResourceId network) const {
    const auto found = open_halves_.find(network);
    return found == open_halves_.end() ? 0 : found->second;
  }

  // `mesh-weu-eus2` from the network `weu`: what its own name leaves names the other end.
  void DecideByTokens(Peering& peering) {
    if (!peering.open || !peering.own.has_value()) return;
    const LinkAnswer& answer = answers_[*peering.open];
    if (!answer.complete || answer.candidates.size() < 2) return;
    std::optional<LinkTarget> named;
    for (const std::string& text : NamesOf({sites_[*peering.open].from, {}})) {
      for (const size_t naming : {size_t{0}, size_t{1}, size_t{2}}) {
        const auto match = OnlyNamed(peering.own, answer.candidates, TokensOf(text), naming);
        if (!match) continue;
        if (named && *named != *match) return;
        named = match;
      }
    }
    if (named) Decide(peering, *named, LinkBasis::kName);
  }

  // The instance key, the key of the module instance, and the name in Azure.
  std::vector<std::string> NamesOf(const LinkTarget& target) const {
    return {std::string(plan_.Text(plan_.resources[target.resource].key)),
            index_.Module(index_.ModuleOf(target.resource)).key,
            std::string(targets_.Name(target))};
  }

  // The only candidate whose name stands in a text beside the own network's name. A text without
  // that one may be about anything.
  std::optional<LinkTarget> OnlyNamed(ResourceId own, const std::vector<LinkTarget>& candidates,
                                      Tokens text, size_t naming) const {
    bool names_own = false;
    for (const std::string& name : NamesOf({own, {}})) {
      names_own = RemoveTokens(text, TokensOf(name));
      if (names_own) break;
    }
    std::optional<LinkTarget> only;
    for (const LinkTarget& candidate : candidates) {
      if (!names_own || !ContainsTokens(text, TokensOf(NamesOf(candidate)[naming]))) continue;
      if (only) return std::nullopt;
      only = candidate;
    }
    return only;
  }

  const Plan& plan_;
  const InstanceIndex& index_;
  const LinkTargets& targets_;
  const std::vector<LinkSite>& sites_;
  std::vector<LinkAnswer>& answers_;
  std::vector<Peering> peerings_;
  absl::flat_hash_map<ResourceId, size_t> open_halves_;             // By the network that has them.
  absl::flat_hash_set<std::pair<ResourceId, ResourceId>> reached_;  // From, to.
};

}  // namespace

void DecidePeerings(const Plan& plan, const InstanceIndex& index, const LinkTargets& targets,
                    const std::vector<LinkSite>& sites, std::vector<LinkAnswer>& answers) {
  PeeringRules(plan, index, targets, sites, answers).Apply();
}

}  // namespace routesight

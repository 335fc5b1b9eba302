#include "evaluator/links/link_pairs.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "evaluator/links/peering_pairs.h"

namespace routesight {
namespace {

bool Is(const LinkSite& site, std::string_view type, std::string_view attribute) {
  return site.link->type == type && site.link->attribute == attribute;
}

// All ip configurations of an interface or gateway are in one virtual network, those of a gateway
// in one subnet; those of an interface practically always, too.
bool SharesSubnet(const LinkSite& site) {
  return Is(site, "azurerm_network_interface", "ip_configuration.subnet_id") ||
         Is(site, "azurerm_virtual_network_gateway", "ip_configuration.subnet_id");
}

// The attribute that points at another resource of the same kind, never at the same one.
std::string_view OtherEnd(const LinkAttribute& link) {
  struct Ends {
    std::string_view type;
    std::string_view one;
    std::string_view other;
  };
  constexpr Ends kEnds[] = {
      {"azurerm_express_route_circuit_connection", "peering_id", "peer_peering_id"},
      {"azurerm_virtual_network_gateway_connection", "virtual_network_gateway_id",
       "peer_virtual_network_gateway_id"},
  };
  for (const Ends& ends : kEnds) {
    if (ends.type != link.type) continue;
    if (ends.one == link.attribute) return ends.other;
    if (ends.other == link.attribute) return ends.one;
  }
  return {};
}

class NeighbourRules {
 public:
  NeighbourRules(const Plan& plan, const LinkTargets& targets, const std::vector<LinkSite>& sites,
                 std::vector<LinkAnswer>& answers)
      : plan_(plan), targets_(targets), sites_(sites), answers_(answers) {}

  // `first` and `last` bound the sites of one resource.
  void Apply(size_t first, size_t last) {
    for (size_t i = first; i < last; ++i) {
      if (!answers_[i].to.empty()) continue;
      if (SharesSubnet(sites_[i])) CopySibling(i, first, last);
      const std::string_view other = OtherEnd(*sites_[i].link);
      if (!other.empty()) ExcludeOtherEnd(i, other, first, last);
    }
  }

 private:
  // Where an attribute of the same resource leads, whether it was unknown or not.
  std::optional<LinkTarget> TargetOf(std::string_view path, JsonView value, size_t first,
                                     size_t last) const {
    for (size_t i = first; i < last; ++i) {
      if (sites_[i].path != path) continue;
      if (answers_[i].to.size() == 1) return answers_[i].to.front();
      return std::nullopt;
    }
    const LinkTarget known = targets_.FindById(value.Text());
    if (value.Text().empty() || !known.resource.has_value()) return std::nullopt;
    return known;
  }

  void CopySibling(size_t open, size_t first, size_t last) {
    const JsonView blocks =
        plan_.View(plan_.resources[sites_[open].from].after)["ip_configuration"];
    std::optional<LinkTarget> shared;
    for (size_t i = 0; i < blocks.size(); ++i) {
      const std::string path = "ip_configuration." + std::to_string(i) + ".subnet_id";
      const auto target = TargetOf(path, blocks.At(i)["subnet_id"], first, last);
      if (!target) continue;
      if (shared && *shared != *target) return;
      shared = target;
    }
    LinkAnswer& answer = answers_[open];
    const bool fits = answer.candidates.empty() ||
                      std::binary_search(answer.candidates.begin(), answer.candidates.end(),
                                         shared.value_or(LinkTarget{}));
    if (!shared || !fits) return;
    answer.to = {*shared};
    answer.by = LinkBasis::kSibling;
  }

  void ExcludeOtherEnd(size_t open, std::string_view other, size_t first, size_t last) {
    const JsonView after = plan_.View(plan_.resources[sites_[open].from].after);
    const auto excluded = TargetOf(other, after[other], first, last);
    LinkAnswer& answer = answers_[open];
    if (!excluded || answer.candidates.size() < 2) return;
    std::erase(answer.candidates, *excluded);
    if (!answer.complete || answer.candidates.size() != 1) return;
    answer.to = answer.candidates;
    answer.by = LinkBasis::kElimination;
  }

  const Plan& plan_;
  const LinkTargets& targets_;
  const std::vector<LinkSite>& sites_;
  std::vector<LinkAnswer>& answers_;
};

}  // namespace

void DecideTogether(const Plan& plan, const InstanceIndex& index, const LinkTargets& targets,
                    const std::vector<LinkSite>& sites, std::vector<LinkAnswer>& answers) {
  NeighbourRules neighbours(plan, targets, sites, answers);
  for (size_t first = 0; first < sites.size();) {
    size_t last = first + 1;
    while (last < sites.size() && sites[last].from == sites[first].from) ++last;
    neighbours.Apply(first, last);
    first = last;
  }
  DecidePeerings(plan, index, targets, sites, answers);
  for (LinkAnswer& answer : answers) {
    if (!answer.to.empty()) answer.candidates.clear();
  }
}

}  // namespace routesight

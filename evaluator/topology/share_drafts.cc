// What several moments share: stated once, sorted once.
#include <string_view>
#include <tuple>

#include "evaluator/topology/topology_builder.h"
#include "evaluator/topology/topology_builder_internal.h"

namespace routesight {

void TopologyBuilder::Include(const TopologyBuilder& shared) {
  shared_ = &shared;
  vnets_.Include(shared.vnets_);
  subnets_.Include(shared.subnets_);
  peerings_.Include(shared.peerings_);
  route_tables_.Include(shared.route_tables_);
  routes_.Include(shared.routes_);
  associations_.Include(shared.associations_);
  nics_.Include(shared.nics_);
  addresses_.Include(shared.addresses_);
  machine_drafts_.Include(shared.machine_drafts_);
  invalid_values_ = shared.invalid_values_;
}

void TopologyBuilder::SortShared() {
  SortDrafts(vnets_);
  SortDrafts(route_tables_);
  // Copies come behind what they repeat.
  subnets_.Sort([](const SubnetDraft& a, const SubnetDraft& b) {
    return std::tuple(a.embedded, DraftOrder(a)) < std::tuple(b.embedded, DraftOrder(b));
  });
  associations_.Sort([](const auto& a, const auto& b) { return a.name < b.name; });
  SortDrafts(peerings_);
  SortDrafts(nics_);
  SortDrafts(machine_drafts_.public_ips);
  SortDrafts(machine_drafts_.machines);
  SortDrafts(machine_drafts_.security_groups);
  machine_drafts_.security_rules.Sort([](const auto& a, const auto& b) {
    return std::tie(a.name, a.address) < std::tie(b.name, b.address);
  });
  // Certain ones first: what is open must not hide what is known.
  machine_drafts_.security_group_associations.Sort([](const auto& a, const auto& b) {
    const auto is_open = [](const SecurityGroupAssociationDraft& draft) {
      return draft.subnet.kind == ReferenceKind::kOpen || draft.nic.kind == ReferenceKind::kOpen;
    };
    return std::tuple(is_open(a), std::string_view(a.name)) <
           std::tuple(is_open(b), std::string_view(b.name));
  });
}

}  // namespace routesight

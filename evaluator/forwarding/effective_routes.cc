#include "evaluator/forwarding/effective_routes.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/forwarding/candidate_routes.h"
#include "evaluator/forwarding/reachable_next_hops.h"
#include "evaluator/forwarding/select_routes.h"
#include "evaluator/forwarding/shared_rows.h"

namespace routesight {
namespace {

// SYS-05: All interfaces of a subnet have the same rows, and so have all subnets of a network with
// the same route table and service endpoints.
using SubnetClass = std::tuple<VnetId, UserRouteTableId, std::vector<Symbol>, std::vector<GapId>>;

class Forwarding {
 public:
  Forwarding(const Topology& topology, const Ribs& ribs, SharedRows& shared)
      : topology_(topology),
        ribs_(ribs),
        shared_(shared),
        networks_(FindNetworkRoutes(topology)),
        reachable_(topology) {
    fibs_.next_hops = ribs.next_hops;
  }

  Fibs Run() {
    for (const Subnet& subnet : topology_.subnets) fibs_.of_subnet.push_back(TableOf(subnet));
    for (const Nic& nic : topology_.nics) {
      fibs_.of_nic.push_back(nic.subnet.has_value() ? EffectiveTableId{} : TableOfLost(nic));
    }
    return std::move(fibs_);
  }

 private:
  EffectiveTableId TableOf(const Subnet& subnet);
  EffectiveTableId TableOfLost(const Nic& nic);
  EffectiveTable Compute(const Subnet& subnet);
  void AddDomain(VnetId vnet, EffectiveTable& table, std::vector<Route>& candidates,
                 std::vector<GapId>& gaps);
  std::shared_ptr<const TableRows> RowsOf(const Subnet& subnet, std::vector<Route> candidates,
                                          Propagation propagation);
  bool Before(const Route& a, const Route& b) const;
  void Sort(std::vector<Route>& candidates, size_t middle) const;

  const Topology& topology_;
  const Ribs& ribs_;
  SharedRows& shared_;
  std::vector<NetworkRoutes> networks_;  // By VnetId.
  ReachableNextHops reachable_;
  std::map<SubnetClass, EffectiveTableId> classes_;
  Fibs fibs_;
};

EffectiveTableId Forwarding::TableOf(const Subnet& subnet) {
  SubnetClass key(subnet.vnet, subnet.route_table, subnet.service_endpoints, subnet.gaps);
  const auto found = classes_.find(key);
  if (found != classes_.end()) return found->second;
  const EffectiveTableId id = fibs_.tables.Add(Compute(subnet));
  classes_.emplace(std::move(key), id);
  return id;
}

// An interface whose subnet is not known: no row is certain.
EffectiveTableId Forwarding::TableOfLost(const Nic& nic) {
  EffectiveTable table;
  table.gaps = nic.gaps;
  table.gaps.insert(table.gaps.end(), topology_.gaps_of_everything.begin(),
                    topology_.gaps_of_everything.end());
  return fibs_.tables.Add(std::move(table));
}

EffectiveTable Forwarding::Compute(const Subnet& subnet) {
  EffectiveTable table;
  SubnetRoutes own = FindSubnetRoutes(topology_, subnet, fibs_.next_hops);
  std::vector<Route> candidates = std::move(own.routes);
  std::vector<GapId> gaps = std::move(own.gaps);
  gaps.insert(gaps.end(), topology_.gaps_of_everything.begin(), topology_.gaps_of_everything.end());
  if (subnet.route_table.has_value()) {
    const PlanValue<bool>& propagation = topology_.route_tables[subnet.route_table].propagation;
    table.propagation_disabled = propagation.known() && !propagation.value();
  }
  if (subnet.vnet.has_value()) {
    const NetworkRoutes& network = networks_[subnet.vnet.value];
    candidates.insert(candidates.end(), network.routes.begin(), network.routes.end());
    gaps.insert(gaps.end(), network.gaps.begin(), network.gaps.end());
  }
  const size_t own_count = candidates.size();
  if (subnet.vnet.has_value()) AddDomain(subnet.vnet, table, candidates, gaps);
  Sort(candidates, own_count);
  table.Have(RowsOf(subnet, std::move(candidates),
                    table.propagation_disabled ? Propagation::kDisabled : Propagation::kEnabled));
  std::sort(gaps.begin(), gaps.end());
  gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
  table.gaps = std::move(gaps);
  return table;
}

// GW-02, PEER-07: The routes of the domain that the network is attached to. What is not known of
// them does not touch a table that takes none of them.
void Forwarding::AddDomain(VnetId vnet, EffectiveTable& table, std::vector<Route>& candidates,
                           std::vector<GapId>& gaps) {
  const auto add_gaps = [&](const std::vector<GapId>& more) {
    if (!table.propagation_disabled) gaps.insert(gaps.end(), more.begin(), more.end());
  };
  add_gaps(ribs_.attachment_gaps[vnet.value]);
  const RoutingDomainId id = ribs_.attached[vnet.value];
  if (!id.has_value()) return;
  const RoutingDomain& domain = ribs_.domains[id];
  candidates.reserve(candidates.size() + domain.routes.size());
  for (const Route& route : domain.routes) {
    candidates.push_back(reachable_.Of(vnet, route, fibs_.next_hops));
  }
  add_gaps(domain.gaps);
  if (!table.propagation_disabled) table.assumptions = domain.assumptions;
}

// By prefix, IPv4 first and texts last; then as rows of one prefix stand best.
bool Forwarding::Before(const Route& a, const Route& b) const {
  const auto place = [](const Route& route) {
    return std::tuple(route.label.has_value(), !route.prefix.is_ipv4(),
                      route.label.has_value() ? Prefix() : route.prefix);
  };
  const auto order = place(a) <=> place(b);
  if (order != 0) return order < 0;
  const auto rest = [&](const Route& route) {
    return std::tuple(topology_.Text(route.label), -static_cast<int>(route.source),
                      route.next_hop_type, topology_.Text(route.name));
  };
  return rest(a) < rest(b);
}

// As stable_sort does; what is sorted from `middle` on is only merged.
void Forwarding::Sort(std::vector<Route>& candidates, size_t middle) const {
  const auto before = [&](const Route& a, const Route& b) { return Before(a, b); };
  const auto from = candidates.begin() + static_cast<ptrdiff_t>(middle);
  if (!std::is_sorted(from, candidates.end(), before)) {
    return std::stable_sort(candidates.begin(), candidates.end(), before);
  }
  std::stable_sort(candidates.begin(), from, before);
  std::inplace_merge(candidates.begin(), from, candidates.end(), before);
}

// `candidates` are in canonical order.
std::shared_ptr<const TableRows> Forwarding::RowsOf(const Subnet& subnet,
                                                    std::vector<Route> candidates,
                                                    Propagation propagation) {
  // Two peers may have one prefix (PEER-10); Azure's view has one row for it.
  const auto same_row = [&](const Route& a, const Route& b) {
    return a.source == RouteSource::kDefault && !Before(a, b) && !Before(b, a);
  };
  candidates.erase(std::unique(candidates.begin(), candidates.end(), same_row), candidates.end());
  const SharedRows::Owner owner = SharedRows::OwnerOf(topology_, subnet);
  if (auto known = shared_.Find(owner, candidates, propagation)) return known;
  auto rows =
      std::make_shared<const TableRows>(SelectRoutes(candidates, propagation, topology_.behaviour));
  shared_.Add(owner, rows);
  return rows;
}

}  // namespace

RowSections SectionsOf(std::span<const EffectiveRoute> rows) {
  const auto named = std::ranges::partition_point(
      rows, [](const EffectiveRoute& row) { return !row.route.label.has_value(); });
  const auto ipv6 = std::partition_point(
      rows.begin(), named, [](const EffectiveRoute& row) { return row.route.prefix.is_ipv4(); });
  return {{rows.begin(), ipv6}, {ipv6, named}, {named, rows.end()}};
}

Fibs ComputeEffectiveRoutes(const Topology& topology, const Ribs& ribs) {
  SharedRows nothing(0, 0);
  return ComputeEffectiveRoutes(topology, ribs, nothing);
}

Fibs ComputeEffectiveRoutes(const Topology& topology, const Ribs& ribs, SharedRows& shared) {
  return Forwarding(topology, ribs, shared).Run();
}

}  // namespace routesight

// How networks, subnets and route tables find each other. Gateways: finish_gateways.cc; machines:
// finish_machines.cc, finish_load_balancing.cc, finish_security.cc.
#include "evaluator/topology/topology_builder.h"

#include <algorithm>
#include <map>
#include <utility>

#include "evaluator/base/text.h"
#include "evaluator/topology/topology_builder_internal.h"

namespace routesight {
namespace {

// TF-05: What lies outside stays undetermined.
Gap OutsideGap(std::string_view name) {
  return {GapKind::kOutsideThePlan,
          std::string(name),
          "",
          "its prefixes, and whether its side of a peering is there, are in no file at hand",
          {}};
}

}  // namespace

// Whether the subscription in an ARM id is not known: then it joins, but is not shown.
bool OnlyForComparison(std::string_view arm_id) {
  return arm_id.find("/subscriptions/~") != arm_id.npos;
}

// What to call something outside the plan: its ARM id, or what is known of it.
std::string OutsideName(const std::string& arm_id) {
  if (!OnlyForComparison(arm_id)) return arm_id;
  return arm_id.substr(std::min(arm_id.find("/resourceGroups/"), arm_id.size()));
}

Topology TopologyBuilder::Finish() {
  SortShared();
  for (const AddressDraft& draft : addresses_) {
    address_index_[draft.name] = &draft;
    if (!draft.arm_id.empty()) address_index_[Lowered(draft.arm_id)] = &draft;
  }
  std::stable_sort(
      invalid_values_.begin(), invalid_values_.end(),
      [](const InvalidValue& a, const InvalidValue& b) { return a.resource < b.resource; });
  topology_.invalid_values = std::move(invalid_values_);
  for (Gap& gap : gaps_) {
    topology_.gaps_of_everything.push_back(topology_.gaps.Add(std::move(gap)));
  }
  FinishVnets();
  FinishRouteTables();
  FinishRoutes();
  FinishSubnets();
  FinishAssociations();
  FinishPeerings();
  FinishPublicIps();
  FinishNatGateways();
  FinishSecurityGroups();
  FinishNics();
  FinishSecurityGroupAssociations();
  FinishMachines();
  FinishLoadBalancers();
  FinishFirewalls();
  FinishBastions();
  FinishPrivateEndpoints();
  FinishGateways();
  FinishGatewayAddresses();
  FinishNatRules();
  FinishCircuits();
  FinishConnections();
  FindAzureGateways();
  FinishRouteServers();
  FinishBgpConnections();
  FinishSpeakers();
  FinishSummarizedPrefixes();
  std::sort(topology_.unmatched.begin(), topology_.unmatched.end());
  return std::move(topology_);
}

Node TopologyBuilder::ToNode(const NodeDraft& draft) {
  Node node;
  node.name = topology_.symbols.Intern(draft.name);
  if (!draft.arm_id.empty() && !OnlyForComparison(draft.arm_id)) {
    node.arm_id = topology_.symbols.Intern(draft.arm_id);
  }
  for (const Gap& gap : draft.gaps) node.gaps.push_back(topology_.gaps.Add(gap));
  return node;
}

Node TopologyBuilder::OutsideNode(const Reference& reference) {
  Node node;
  const std::string name = OutsideName(reference.target);
  node.name = topology_.symbols.Intern(name);
  if (name == reference.target) node.arm_id = node.name;
  return node;
}

PlanValue<Symbol> TopologyBuilder::Intern(const PlanValue<std::string>& text) {
  if (text.unknown()) return PlanValue<Symbol>::Unknown();
  if (text.absent()) return {};
  return topology_.symbols.Intern(text.value());
}

PlanValue<std::vector<Symbol>> TopologyBuilder::Intern(const PlanValue<TextList>& texts) {
  if (texts.unknown()) return PlanValue<std::vector<Symbol>>::Unknown();
  if (texts.absent()) return {};
  std::vector<Symbol> symbols;
  for (const std::string& text : texts.value()) symbols.push_back(topology_.symbols.Intern(text));
  return symbols;
}

void TopologyBuilder::FinishVnets() {
  for (const VnetDraft& draft : vnets_) {
    if (AliasOfKnown(draft, vnet_index_)) continue;
    Vnet vnet;
    static_cast<Node&>(vnet) = ToNode(draft);
    vnet.shared_gaps = std::exchange(vnet.gaps, {});
    if (!draft.location.empty()) vnet.location = topology_.symbols.Intern(draft.location);
    vnet.address_space = draft.address_space;
    vnet.has_blocks = draft.has_blocks;
    const VnetId id = topology_.vnets.Add(std::move(vnet));
    Enter(draft, id, vnet_index_);
    if (draft.former_address_space) former_address_space_[id] = *draft.former_address_space;
  }
}

VnetId TopologyBuilder::FindVnet(const Reference& reference) {
  const VnetId found = Find(vnet_index_, reference);
  if (found.has_value() || !reference.HasId()) return found;
  Vnet vnet;
  vnet.outside = true;
  const std::string name = OutsideName(reference.target);
  vnet.name = topology_.symbols.Intern(name);
  if (name == reference.target) vnet.arm_id = vnet.name;
  vnet.shared_gaps.push_back(topology_.gaps.Add(OutsideGap(name)));
  const VnetId id = topology_.vnets.Add(std::move(vnet));
  vnet_index_[Lowered(reference.target)] = id;
  return id;
}

void TopologyBuilder::FinishRouteTables() {
  for (const RouteTableDraft& draft : route_tables_) {
    if (AliasOfKnown(draft, route_table_index_)) continue;
    UserRouteTable table;
    static_cast<Node&>(table) = ToNode(draft);
    if (!draft.location.empty()) table.location = topology_.symbols.Intern(draft.location);
    table.propagation = draft.propagation;
    table.has_blocks = draft.has_blocks;
    if (table.propagation.unknown()) {
      table.gaps.push_back(topology_.gaps.Add({GapKind::kUnknownValue,
                                               draft.name,
                                               "bgp_route_propagation_enabled",
                                               "gateway routes may be missing from its subnets",
                                               {}}));
    }
    Enter(draft, topology_.route_tables.Add(std::move(table)), route_table_index_);
  }
}

Symbol TopologyBuilder::NextHopText(const UserRouteDraft& draft) {
  if (!draft.next_hop_ip.empty()) return topology_.symbols.Intern(draft.next_hop_ip);
  if (draft.next_hop.kind == ReferenceKind::kAbsent) return {};
  if (draft.next_hop.kind == ReferenceKind::kNode) {
    const auto found = address_index_.find(draft.next_hop.target);
    if (found != address_index_.end()) {
      const AddressDraft& target = *found->second;
      return topology_.symbols.Intern(target.address.empty() ? target.text : target.address);
    }
    return topology_.symbols.Intern(draft.next_hop.target);
  }
  return topology_.symbols.Intern(Concat(draft.address, ".next_hop_in_ip_address"));
}

void TopologyBuilder::FinishRoutes() {
  absl::flat_hash_set<std::pair<UserRouteTableId, std::string>> separate;
  for (const UserRouteDraft& draft : routes_) {
    if (draft.embedded || draft.name.empty()) continue;
    separate.emplace(Find(route_table_index_, draft.route_table), Lowered(draft.name));
  }
  for (const UserRouteDraft& draft : routes_) {
    const UserRouteTableId id = Find(route_table_index_, draft.route_table);
    if (!id.has_value()) {
      if (draft.route_table.kind == ReferenceKind::kOpen) {
        SpreadGap({GapKind::kOpenReference, draft.address, draft.route_table.attribute,
                   draft.route_table.Explained("this route may belong to the table"),
                   draft.route_table.candidates},
                  draft.route_table, route_table_index_, topology_.route_tables);
      }
      continue;
    }
    UserRouteTable& table = topology_.route_tables[id];
    // TF-03: Inline routes and separate ones together, each once, also while ids are unknown.
    if (draft.embedded &&
        (IsSeparate(draft.arm_id) || separate.contains({id, Lowered(draft.name)}))) {
      continue;
    }
    for (const Gap& gap : draft.gaps) table.gaps.push_back(topology_.gaps.Add(gap));
    if (!draft.prefix && draft.service_tag.empty()) continue;
    UserRoute route;
    route.name = topology_.symbols.Intern(draft.name);
    route.address = topology_.symbols.Intern(draft.address);
    if (draft.prefix) {
      route.prefix = *draft.prefix;
    } else {
      route.service_tag = topology_.symbols.Intern(draft.service_tag);
    }
    route.next_hop_type = draft.next_hop_type;
    if (draft.next_hop_type == UserNextHopType::kVirtualAppliance)
      route.next_hop = NextHopText(draft);
    table.routes.push_back(route);
  }
  for (size_t i = 0; i < topology_.route_tables.size(); ++i) {
    auto& routes = topology_.route_tables[topology_.route_tables.IdAt(i)].routes;
    std::sort(routes.begin(), routes.end(), [&](const UserRoute& a, const UserRoute& b) {
      return std::tuple(a.prefix, topology_.Text(a.service_tag), topology_.Text(a.name)) <
             std::tuple(b.prefix, topology_.Text(b.service_tag), topology_.Text(b.name));
    });
  }
}

void TopologyBuilder::FinishSubnets() {
  // Ids in order of names, so that tables come out sorted whatever states the subnet.
  std::vector<Subnet> subnets;
  std::vector<const SubnetDraft*> drafts;
  Index<size_t> places;
  std::map<std::pair<VnetId, std::string>, size_t> separate;  // By network and name.
  for (const SubnetDraft& draft : subnets_) {
    if (draft.embedded && IsSeparate(draft.arm_id)) continue;
    if (const auto known = places.find(ToAbsl(LowerCase(draft.arm_id).text()));
        !draft.arm_id.empty() && known != places.end()) {
      places[draft.name] = known->second;
      continue;
    }
    const VnetId vnet = FindVnet(draft.vnet);
    const std::pair place_in_vnet(vnet, Lowered(draft.short_name));
    if (const auto own = separate.find(place_in_vnet); draft.embedded && own != separate.end()) {
      places[draft.name] = own->second;  // As long as the id of one is unknown.
      continue;
    }
    if (!draft.embedded && vnet.has_value() && !draft.short_name.empty()) {
      separate.emplace(place_in_vnet, subnets.size());
    }
    Subnet subnet;
    static_cast<Node&>(subnet) = ToNode(draft);
    subnet.vnet = vnet;
    if (!subnet.vnet.has_value() || draft.vnet.kind == ReferenceKind::kOpen) {
      subnet.gaps.push_back(
          topology_.gaps.Add({draft.vnet.kind == ReferenceKind::kOpen ? GapKind::kOpenReference
                                                                      : GapKind::kUnknownValue,
                              draft.name, draft.vnet.attribute,
                              draft.vnet.Explained("which network this subnet is in is not known"),
                              draft.vnet.candidates}));
    }
    subnet.short_name = topology_.symbols.Intern(draft.short_name);
    subnet.address_prefixes = draft.address_prefixes;
    for (const Gap& gap : draft.prefix_gaps) {
      subnet.prefix_gaps.push_back(topology_.gaps.Add(gap));
    }
    for (const std::string& service : draft.service_endpoints) {
      subnet.service_endpoints.push_back(topology_.symbols.Intern(service));
    }
    subnet.endpoint_policies = draft.endpoint_policies;
    subnet.delegations = Intern(draft.delegations);
    subnet.default_outbound_access = draft.default_outbound_access;
    subnet.link_service_policies = draft.link_service_policies;
    places[draft.name] = subnets.size();
    if (!draft.arm_id.empty()) places[Lowered(draft.arm_id)] = subnets.size();
    subnets.push_back(std::move(subnet));
    drafts.push_back(&draft);
  }
  std::vector<size_t> order(subnets.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](size_t a, size_t b) { return drafts[a]->name < drafts[b]->name; });
  std::vector<SubnetId> ids(subnets.size());
  for (const size_t place : order) {
    ids[place] = topology_.subnets.Add(std::move(subnets[place]));
    const Reference& vnet = drafts[place]->vnet;
    if (vnet.kind == ReferenceKind::kOpen) open_networks_.emplace(ids[place], vnet);
  }
  for (const auto& [key, place] : places) subnet_index_[key] = ids[place];
  FinishOwnRouteTables(drafts, ids);
}

void TopologyBuilder::FinishOwnRouteTables(const std::vector<const SubnetDraft*>& drafts,
                                           const std::vector<SubnetId>& ids) {
  absl::flat_hash_set<SubnetId> stale;
  for (const Reference& subnet : dissociated_) stale.insert(Find(subnet_index_, subnet));
  for (size_t i = 0; i < drafts.size(); ++i) {
    const Reference& reference = drafts[i]->route_table;
    Subnet& subnet = topology_.subnets[ids[i]];
    if (reference.kind == ReferenceKind::kAbsent || stale.contains(ids[i])) continue;
    subnet.route_table = FindRouteTable(reference);
    if (!subnet.route_table.has_value() || reference.kind == ReferenceKind::kOpen) {
      AddRouteTableGap(subnet, drafts[i]->name, reference);
    }
  }
}

UserRouteTableId TopologyBuilder::FindRouteTable(const Reference& reference) {
  const UserRouteTableId found = Find(route_table_index_, reference);
  if (found.has_value() || !reference.HasId()) return found;
  UserRouteTable table;
  table.name = topology_.symbols.Intern(OutsideName(reference.target));
  table.propagation = PlanValue<bool>::Unknown();
  table.gaps.push_back(topology_.gaps.Add({GapKind::kOutsideThePlan,
                                           std::string(topology_.Text(table.name)),
                                           "",
                                           "its routes are in no file at hand",
                                           {}}));
  const UserRouteTableId id = topology_.route_tables.Add(std::move(table));
  route_table_index_[Lowered(reference.target)] = id;
  return id;
}

void TopologyBuilder::AddRouteTableGap(Subnet& subnet, std::string_view stated_by,
                                       const Reference& reference) {
  subnet.gaps.push_back(
      topology_.gaps.Add({GapKind::kOpenReference, std::string(stated_by), reference.attribute,
                          reference.Explained("which route table the subnet has is not known"),
                          reference.candidates}));
}

void TopologyBuilder::FinishAssociations() {
  absl::flat_hash_map<SubnetId, const RouteTableAssociationDraft*> associated;
  for (const RouteTableAssociationDraft& draft : associations_) {
    const SubnetId id = Find(subnet_index_, draft.subnet);
    if (!id.has_value()) {
      if (draft.subnet.kind == ReferenceKind::kOpen) {
        SpreadGap({GapKind::kOpenReference, draft.name, draft.subnet.attribute,
                   draft.subnet.Explained("this association may give the subnet a route table"),
                   draft.subnet.candidates},
                  draft.subnet, subnet_index_, topology_.subnets);
      }
      continue;
    }
    Subnet& subnet = topology_.subnets[id];
    const auto [first, fresh] = associated.emplace(id, &draft);
    const UserRouteTableId table = FindRouteTable(draft.route_table);
    if (!fresh) {
      // UDR-01: a subnet has one table; Azure keeps whichever was written last.
      if (table != subnet.route_table) {
        subnet.gaps.push_back(
            topology_.gaps.Add({GapKind::kInvalidValue,
                                draft.name,
                                "subnet_id",
                                Concat("the subnet has a second association, ", first->second->name,
                                       "; which table it keeps depends on the order of the apply"),
                                {}}));
      }
      continue;
    }
    subnet.route_table = table;
    if (!table.has_value() || draft.route_table.kind == ReferenceKind::kOpen) {
      AddRouteTableGap(subnet, draft.name, draft.route_table);
    }
  }
}

void TopologyBuilder::FinishPeerings() {
  Index<PeeringId> index;
  for (const PeeringDraft& draft : peerings_) {
    if (AliasOfKnown(draft, index)) continue;
    Peering peering;
    static_cast<Node&>(peering) = ToNode(draft);
    peering.from = FindVnet(draft.from);
    peering.to = FindVnet(draft.to);
    for (const Reference* end : {&draft.from, &draft.to}) {
      if (end->kind != ReferenceKind::kOpen) continue;
      const Reference& other = end == &draft.from ? draft.to : draft.from;
      const Gap gap{GapKind::kOpenReference, draft.name, end->attribute,
                    end->Explained("which network this peering leads to is not known"),
                    end->candidates};
      SpreadGap(gap, *end, vnet_index_, topology_.vnets);
      if (const VnetId vnet = Find(vnet_index_, other); vnet.has_value()) {
        topology_.vnets[vnet].gaps.push_back(topology_.gaps.Add(gap));
      }
    }
    if (!draft.place.empty()) {
      if (!peering.from.has_value()) AddUnmatched(draft.place, draft.from);
      if (!peering.to.has_value()) AddUnmatched(draft.place, draft.to);
    }
    if (!peering.from.has_value() || !peering.to.has_value()) continue;
    if (peering.from == peering.to) {
      SpreadGap({GapKind::kOpenReference,
                 draft.name,
                 draft.to.attribute,
                 "no network is peered with itself; which ones this peering joins is not known",
                 {}},
                Reference(), vnet_index_, topology_.vnets);
      continue;
    }
    peering.allow_virtual_network_access = draft.allow_virtual_network_access;
    peering.allow_forwarded_traffic = draft.allow_forwarded_traffic;
    peering.allow_gateway_transit = draft.allow_gateway_transit;
    peering.use_remote_gateways = draft.use_remote_gateways;
    peering.standing = draft.standing;
    peering.recreated = draft.recreated;
    const auto former = former_address_space_.find(peering.to);
    peering.synchronised = draft.synchronised || former == former_address_space_.end()
                               ? topology_.vnets[peering.to].address_space
                               : former->second;
    peering.stale = peering.synchronised != topology_.vnets[peering.to].address_space;
    peering.whole_networks = !draft.whole_networks.known() || draft.whole_networks.value();
    if (!peering.whole_networks) AddPeeredSubnets(draft, peering);
    if (draft.only_ipv6.known() && draft.only_ipv6.value()) {
      const auto is_ipv4 = [](const Prefix& prefix) { return prefix.is_ipv4(); };
      std::erase_if(peering.synchronised, is_ipv4);
      std::erase_if(peering.remote_subnets, is_ipv4);
    }
    Enter(draft, topology_.peerings.Add(std::move(peering)), index);
  }
}

void TopologyBuilder::AddPeeredSubnets(const PeeringDraft& draft, Peering& peering) {
  for (const std::string& name : draft.remote_subnet_names) {
    const auto found =
        std::find_if(topology_.subnets.begin(), topology_.subnets.end(), [&](const Subnet& subnet) {
          return subnet.vnet == peering.to && SameName(name, topology_.Text(subnet.short_name));
        });
    if (found == topology_.subnets.end()) {
      peering.gaps.push_back(topology_.gaps.Add(
          {GapKind::kOutsideThePlan,
           draft.name,
           "remote_subnet_names",
           Concat("the range of the remote subnet ", name, " is in no file at hand"),
           {}}));
      continue;
    }
    peering.gaps.insert(peering.gaps.end(), found->prefix_gaps.begin(), found->prefix_gaps.end());
    peering.remote_subnets.insert(peering.remote_subnets.end(), found->address_prefixes.begin(),
                                  found->address_prefixes.end());
  }
  std::sort(peering.remote_subnets.begin(), peering.remote_subnets.end());
}

void TopologyBuilder::FinishPrivateEndpoints() {
  SortDrafts(private_endpoints_);
  for (const PrivateEndpointDraft& draft : private_endpoints_) {
    PrivateEndpoint endpoint;
    static_cast<Node&>(endpoint) = ToNode(draft);
    endpoint.subnet = Find(subnet_index_, draft.subnet);
    endpoint.addresses = draft.addresses;
    if (endpoint.subnet.has_value() &&
        topology_.subnets[endpoint.subnet].endpoint_policies == EndpointPolicies::kUnknown) {
      endpoint.gaps.push_back(topology_.gaps.Add(
          {GapKind::kUnknownValue,
           std::string(topology_.Text(topology_.subnets[endpoint.subnet].name)),
           "private_endpoint_network_policies",
           "whether user-defined routes divert traffic to the private endpoint is not known",
           {}}));
    }
    SpreadHostGap(draft, draft.subnet, "private endpoint");
    topology_.private_endpoints.Add(std::move(endpoint));
  }
}

}  // namespace routesight

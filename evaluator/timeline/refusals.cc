#include "evaluator/timeline/refusals.h"

#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/peering_state.h"
#include "evaluator/plan/changed_attributes.h"

namespace routesight {
namespace {

struct Question {
  const Plan& plan;
  const Operation& operation;
  const Resource& resource;
  std::string_view name;
  const Topology& now;
  const Topology& then;
};

template <typename Id, typename Node>
const Node* Named(const Topology& topology, const Table<Id, Node>& nodes, std::string_view name) {
  for (const Node& node : nodes) {
    if (topology.Text(node.name) == name) return &node;
  }
  return nullptr;
}

std::string NameOf(const Topology& topology, const Node& node) {
  return std::string(topology.Text(node.name));
}

// The gateway or route server of a network; empty without one.
std::string GatewayIn(const Topology& topology, VnetId vnet) {
  for (const Gateway& gateway : topology.gateways) {
    if (gateway.vnet == vnet) return NameOf(topology, gateway);
  }
  for (const RouteServer& server : topology.route_servers) {
    if (server.vnet == vnet) return NameOf(topology, server);
  }
  return "";
}

bool UsesRemoteGateways(const Peering& half) {
  return half.use_remote_gateways.known() && half.use_remote_gateways.value();
}

// PEER-09: A network uses the gateways of one other network, and none beside its own.
std::optional<RefusalReason> RemoteGatewaysBesideOthers(const Question& question) {
  const Topology& then = question.then;
  const Peering* half = Named(then, then.peerings, question.name);
  if (half == nullptr || !UsesRemoteGateways(*half)) return std::nullopt;
  const std::string own = GatewayIn(then, half->from);
  const std::string network = NameOf(then, then.vnets[half->from]);
  if (!own.empty()) {
    return RefusalReason{RuleNamed("PEER-09"),
                         Concat(network, " has ", own, " and cannot use the gateways of another")};
  }
  for (const Peering& other : then.peerings) {
    if (&other == half || other.from != half->from || !UsesRemoteGateways(other)) continue;
    return RefusalReason{
        RuleNamed("PEER-09"),
        Concat(network, " uses the gateways of ", then.Text(then.vnets[other.to].name), " through ",
               then.Text(other.name), " and cannot use those of another network")};
  }
  return std::nullopt;
}

// PEER-06: The flag needs a gateway or route server at the other end.
std::optional<RefusalReason> NoRemoteGateway(const Question& question) {
  const Topology& then = question.then;
  const Peering* half = Named(then, then.peerings, question.name);
  if (half == nullptr || !UsesRemoteGateways(*half)) return std::nullopt;
  const Vnet& remote = then.vnets[half->to];
  if (remote.outside || !remote.gateways_at_hand || !GatewayIn(then, half->to).empty()) {
    return std::nullopt;
  }
  return RefusalReason{RuleNamed("PEER-06"),
                       Concat("it uses the gateways of ", then.Text(remote.name),
                              ", which has none at that moment (RemoteVnetHasNoGateways)")};
}

// PEER-12: A half cannot be created while the other one is disconnected.
std::optional<RefusalReason> OtherHalfDisconnected(const Question& question) {
  if (question.operation.kind != OperationKind::kCreate) return std::nullopt;
  const Topology& then = question.then;
  const std::vector<PeeringLink> links = FindPeeringLinks(then);
  for (size_t i = 0; i < links.size(); ++i) {
    const Peering& half = then.peerings[then.peerings.IdAt(i)];
    if (then.Text(half.name) != question.name) continue;
    if (links[i].state != PeeringState::kDisconnected || !half.recreated) return std::nullopt;
    return RefusalReason{RuleNamed("PEER-12"),
                         Concat(then.Text(then.peerings[links[i].other].name),
                                ", the other half, is disconnected since this one was deleted "
                                "(RemotePeeringIsDisconnected)")};
  }
  return std::nullopt;
}

// PEER-10: Networks that overlap are not peered.
std::optional<RefusalReason> OverlappingPeers(const Question& question) {
  const Topology& then = question.then;
  const Peering* half = Named(then, then.peerings, question.name);
  if (half == nullptr || question.operation.kind != OperationKind::kCreate) return std::nullopt;
  for (const Prefix& own : then.vnets[half->from].address_space) {
    for (const Prefix& remote : then.vnets[half->to].address_space) {
      if (!own.Contains(remote) && !remote.Contains(own)) continue;
      return RefusalReason{RuleNamed("PEER-10"), Concat(own.ToString(), " and ", remote.ToString(),
                                                        " of the two networks overlap")};
    }
  }
  return std::nullopt;
}

// DOWN-17: A subnet has one route table: with create_before_destroy the new association meets the
// old one.
std::optional<RefusalReason> AssociationPresent(const Question& question) {
  if (question.resource.action != Action::kCreateThenDelete ||
      question.operation.kind != OperationKind::kCreate) {
    return std::nullopt;
  }
  const JsonView before = question.plan.View(question.resource.before);
  const JsonView after = question.plan.View(question.resource.after);
  if (after["subnet_id"].IsText() &&
      !SameName(before["subnet_id"].Text(), after["subnet_id"].Text())) {
    return std::nullopt;
  }
  return RefusalReason{RuleNamed("DOWN-17"),
                       "the subnet still has its route table: create_before_destroy makes the new "
                       "association first"};
}

// DOWN-16: A prefix of a subnet stays while interfaces have addresses in it.
std::optional<RefusalReason> SubnetInUse(const Question& question) {
  if (question.operation.kind != OperationKind::kUpdate) return std::nullopt;
  const Subnet* before = Named(question.now, question.now.subnets, question.name);
  const Subnet* after = Named(question.then, question.then.subnets, question.name);
  if (before == nullptr || after == nullptr || !after->prefix_gaps.empty()) return std::nullopt;
  for (const Nic& nic : question.now.nics) {
    if (!nic.subnet.has_value()) continue;
    if (question.now.Text(question.now.subnets[nic.subnet].name) != question.name) continue;
    for (const Symbol text : nic.private_ips) {
      const auto address = IpAddress::Parse(question.now.Text(text));
      const auto has = [&](const Subnet& subnet) {
        return std::any_of(subnet.address_prefixes.begin(), subnet.address_prefixes.end(),
                           [&](const Prefix& prefix) { return prefix.Contains(*address); });
      };
      if (!address || !has(*before) || has(*after)) continue;
      return RefusalReason{
          RuleNamed("DOWN-16"),
          Concat(question.now.Text(nic.name), " has ", address->ToString(),
                 " in a prefix that the subnet gives up (InUseSubnetCannotBeUpdated)")};
    }
  }
  return std::nullopt;
}

// DOWN-15: A network keeps the prefixes that its subnets are in.
std::optional<RefusalReason> PrefixInUse(const Question& question) {
  const Vnet* after = Named(question.then, question.then.vnets, question.name);
  if (question.operation.kind != OperationKind::kUpdate || after == nullptr ||
      !after->shared_gaps.empty()) {
    return std::nullopt;
  }
  for (const Subnet& subnet : question.now.subnets) {
    if (!subnet.vnet.has_value()) continue;
    const Vnet& vnet = question.now.vnets[subnet.vnet];
    if (question.now.Text(vnet.name) != question.name) continue;
    const auto lies_in = [](const Prefix& prefix, const Vnet& network) {
      return std::any_of(network.address_space.begin(), network.address_space.end(),
                         [&](const Prefix& range) { return range.Contains(prefix); });
    };
    for (const Prefix& prefix : subnet.address_prefixes) {
      if (!lies_in(prefix, vnet) || lies_in(prefix, *after)) continue;
      return RefusalReason{
          RuleNamed("DOWN-15"),
          Concat(question.now.Text(subnet.name), " lies in a range that the network gives up")};
    }
  }
  return std::nullopt;
}

// The subnet that a resource must be in.
struct SubnetRule {
  std::string_view type;
  std::string_view short_name;
  int longest;  // Of the prefix; longer is too small.
  RuleId rule;
};

constexpr SubnetRule kSubnetRules[] = {
    {"azurerm_route_server", "RouteServerSubnet", 27, RuleNamed("ARS-01")},
    {"azurerm_virtual_network_gateway", "GatewaySubnet", 29, RuleNamed("GW-01")},
};

// The subnet of a route server, or of a gateway: the one that its network has for gateways.
const Subnet* SubnetAt(const Topology& topology, std::string_view name) {
  if (const RouteServer* server = Named(topology, topology.route_servers, name)) {
    return server->subnet.has_value() ? &topology.subnets[server->subnet] : nullptr;
  }
  const Gateway* gateway = Named(topology, topology.gateways, name);
  if (gateway == nullptr || !gateway->vnet.has_value()) return nullptr;
  for (const Subnet& subnet : topology.subnets) {
    const bool is_here = subnet.vnet == gateway->vnet;
    if (is_here && SameName(topology.Text(subnet.short_name), "GatewaySubnet")) return &subnet;
  }
  return nullptr;
}

// ARS-01: A route server lies in a subnet of its own name, which is large enough.
// GW-01: So does a gateway.
std::optional<RefusalReason> WrongSubnet(const Question& question) {
  if (question.operation.kind != OperationKind::kCreate) return std::nullopt;
  const std::string_view type = question.plan.Text(question.resource.type);
  for (const SubnetRule& rule : kSubnetRules) {
    if (rule.type != type) continue;
    const Subnet* subnet = SubnetAt(question.then, question.name);
    if (subnet == nullptr) return std::nullopt;
    const std::string_view name = question.then.Text(subnet->short_name);
    if (!name.empty() && !SameName(name, rule.short_name)) {
      return RefusalReason{rule.rule,
                           Concat("it has to lie in a subnet named ", rule.short_name, ", and ",
                                  question.then.Text(subnet->name), " is named ", name)};
    }
    for (const Prefix& prefix : subnet->address_prefixes) {
      if (!prefix.is_ipv4() || static_cast<int>(prefix.length()) <= rule.longest) continue;
      return RefusalReason{rule.rule,
                           Concat(prefix.ToString(), " of ", question.then.Text(subnet->name),
                                  " is too small; expected a /", rule.longest, " or larger")};
    }
  }
  return std::nullopt;
}

// ARS-15: Beside a route server a VPN gateway is active-active.
std::optional<RefusalReason> StandbyGatewayBesideRouteServer(const Question& question) {
  if (question.operation.kind != OperationKind::kCreate) return std::nullopt;
  const Topology& then = question.then;
  const RouteServer* server = Named(then, then.route_servers, question.name);
  if (server == nullptr || !server->vnet.has_value()) return std::nullopt;
  for (const Gateway& gateway : then.gateways) {
    if (gateway.vnet != server->vnet || gateway.type != GatewayType::kVpn) continue;
    const bool standby = gateway.active_active.absent() ||
                         (gateway.active_active.known() && !gateway.active_active.value());
    if (!standby) continue;
    return RefusalReason{RuleNamed("ARS-15"),
                         Concat(NameOf(then, gateway),
                                " is active-standby, and beside a route server a VPN gateway has "
                                "to be active-active"),
                         Certainty::kPossible};
  }
  return std::nullopt;
}

// LIM-01: A route server has eight BGP connections.
std::optional<RefusalReason> TooManyPeers(const Question& question) {
  constexpr size_t kMostPeers = 8;
  if (question.operation.kind != OperationKind::kCreate) return std::nullopt;
  const Topology& then = question.then;
  const BgpConnection* connection = Named(then, then.bgp_connections, question.name);
  if (connection == nullptr || !connection->route_server.has_value()) return std::nullopt;
  const RouteServer& server = then.route_servers[connection->route_server];
  if (server.bgp_connections.size() <= kMostPeers) return std::nullopt;
  return RefusalReason{RuleNamed("LIM-01"),
                       Concat(NameOf(then, server), " would have ", server.bgp_connections.size(),
                              " BGP connections, and it can have ", kMostPeers)};
}

struct RefusalRule {
  std::string_view type;
  std::optional<RefusalReason> (*find)(const Question& question);
};

constexpr RefusalRule kRefusalRules[] = {
    {"azurerm_route_server", WrongSubnet},
    {"azurerm_route_server", StandbyGatewayBesideRouteServer},
    {"azurerm_route_server_bgp_connection", TooManyPeers},
    {"azurerm_subnet", SubnetInUse},
    {"azurerm_subnet_route_table_association", AssociationPresent},
    {"azurerm_virtual_hub_bgp_connection", TooManyPeers},
    {"azurerm_virtual_network", PrefixInUse},
    {"azurerm_virtual_network_gateway", WrongSubnet},
    {"azurerm_virtual_network_peering", OtherHalfDisconnected},
    {"azurerm_virtual_network_peering", RemoteGatewaysBesideOthers},
    {"azurerm_virtual_network_peering", NoRemoteGateway},
    {"azurerm_virtual_network_peering", OverlappingPeers},
};

}  // namespace

bool MayBeRefused(const Plan& plan, const Operation& operation) {
  if (operation.kind == OperationKind::kDelete) return false;
  const std::string_view type = plan.Text(plan.resources[operation.resource].type);
  return std::any_of(std::begin(kRefusalRules), std::end(kRefusalRules),
                     [&](const RefusalRule& rule) { return rule.type == type; });
}

std::optional<RefusalReason> FindRefusal(const Plan& plan, const Operation& operation,
                                         const Topology& now, const Topology& then) {
  const Resource& resource = plan.resources[operation.resource];
  const Question question{plan, operation, resource, plan.Text(resource.label), now, then};
  for (const RefusalRule& rule : kRefusalRules) {
    if (rule.type != plan.Text(resource.type)) continue;
    if (auto reason = rule.find(question)) return reason;
  }
  return std::nullopt;
}

}  // namespace routesight

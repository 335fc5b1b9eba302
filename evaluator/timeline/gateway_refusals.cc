// Why Azure refuses gateways, route servers and their sessions.
#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/timeline/refusal_rules.h"

namespace routesight {
namespace {

bool IsBasic(const Topology& topology, const Gateway& gateway) {
  return gateway.sku.has_value() && SameName(topology.Text(gateway.sku), "Basic");
}

bool IsPolicyBased(const Gateway& gateway) {
  return gateway.vpn_type.known() && gateway.vpn_type.value() == VpnType::kPolicyBased;
}

// The gateway that the question is about, if its network is known.
const Gateway* GatewayOf(const Question& question) {
  const Gateway* gateway = Named(question.then, question.then.gateways, question.name);
  return gateway != nullptr && gateway->vnet.has_value() ? gateway : nullptr;
}

}  // namespace

// GW-01: A network has one gateway of each type.
std::optional<RefusalReason> SecondGateway(const Question& question) {
  const Gateway* gateway = GatewayOf(question);
  if (question.operation.kind != OperationKind::kCreate || gateway == nullptr ||
      gateway->type == GatewayType::kUnknown) {
    return std::nullopt;
  }
  const Topology& then = question.then;
  for (const Gateway& other : then.gateways) {
    if (&other == gateway || other.vnet != gateway->vnet || other.type != gateway->type) continue;
    return RefusalReason{RuleNamed("GW-01"),
                         Concat(NameOf(then, then.vnets[gateway->vnet]), " has ",
                                NameOf(then, other), ", which is of the same type")};
  }
  return std::nullopt;
}

// GW-04: A VPN and an ExpressRoute gateway share a network if the first is route-based, neither is
// Basic and their subnet is a /27 or larger.
std::optional<RefusalReason> GatewaysThatCannotCoexist(const Question& question) {
  constexpr int kLongestShared = 27;
  const Gateway* gateway = GatewayOf(question);
  if (question.operation.kind != OperationKind::kCreate || gateway == nullptr) return std::nullopt;
  const Topology& then = question.then;
  for (const Gateway& other : then.gateways) {
    if (other.vnet != gateway->vnet || other.type == gateway->type ||
        other.type == GatewayType::kUnknown || gateway->type == GatewayType::kUnknown) {
      continue;
    }
    for (const Gateway* one : {gateway, &other}) {
      if (!IsBasic(then, *one) && !IsPolicyBased(*one)) continue;
      return RefusalReason{
          RuleNamed("GW-04"),
          Concat(NameOf(then, *one), " is ", IsBasic(then, *one) ? "Basic" : "policy-based",
                 " and cannot share the network with a gateway of the other type")};
    }
    for (const Subnet& subnet : then.subnets) {
      const bool is_theirs =
          subnet.vnet == gateway->vnet && SameName(then.Text(subnet.short_name), "GatewaySubnet");
      if (!is_theirs) continue;
      for (const Prefix& prefix : subnet.address_prefixes) {
        if (!prefix.is_ipv4() || prefix.length() <= kLongestShared) continue;
        return RefusalReason{RuleNamed("GW-04"),
                             Concat(prefix.ToString(), " of ", NameOf(then, subnet),
                                    " is too small for a VPN and an ExpressRoute gateway; "
                                    "expected a /27 or larger"),
                             Certainty::kPossible};
      }
    }
  }
  return std::nullopt;
}

// VPN-10: A Basic gateway has neither BGP nor two active instances.
std::optional<RefusalReason> BasicGateway(const Question& question) {
  const Gateway* gateway = Named(question.then, question.then.gateways, question.name);
  if (gateway == nullptr || gateway->type != GatewayType::kVpn ||
      !IsBasic(question.then, *gateway)) {
    return std::nullopt;
  }
  const auto on = [](const PlanValue<bool>& flag) { return flag.known() && flag.value(); };
  if (!on(gateway->bgp_enabled) && !on(gateway->active_active)) return std::nullopt;
  return RefusalReason{RuleNamed("VPN-10"),
                       Concat("a gateway of SKU Basic has no ",
                              on(gateway->bgp_enabled) ? "BGP" : "active-active mode")};
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

}  // namespace routesight

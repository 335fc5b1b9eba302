// What the nodes of a topology have in common, and their ids.
#pragma once

#include <vector>

#include "evaluator/base/gap.h"
#include "evaluator/base/id.h"
#include "evaluator/base/symbol.h"

namespace routesight {

struct Vnet;
struct Subnet;
struct Peering;
struct UserRouteTable;
struct Nic;
struct PrivateEndpoint;
struct Gateway;
struct LocalNetworkGateway;
struct GatewayConnection;
struct RouteServer;
struct GatewayNatRule;
struct BgpConnection;
struct Circuit;
struct CircuitPeering;
struct CircuitAuthorization;
struct CircuitConnection;
struct Appliance;
struct Site;
using VnetId = Id<Vnet>;
using SubnetId = Id<Subnet>;
using PeeringId = Id<Peering>;
using UserRouteTableId = Id<UserRouteTable>;
using NicId = Id<Nic>;
using PrivateEndpointId = Id<PrivateEndpoint>;
using GatewayId = Id<Gateway>;
using LocalNetworkGatewayId = Id<LocalNetworkGateway>;
using GatewayConnectionId = Id<GatewayConnection>;
using RouteServerId = Id<RouteServer>;
using GatewayNatRuleId = Id<GatewayNatRule>;
using BgpConnectionId = Id<BgpConnection>;
using CircuitId = Id<Circuit>;
using CircuitPeeringId = Id<CircuitPeering>;
using CircuitAuthorizationId = Id<CircuitAuthorization>;
using CircuitConnectionId = Id<CircuitConnection>;
using ApplianceId = Id<Appliance>;
using SiteId = Id<Site>;
using GapId = Id<Gap>;

// What every node has. A node's identity across moments is the text of its name.
struct Node {
  Symbol name;    // Terraform address; `<network address>#subnet:<name>` for an inline subnet;
                  // the ARM id for what lies outside the plan.
  Symbol arm_id;  // As Azure writes it; none while it is not known or must not be shown.
  std::vector<GapId> gaps;  // What is not known of this node.
  // What is not known of it and is in the way of packets only: no table depends on it.
  std::vector<GapId> path_gaps;
};

}  // namespace routesight

// The ids of all nodes of a topology.
#pragma once

#include "evaluator/base/id.h"

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
struct PublicIp;
struct NatGateway;
struct SecurityGroup;
struct Machine;
struct Firewall;
struct Bastion;
struct LoadBalancer;
struct BackendPool;
struct BalancingRule;
struct OutboundRule;
struct HealthProbe;
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
using PublicIpId = Id<PublicIp>;
using NatGatewayId = Id<NatGateway>;
using SecurityGroupId = Id<SecurityGroup>;
using MachineId = Id<Machine>;
using FirewallId = Id<Firewall>;
using BastionId = Id<Bastion>;
using LoadBalancerId = Id<LoadBalancer>;
using BackendPoolId = Id<BackendPool>;
using BalancingRuleId = Id<BalancingRule>;
using OutboundRuleId = Id<OutboundRule>;
using HealthProbeId = Id<HealthProbe>;

}  // namespace routesight

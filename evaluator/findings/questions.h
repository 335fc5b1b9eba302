// What detectors ask of a network again and again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluator/base/plan_value.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

inline bool IsTrue(const PlanValue<bool>& value) { return value.known() && value.value(); }
inline bool IsFalse(const PlanValue<bool>& value) { return value.known() && !value.value(); }

std::string NameIn(const Topology& topology, const Node& node);

// Whether it is the platform's subnet of that name: GatewaySubnet.
bool IsPlatformSubnet(const Topology& topology, const Subnet& subnet, std::string_view name);
// Whether it is any of those in which no machines of a team are.
bool IsPlatformSubnet(const Topology& topology, const Subnet& subnet);

// The subnet of that name in the network; none if there is none.
SubnetId PlatformSubnetOf(const Topology& topology, VnetId vnet, std::string_view name);

bool HasGateway(const Topology& topology, VnetId vnet);
// Null if it has none.
const RouteServer* RouteServerIn(const Topology& topology, VnetId vnet);

// The names of the subnets of a network. Sorted.
std::vector<std::string> SubnetsOf(const Topology& topology, VnetId vnet);

// Whether its machines get a public address for what leaves directly (EGR-01).
bool HasWayOut(const Subnet& subnet);

// The route table of a subnet; null without one.
const UserRouteTable* TableOf(const Topology& topology, const Subnet& subnet);

}  // namespace routesight

// Something that fails: what is out of service then.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evaluator/base/circuit_link.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

enum class FailureKind : uint8_t {
  kAppliance,
  kGatewayInstance,
  kRouteServerInstance,
  kCircuit,
  kCircuitLink,
  kConnection,
  kPeering,
  kBgpSession,
  kZone,
  kRegion,
  kNamed,  // In the configuration file.
};
std::string_view FailureKindName(FailureKind kind);  // gateway_instance

// Ids of the network in which it fails.
struct FailedThings {
  std::set<NicId> nics;  // Of appliances.
  std::set<ApplianceId> appliances;
  std::set<std::pair<GatewayId, size_t>> gateway_instances;  // From 0.
  std::set<std::pair<RouteServerId, size_t>> route_server_instances;
  std::set<CircuitId> circuits;
  std::set<std::pair<CircuitId, CircuitLink>> circuit_links;
  std::set<GatewayConnectionId> connections;
  std::set<PeeringId> peerings;  // One half stands for both.
  std::set<BgpConnectionId> bgp_connections;
  std::set<VnetId> vnets;  // Whose machines are all down.
};

struct Failure {
  FailureKind kind = FailureKind::kNamed;
  std::string name;  // What reports call it.
  FailedThings down;
  // Names of the configuration file that stand for nothing that can fail here.
  std::vector<std::string> unknown_names;
};

// Every single failure that the network can have, then those that the file names. Sorted by kind,
// then name.
std::vector<Failure> ListFailures(const Snapshot& snapshot,
                                  const std::vector<AssumedFailure>& named);

}  // namespace routesight

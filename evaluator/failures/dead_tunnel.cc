#include "evaluator/failures/dead_tunnel.h"

#include <algorithm>

namespace routesight {
namespace {

bool IsStatic(const GatewayConnection& connection) {
  return connection.type == ConnectionType::kIpsec &&
         !(connection.bgp_enabled.known() && connection.bgp_enabled.value());
}

template <typename Test>
bool AnyBranch(const Path& path, Test test) {
  return std::any_of(path.hops.begin(), path.hops.end(), [&](const Hop& hop) {
    return std::any_of(hop.branches.begin(), hop.branches.end(), test);
  });
}

}  // namespace

bool IsLostInDeadTunnel(const Topology& topology, const FailedThings& down, const Path& before,
                        const Path& during) {
  return AnyBranch(before, [&](const Branch& used) {
    if (!used.connection.has_value() || !down.connections.contains(used.connection) ||
        !IsStatic(topology.connections[used.connection])) {
      return false;
    }
    return !AnyBranch(during, [&](const Branch& now) {
      return now.connection.has_value() && now.gateway == used.gateway;
    });
  });
}

}  // namespace routesight

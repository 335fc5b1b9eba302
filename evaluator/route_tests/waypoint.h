// What a route test names as lying on the way of packets.
#pragma once

#include <optional>
#include <set>
#include <string_view>

#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

// Everything that one name stands for: a machine or a described appliance for its interfaces, a
// load balancer for whom it hands packets to.
class Waypoint {
 public:
  // By Terraform address, ARM id or name in the configuration file; absent if nothing at hand that
  // packets may pass is called so.
  static std::optional<Waypoint> Find(const Surroundings& around, std::string_view name);

  bool IsAt(const Hop& hop) const;
  bool IsOn(const Branch& branch) const;

 private:
  std::set<NicId> nics_;
  std::set<ApplianceId> appliances_;
  FirewallId firewall_;
  GatewayId gateway_;
  GatewayConnectionId connection_;
  LoadBalancerId balancer_;
  SiteId site_;
};

enum class Passing : uint8_t { kNever, kOnSomeWays, kAlways };

// How packets on this way meet the waypoint. Where they begin does not count.
Passing PassingOf(const Path& path, const Waypoint& waypoint);

}  // namespace routesight

#include "evaluator/failures/detection.h"

#include <algorithm>

namespace routesight {
namespace {

constexpr std::string_view kRouteServerFaq =
    "https://learn.microsoft.com/azure/route-server/route-server-faq";
constexpr std::string_view kVpnAvailability =
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-highlyavailable";
constexpr std::string_view kVpnFaq =
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq";
constexpr std::string_view kExpressRouteBfd =
    "https://learn.microsoft.com/azure/expressroute/expressroute-bfd";
constexpr std::string_view kProbes =
    "https://learn.microsoft.com/azure/load-balancer/load-balancer-custom-probe-overview";
constexpr std::string_view kUserRoutes =
    "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview";
constexpr std::string_view kPeering =
    "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering";

// A route server has the hold time of 180 seconds, unless the appliance asks for less, and gives
// new routes to machines within 45.
constexpr Detection kHoldTimeOfRouteServer = {
    DetectionTime{5, 180, 225},
    "by BGP: at once where the session is closed, else when the hold time of 180 seconds is over; "
    "then 20 to 45 seconds until machines have other routes",
    Basis::kDocumented, kRouteServerFaq};

constexpr Detection kHoldTimeOfVpn = {DetectionTime{10, 180, 180},
                                      "by BGP: when the hold time of 180 seconds is over",
                                      Basis::kDocumented, kVpnFaq};

constexpr Detection kGatewayFailover = {
    DetectionTime{10, 90, 180},
    "by the platform: 10 to 15 seconds when it is planned, up to 3 minutes when it is not",
    Basis::kDocumented, kVpnAvailability};

constexpr Detection kExpressRouteWithBfd = {
    DetectionTime{1, 60, 180},
    "by BFD within a second where the customer's router speaks it, with up to a minute until all "
    "routes are exchanged; else by BGP after 180 seconds",
    Basis::kDocumented, kExpressRouteBfd};

constexpr Detection kNothingNotices = {
    std::nullopt, "nothing notices it: user-defined routes lead there until somebody changes them",
    Basis::kDocumented, kUserRoutes};

constexpr Detection kStaticTunnel = {
    std::nullopt,
    "nothing notices it: routes of a connection without BGP stay while its tunnel is down",
    Basis::kDocumented, kVpnFaq};

constexpr Detection kProbeOfUnknownPace = {
    std::nullopt, "by the health probe of the load balancer, whose pace is not known",
    Basis::kDocumented, kProbes};

constexpr Detection kAtOnce = {DetectionTime{0, 0, 0}, "by the platform, at once",
                               Basis::kDocumented, kPeering};

constexpr Detection kSlowestPart = {
    std::nullopt, "as the slowest of what is in it; the platform promises no time", Basis::kAssumed,
    kVpnAvailability};

bool SpeaksBgp(const Failure& failure, const Snapshot& base) {
  for (const BgpConnection& connection : base.topology.bgp_connections) {
    if (connection.nic.has_value() && failure.down.nics.contains(connection.nic)) return true;
    if (connection.appliance.has_value() &&
        failure.down.appliances.contains(connection.appliance)) {
      return true;
    }
  }
  return false;
}

// The probe of a rule whose pool has one of the interfaces: nothing if there is no such rule.
std::optional<Detection> ByProbe(const Failure& failure, const Topology& topology) {
  for (const BalancingRule& rule : topology.balancing_rules) {
    const bool is_member = std::any_of(rule.pools.begin(), rule.pools.end(), [&](BackendPoolId id) {
      const auto& members = topology.backend_pools[id].members;
      return std::any_of(members.begin(), members.end(), [&](const PoolMember& member) {
        return member.nic.has_value() && failure.down.nics.contains(member.nic);
      });
    });
    if (!is_member) continue;
    if (!rule.probe.known()) return kProbeOfUnknownPace;
    const HealthProbe& probe = topology.health_probes[rule.probe.value()];
    if (!probe.interval_seconds.known() || !probe.failures.known()) return kProbeOfUnknownPace;
    const double interval = static_cast<double>(probe.interval_seconds.value());
    const double seconds = interval * static_cast<double>(probe.failures.value());
    return Detection{DetectionTime{seconds - interval, seconds, seconds + interval},
                     "by the health probe of the load balancer, as often as it must fail",
                     Basis::kDocumented, kProbes};
  }
  return std::nullopt;
}

// Whether user-defined routes lead to an address of its own.
bool HasRoutesToItself(const Failure& failure, const Topology& topology) {
  return std::any_of(
      topology.route_tables.begin(), topology.route_tables.end(), [&](const UserRouteTable& table) {
        return std::any_of(table.routes.begin(), table.routes.end(), [&](const UserRoute& route) {
          return std::any_of(failure.down.nics.begin(), failure.down.nics.end(), [&](NicId nic) {
            const std::vector<Symbol>& own = topology.nics[nic].private_ips;
            return std::find(own.begin(), own.end(), route.next_hop) != own.end();
          });
        });
      });
}

Detection OfAppliance(const Failure& failure, const Snapshot& base) {
  if (SpeaksBgp(failure, base)) return kHoldTimeOfRouteServer;
  if (HasRoutesToItself(failure, base.topology)) return kNothingNotices;
  return ByProbe(failure, base.topology).value_or(kNothingNotices);
}

Detection OfConnection(const Failure& failure, const Topology& topology) {
  for (const GatewayConnectionId id : failure.down.connections) {
    const GatewayConnection& connection = topology.connections[id];
    if (connection.type == ConnectionType::kExpressRoute) return kExpressRouteWithBfd;
    const bool bgp = connection.bgp_enabled.known() && connection.bgp_enabled.value();
    return bgp ? kHoldTimeOfVpn : kStaticTunnel;
  }
  return kSlowestPart;
}

}  // namespace

Detection DetectionOf(const Failure& failure, const Snapshot& base) {
  switch (failure.kind) {
    case FailureKind::kAppliance:
      return OfAppliance(failure, base);
    case FailureKind::kGatewayInstance:
      return kGatewayFailover;
    case FailureKind::kRouteServerInstance:
    case FailureKind::kBgpSession:
      return kHoldTimeOfRouteServer;
    case FailureKind::kCircuit:
    case FailureKind::kCircuitLink:
      return kExpressRouteWithBfd;
    case FailureKind::kConnection:
      return OfConnection(failure, base.topology);
    case FailureKind::kPeering:
      return kAtOnce;
    case FailureKind::kZone:
      return OfAppliance(failure, base);
    case FailureKind::kRegion:
    case FailureKind::kNamed:
      return kSlowestPart;
  }
  return kSlowestPart;
}

}  // namespace routesight

#include "evaluator/configuration/parse_switches.h"

#include "evaluator/configuration/read_scalar.h"

namespace routesight {
namespace {

constexpr Word<NoneRows> kNoneRows[] = {{"documented", NoneRows::kDocumented},
                                        {"observed", NoneRows::kObserved}};
constexpr Word<BeatenNoneRows> kBeatenNoneRows[] = {{"user_only", BeatenNoneRows::kUserOnly},
                                                    {"shown", BeatenNoneRows::kShown},
                                                    {"hidden", BeatenNoneRows::kHidden}};
constexpr Word<DeniedPeeringRows> kDeniedPeeringRows[] = {{"kept", DeniedPeeringRows::kKept},
                                                          {"removed", DeniedPeeringRows::kRemoved}};
constexpr Word<ForwardedTrafficOff> kForwardedTraffic[] = {
    {"may_drop", ForwardedTrafficOff::kMayDrop},
    {"drops", ForwardedTrafficOff::kDrops},
    {"passes", ForwardedTrafficOff::kPasses}};
constexpr Word<ServiceEndpointRival> kEndpointRivals[] = {
    {"user", ServiceEndpointRival::kUser},
    {"service_endpoint", ServiceEndpointRival::kServiceEndpoint}};
constexpr Word<ErVnetToVnet> kErVnetToVnet[] = {
    {"flags", ErVnetToVnet::kFlags}, {"on", ErVnetToVnet::kOn}, {"off", ErVnetToVnet::kOff}};

}  // namespace

Switches ParseSwitches(const YamlValue& value) {
  const auto read_limit = WholeNumber(1, 1'000'000);
  Switches switches;
  switches.given = value.ReadFields({
      Optional("none_rows", switches.none_rows, OneOf(kNoneRows)),
      Optional("user_internet_default_removes_none", switches.user_internet_default_removes_none,
               ReadTruth),
      Optional("none_rows_invalid_visible", switches.none_rows_invalid_visible,
               OneOf(kBeatenNoneRows)),
      Optional("peering_rows_when_access_denied", switches.peering_rows_when_access_denied,
               OneOf(kDeniedPeeringRows)),
      Optional("forwarded_traffic_enforced", switches.forwarded_traffic_enforced,
               OneOf(kForwardedTraffic)),
      Optional("service_endpoint_vs_longer_udr", switches.service_endpoint_vs_longer_udr,
               OneOf(kEndpointRivals)),
      Optional("ars_reflects_between_nvas", switches.ars_reflects_between_nvas, ReadTruth),
      Optional("route_server_subnet_min", switches.route_server_subnet_min, WholeNumber(26, 27)),
      Optional("udr_per_table", switches.udr_per_table, read_limit),
      Optional("ars_routes_per_peer", switches.ars_routes_per_peer, read_limit),
      Optional("ars_routes_to_er_gateway", switches.ars_routes_to_er_gateway, read_limit),
      Optional("ars_routes_total", switches.ars_routes_total, read_limit),
      Optional("er_routes_out", switches.er_routes_out, read_limit),
      Optional("er_routes_out_ipv6", switches.er_routes_out_ipv6, read_limit),
      Optional("er_routes_in", switches.er_routes_in, read_limit),
      Optional("er_routes_in_premium", switches.er_routes_in_premium, read_limit),
      Optional("er_routes_in_ipv6", switches.er_routes_in_ipv6, read_limit),
      Optional("vpn_routes_per_peer", switches.vpn_routes_per_peer, read_limit),
      Optional("er_vnet_to_vnet", switches.er_vnet_to_vnet, OneOf(kErVnetToVnet)),
  });
  return switches;
}

}  // namespace routesight

// Small networks in words, so that a test reads as situation and expectation. One line a thing:
//
//   network hub 10.0.0.0/16 @westeurope was 10.0.0.0/17     location and former range may be left
//   out subnet app of hub 10.0.1.0/24 table t endpoint Microsoft.Storage policies peering hub spoke
//   use_remote_gateways allow_gateway_transit recreated standing synchronised peering hub spoke
//   subnets app,web table t propagation off route all in t 0.0.0.0/0 VirtualAppliance 10.0.1.4
//   endpoint blob in app 10.0.1.9
//   gateway vpn in gw active-active bgp pool 172.16.0.0/24
//   site office 192.168.0.0/16 bgp
//   connection c of vpn to office bgp
//   route_server rs in rss peer nva
//   interface nic in app 10.0.1.4 forwarding public          forwarding? where it is not known
//   balancer lb in app 10.0.1.9 members nic,nic2             with a rule for all ports
//   firewall fw in app 10.0.1.8
//   appliance fw1 on nic,nic2 stateless snat silent tunnel fw2 originates 10.9.0.0/16
//   branch dc 192.168.0.0/16 over c,c2 transit
//
// With BGP:
//   gateway er in gw expressroute
//   circuit c at Amsterdam                                    provisioned, with a private peering
//   connection k of er circuit c
//   route_server rs in rss b2b
//   bgp b of rs to 10.0.1.4 asn 65001
//   appliance fw1 on nic asn 65001 speaks rs,fw2 override     as-override on all its sessions
//   branch dc 192.168.0.0/16 over k asn 65100 speaks fw1
//
// A subnet may also be `private`, have `nat`, and be known in its network `as GatewaySubnet`; a
// peering `allow_forwarded_traffic` or `no_access`, a connection `to_gateway`, `to_circuit` and
// `fast_path`; gateways may be `policy-based` and have `sku` and `asn`, route servers `peers 9`; an
// appliance `speaks rs instance 0`.
#pragma once

#include <string>
#include <string_view>

#include "evaluator/timeline/timeline.h"
#include "evaluator/topology/topology.h"

namespace routesight {

Topology NetworkFrom(std::string_view text);

// The network with everything computed from it; `at` is before, after or the number of a step.
Snapshot SnapshotOf(std::string_view at, std::string_view network_text);

// The table of a subnet, as PrintTable prints it, with an empty line in front.
std::string TableOf(std::string_view subnet, std::string_view network_text);

}  // namespace routesight

#include <catch2/catch.hpp>

#include "tests/support/network_text.h"

namespace routesight {
namespace {

TEST_CASE("VPN-01: static prefixes of a site are routes of the gateway's network") {
  CHECK(TableOf("h", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
gateway vpn in gw
site office 192.168.0.0/24
connection c of vpn to office
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.0.0.0/16     Default                VnetLocal                           SYS-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
active  192.168.0.0/24  VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  VPN-01
)");
}

TEST_CASE("VPN-01: a site without a connection gives nothing") {
  CHECK(TableOf("h", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
gateway vpn in gw
site office 192.168.0.0/24
)") == R"(
active  0.0.0.0/0       Default  Internet   SYS-02
active  10.0.0.0/8      Default  None       SYS-03
active  10.0.0.0/16     Default  VnetLocal  SYS-01
active  100.64.0.0/10   Default  None       SYS-03
active  172.16.0.0/12   Default  None       SYS-03
active  192.168.0.0/16  Default  None       SYS-03
)");
}

TEST_CASE("GW-01: gateways of one network share its routes") {
  CHECK(TableOf("h", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
gateway one in gw pool 172.16.9.0/24
gateway two in gw
site office 192.168.0.0/24
connection c of two to office
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.0.0.0/16     Default                VnetLocal                           SYS-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  172.16.9.0/24   VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  GW-07
active  192.168.0.0/16  Default                None                                SYS-03
active  192.168.0.0/24  VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  VPN-01
)");
}

TEST_CASE("GW-02: a spoke that uses the hub's gateway has the same rows with the same next hops") {
  CHECK(TableOf("s", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
peering hub spoke allow_gateway_transit
peering spoke hub use_remote_gateways
gateway vpn in gw active-active
site office 192.168.0.0/24
connection c of vpn to office
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.0.0.0/16     Default                VNetPeering                         PEER-01
active  10.1.0.0/16     Default                VnetLocal                           SYS-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
active  192.168.0.0/24  VirtualNetworkGateway  VirtualNetworkGateway  vpn#0,vpn#1  VPN-01
)");
}

TEST_CASE("GW-03: an active-standby gateway shows its public address") {
  CHECK(TableOf("h", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
gateway vpn in gw
site office 192.168.0.0/24
connection c of vpn to office
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.0.0.0/16     Default                VnetLocal                           SYS-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
active  192.168.0.0/24  VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  VPN-01
)");
}

TEST_CASE("GW-03: beside a route server a gateway shows both instances") {
  CHECK(TableOf("h", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
subnet rss of hub
route_server rs in rss
gateway vpn in gw
site office 192.168.0.0/24
connection c of vpn to office
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.0.0.0/16     Default                VnetLocal                           SYS-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
active  192.168.0.0/24  VirtualNetworkGateway  VirtualNetworkGateway  vpn#0,vpn#1  VPN-01
)");
}

TEST_CASE("SYS-09: an active-active gateway is one row with two next hops") {
  CHECK(TableOf("h", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
gateway vpn in gw active-active
site office 192.168.0.0/24
connection c of vpn to office
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.0.0.0/16     Default                VnetLocal                           SYS-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
active  192.168.0.0/24  VirtualNetworkGateway  VirtualNetworkGateway  vpn#0,vpn#1  VPN-01
)");
}

TEST_CASE("GW-07: pools of point-to-site clients are routes") {
  CHECK(TableOf("h", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
gateway vpn in gw pool 172.16.9.0/24
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.0.0.0/16     Default                VnetLocal                           SYS-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  172.16.9.0/24   VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  GW-07
active  192.168.0.0/16  Default                None                                SYS-03
)");
}

TEST_CASE("PEER-06: one flag is not enough") {
  CHECK(TableOf("s", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
peering hub spoke
peering spoke hub use_remote_gateways
gateway vpn in gw
site office 192.168.0.0/24
connection c of vpn to office
)") == R"(
active  0.0.0.0/0       Default  Internet     SYS-02
active  10.0.0.0/8      Default  None         SYS-03
active  10.0.0.0/16     Default  VNetPeering  PEER-01
active  10.1.0.0/16     Default  VnetLocal    SYS-01
active  100.64.0.0/10   Default  None         SYS-03
active  172.16.0.0/12   Default  None         SYS-03
active  192.168.0.0/16  Default  None         SYS-03
)");
}

TEST_CASE("PEER-06: an unknown flag leaves it open") {
  CHECK(TableOf("s", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
peering hub spoke allow_gateway_transit?
peering spoke hub use_remote_gateways
gateway vpn in gw
site office 192.168.0.0/24
connection c of vpn to office
)") == R"(
active  0.0.0.0/0       Default  Internet     SYS-02
active  10.0.0.0/8      Default  None         SYS-03
active  10.0.0.0/16     Default  VNetPeering  PEER-01
active  10.1.0.0/16     Default  VnetLocal    SYS-01
active  100.64.0.0/10   Default  None         SYS-03
active  172.16.0.0/12   Default  None         SYS-03
active  192.168.0.0/16  Default  None         SYS-03
gap unknown_value hub-to-spoke.allow_gateway_transit: whether this network gets the routes of its peer's gateways is not known
)");
}

TEST_CASE("PEER-07: without the flags a peer of the hub has none of its gateway's routes") {
  CHECK(TableOf("s", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
peering hub spoke allow_gateway_transit
peering spoke hub
gateway vpn in gw
site office 192.168.0.0/24
connection c of vpn to office
)") == R"(
active  0.0.0.0/0       Default  Internet     SYS-02
active  10.0.0.0/8      Default  None         SYS-03
active  10.0.0.0/16     Default  VNetPeering  PEER-01
active  10.1.0.0/16     Default  VnetLocal    SYS-01
active  100.64.0.0/10   Default  None         SYS-03
active  172.16.0.0/12   Default  None         SYS-03
active  192.168.0.0/16  Default  None         SYS-03
)");
}

TEST_CASE("PEER-14: gateway transit works between regions") {
  CHECK(TableOf("s", R"(
network hub 10.0.0.0/16 @westeurope
network spoke 10.1.0.0/16 @northeurope
subnet s of spoke
subnet gw of hub
peering hub spoke allow_gateway_transit
peering spoke hub use_remote_gateways
gateway vpn in gw
site office 192.168.0.0/24
connection c of vpn to office
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.0.0.0/16     Default                VNetGlobalPeering                   PEER-01
active  10.1.0.0/16     Default                VnetLocal                           SYS-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
active  192.168.0.0/24  VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  VPN-01
)");
}

TEST_CASE("SEL-05: a prefix behind two connections is one row") {
  CHECK(TableOf("h", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
gateway vpn in gw
site a 192.168.0.0/24
site b 192.168.0.0/24
connection ca of vpn to a
connection cb of vpn to b
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.0.0.0/16     Default                VnetLocal                           SYS-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
active  192.168.0.0/24  VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  VPN-01
)");
}

TEST_CASE("TF-05: routes over BGP are a gap, not an empty set") {
  CHECK(TableOf("h", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
gateway vpn in gw bgp
site office 192.168.0.0/24 bgp
connection c of vpn to office bgp
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.0.0.0/16     Default                VnetLocal                           SYS-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
active  192.168.0.0/24  VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  VPN-01
gap not_stated c: what office announces over BGP is in no file; state it in routesight.yaml: assume: {on_premises: [{name: NAME, reached_through: [c], announces: [{prefixes: [PREFIX]}]}]}
)");
}

TEST_CASE("UDR-05: a gap of the gateway does not touch a subnet with propagation off") {
  CHECK(TableOf("x", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
subnet h of hub
subnet gw of hub
subnet x of hub table t
table t propagation off
gateway vpn in gw bgp
site office 192.168.0.0/24 bgp
connection c of vpn to office bgp
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.0.0.0/16     Default                VnetLocal                           SYS-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
hidden  192.168.0.0/24  VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  UDR-05
propagation off
)");
}

TEST_CASE("TF-05: a gateway that is used but is in no file at hand is a gap") {
  CHECK(TableOf("s", R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
subnet s of spoke
peering hub spoke allow_gateway_transit
peering spoke hub use_remote_gateways
)")
            .find("gap outside_the_plan hub: the gateway or route server that this network uses "
                  "there") != std::string::npos);
}

}  // namespace
}  // namespace routesight

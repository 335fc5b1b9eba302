// Ways to on-premises and back.
#include <catch2/catch.hpp>

#include "tests/support/path_text.h"

namespace routesight {
namespace {

// A spoke that sends everything through the hub's appliance, and uses the hub's gateway.
constexpr std::string_view kHybrid = R"(
  network hub 10.0.0.0/16
  network a 10.1.0.0/16
  subnet nva of hub 10.0.1.0/24
  subnet web of a 10.1.1.0/24 table ta
  peering a hub use_remote_gateways allow_forwarded_traffic
  peering hub a allow_gateway_transit allow_forwarded_traffic
  table ta propagation off
  route all in ta 0.0.0.0/0 VirtualAppliance 10.0.1.4
  interface fw in nva 10.0.1.4 forwarding
  gateway vpn in GatewaySubnet
  site office 192.168.0.0/16
  connection c of vpn to office
)";

std::string Hybrid(std::string_view more) { return std::string(kHybrid) + std::string(more); }

}  // namespace

TEST_CASE("TOPO-07: answers from on-premises skip the appliance until the gateway has a route") {
  CHECK(WayOf("web", "192.168.1.1", Hybrid("subnet GatewaySubnet of hub 10.0.9.0/24")) == R"(
web 0.0.0.0/0 UDR-02 -> fw
fw 192.168.0.0/16 VPN-01 -> vpn
vpn knows 192.168.0.0/16 => to_on_premises office
back office -> vpn
back vpn 10.1.0.0/16 PEER-01 => delivered web
asymmetric, there fw
)");
  CHECK(WayOf("web", "192.168.1.1", Hybrid(R"(
    table tg
    subnet GatewaySubnet of hub 10.0.9.0/24 table tg
    route a in tg 10.1.0.0/16 VirtualAppliance 10.0.1.4)")) == R"(
web 0.0.0.0/0 UDR-02 -> fw
fw 192.168.0.0/16 VPN-01 -> vpn
vpn knows 192.168.0.0/16 => to_on_premises office
back office -> vpn
back vpn 10.1.0.0/16 UDR-02 -> fw
back fw 10.1.0.0/16 PEER-01 => delivered web
symmetric
)");
  // A summary has no effect, since the row of the peering is longer.
  CHECK(WayOf("office", "10.1.1.4", Hybrid(R"(
    table tg
    subnet GatewaySubnet of hub 10.0.9.0/24 table tg
    route a in tg 10.0.0.0/8 VirtualAppliance 10.0.1.4)")) == R"(
office -> vpn
vpn 10.1.0.0/16 PEER-01 => delivered web
back web 0.0.0.0/0 UDR-02 -> fw
back fw 192.168.0.0/16 VPN-01 -> vpn
back vpn knows 192.168.0.0/16 => to_on_premises office
asymmetric, back fw
)");
}

TEST_CASE("UDR-03: a route to the gateway needs a VPN gateway that the network uses") {
  CHECK(WayOf("web", "192.168.1.1", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 table t
    table t
    route site in t 192.168.0.0/16 VirtualNetworkGateway)") == R"(
web 192.168.0.0/16 UDR-02 => next_hop_unreachable a UDR-03
nothing_returns
)");
  CHECK(WayOf("web", "192.168.1.1", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 table t
    subnet GatewaySubnet of a 10.1.9.0/24
    table t
    route site in t 192.168.0.0/16 VirtualNetworkGateway
    gateway vpn in GatewaySubnet
    site office 192.168.0.0/16
    connection c of vpn to office)") == R"(
web 192.168.0.0/16 UDR-02 -> vpn
vpn knows 192.168.0.0/16 => to_on_premises office
back office -> vpn
back vpn 10.1.0.0/16 SYS-01 => delivered web
symmetric
)");
}

TEST_CASE("PEER-07: on-premises does not know of a spoke that does not use the gateway") {
  CHECK(FatesFrom("office", "10.1.1.4", R"(
    network hub 10.0.0.0/16
    network a 10.1.0.0/16
    subnet GatewaySubnet of hub 10.0.9.0/24
    subnet web of a 10.1.1.0/24
    peering a hub
    peering hub a
    gateway vpn in GatewaySubnet
    site office 192.168.0.0/16
    connection c of vpn to office)") == "no_route");
}

TEST_CASE("a site that is transit passes packets on to its other connection") {
  CHECK(WayOf("web", "10.2.1.4", R"(
    network a 10.1.0.0/16
    network b 10.2.0.0/16
    subnet web of a 10.1.1.0/24
    subnet db of b 10.2.1.0/24
    subnet ga of a 10.1.9.0/24 as GatewaySubnet
    subnet gb of b 10.2.9.0/24 as GatewaySubnet
    gateway va in ga
    gateway vb in gb
    site la 10.2.0.0/16
    site lb 10.1.0.0/16
    connection ca of va to la
    connection cb of vb to lb
    branch dc 192.168.0.0/16 over ca,cb transit)") == R"(
web 10.2.0.0/16 VPN-01 -> va
va knows 10.2.0.0/16 -> dc
dc -> vb
! the site is taken to send what is behind cb there: no file says so
vb 10.2.0.0/16 SYS-01 => delivered db
back db 10.1.0.0/16 VPN-01 -> vb
back vb knows 10.1.0.0/16 -> dc
back dc -> va
! the site is taken to send what is behind ca there: no file says so
back va 10.1.0.0/16 SYS-01 => delivered web
symmetric
)");
}

TEST_CASE("ER-08: FastPath goes past the gateway and its routes into the hub") {
  constexpr std::string_view kInspected = R"(
    network hub 10.0.0.0/16
    subnet GatewaySubnet of hub 10.0.9.0/24 table tg
    subnet web of hub 10.0.2.0/24
    subnet nva of hub 10.0.1.0/24
    interface fw in nva 10.0.1.4 forwarding
    table tg
    route web in tg 10.0.2.0/24 VirtualAppliance 10.0.1.4
    gateway er in GatewaySubnet
    site office 192.168.0.0/16
    branch dc 192.168.0.0/16 over c)";
  CHECK(WayOf("dc", "10.0.2.4", std::string(kInspected) + "\nconnection c of er to office") == R"(
dc -> er
! the site is taken to send what is behind c there: no file says so
er 10.0.2.0/24 UDR-02 -> fw
fw 10.0.0.0/16 SYS-01 => delivered web
back web 192.168.0.0/16 VPN-01 -> er
back er knows 192.168.0.0/16 => to_on_premises dc
asymmetric, there fw
)");
  CHECK(WayOf("dc", "10.0.2.4",
              std::string(kInspected) + "\nconnection c of er to office fast_path") == R"(
dc => delivered web ER-08
back web 192.168.0.0/16 VPN-01 -> er
back er knows 192.168.0.0/16 => to_on_premises dc
symmetric
)");
}

}  // namespace routesight

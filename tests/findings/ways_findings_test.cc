// Findings about ways of packets: circles, dead next hops, bypasses, and uneven ways.
#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "evaluator/findings/way_survey.h"
#include "tests/findings/findings_in.h"
#include "tests/support/network_text.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

// Two spokes that are peered with a hub, in which fw is an appliance.
constexpr std::string_view kSpokes = R"(
  network hub 10.0.0.0/16
  network a 10.1.0.0/16
  network b 10.2.0.0/16
  subnet nva of hub 10.0.1.0/24
  subnet web of a 10.1.1.0/24 table ta
  subnet db of b 10.2.1.0/24 table tb
  interface fw in nva 10.0.1.4 forwarding
  peering a hub allow_forwarded_traffic
  peering hub a allow_forwarded_traffic
  peering b hub allow_forwarded_traffic
  peering hub b allow_forwarded_traffic
  table ta
  table tb
)";

constexpr std::string_view kBothThroughFirewall = R"(
  route there in ta 10.2.0.0/16 VirtualAppliance 10.0.1.4
  route back in tb 10.1.0.0/16 VirtualAppliance 10.0.1.4
)";

std::string Spokes(std::string_view more) { return Concat(kSpokes, more, "\n"); }

}  // namespace

TEST_CASE("a network in which both ways cross the same firewall has no findings") {
  CHECK(CodesIn(Spokes(kBothThroughFirewall)).empty());
}

TEST_CASE("RS209: forwarded packets over a peering that does not allow them") {
  const std::string network = R"(
  network hub 10.0.0.0/16
  network a 10.1.0.0/16
  network b 10.2.0.0/16
  subnet nva of hub 10.0.1.0/24
  subnet web of a 10.1.1.0/24 table ta
  subnet db of b 10.2.1.0/24 table tb
  interface fw in nva 10.0.1.4 forwarding
  peering a hub allow_forwarded_traffic
  peering hub a
  peering b hub
  peering hub b
  table ta
  table tb)";
  CHECK(CodesIn(Concat(network, kBothThroughFirewall)) == "RS209 new b-to-hub\n");
}

TEST_CASE("RS209 near miss: nothing is forwarded, or the receivers allow it") {
  CHECK(Only("RS209",
             "network hub 10.0.0.0/16\nnetwork a 10.1.0.0/16\nsubnet s of hub 10.0.1.0/24\n"
             "subnet t of a 10.1.1.0/24\npeering a hub\npeering hub a")
            .empty());
  CHECK(Only("RS209", Spokes(kBothThroughFirewall)).empty());
}

TEST_CASE("RS301: the subnet of an appliance has the routes that lead to it") {
  CHECK(CodesIn(R"(
  network hub 10.0.0.0/16
  subnet nva of hub 10.0.1.0/24 table t
  subnet app of hub 10.0.2.0/24 table t
  interface fw in nva 10.0.1.4 forwarding
  table t
  route out in t 0.0.0.0/0 VirtualAppliance 10.0.1.4)") == "RS301 new fw nva\n");
}

TEST_CASE("RS301 near miss: the appliance has a table of its own") {
  CHECK(CodesIn(R"(
  network hub 10.0.0.0/16
  subnet nva of hub 10.0.1.0/24
  subnet app of hub 10.0.2.0/24 table t
  interface fw in nva 10.0.1.4 forwarding public
  table t
  route out in t 0.0.0.0/0 VirtualAppliance 10.0.1.4)")
            .empty());
}

TEST_CASE("TOPO-10: without an overlay between regions the appliances' own routes loop") {
  CHECK(CodesInCase("bgp-multi-region-without-overlay", "RS301") != "");
  CHECK(CodesInCase("bgp-multi-region-overlay-as-override", "RS301").empty());
  CHECK(CodesInCase("bgp-multi-region-without-overlay-propagation-off", "RS301").empty());
}

TEST_CASE("RS302: a next hop that is too far away, and one that does not forward") {
  CHECK(CodesIn(Spokes(R"(
  network far 10.9.0.0/16
  subnet fars of far 10.9.1.0/24
  interface fw9 in fars 10.9.1.4 forwarding
  peering hub far allow_forwarded_traffic
  peering far hub allow_forwarded_traffic
  route there in ta 10.50.0.0/16 VirtualAppliance 10.9.1.4)")) == "RS302 new ta\n");
  CHECK(CodesIn(Spokes(R"(
  interface off in nva 10.0.1.5
  route there in ta 10.50.0.0/16 VirtualAppliance 10.0.1.5)")) == "RS302 new ta\n");
}

TEST_CASE("RS302 near miss: the next hop is in a peer and forwards, or nobody knows who has it") {
  CHECK(Only("RS302", Spokes(kBothThroughFirewall)).empty());
  CHECK(Only("RS302", Spokes("route there in ta 10.50.0.0/16 VirtualAppliance 10.0.1.77")).empty());
  CHECK(Only("RS302", Spokes("interface may in nva 10.0.1.6 forwarding?\n"
                             "route there in ta 10.50.0.0/16 VirtualAppliance 10.0.1.6"))
            .empty());
}

TEST_CASE("RS303: a spoke gets routes of an appliance in a network that it is not peered with") {
  CHECK(CodesInCase("bgp-appliance-in-a-peered-network", "RS303") != "");
}

TEST_CASE("RS303 near miss: the appliance stands in the hub") {
  CHECK(CodesInCase("lab-route-server-one-appliance", "RS303").empty());
}

TEST_CASE("RS304: a peering takes traffic past the firewall of a summary") {
  CHECK(Only("RS304", Spokes("peering a b\npeering b a\n"
                             "route all in ta 10.0.0.0/8 VirtualAppliance 10.0.1.4")) ==
        "RS304 new ta\n");
}

TEST_CASE("RS304 near miss: the hub of the firewall itself, exact routes, and a default route") {
  CHECK(Only("RS304", Spokes("route all in ta 10.0.0.0/8 VirtualAppliance 10.0.1.4")).empty());
  CHECK(Only("RS304", Spokes("peering a b\npeering b a\n"
                             "route all in ta 10.0.0.0/8 VirtualAppliance 10.0.1.4\n"
                             "route b in ta 10.2.0.0/16 VirtualAppliance 10.0.1.4"))
            .empty());
  CHECK(Only("RS304", Spokes("peering a b\npeering b a\n"
                             "route out in ta 0.0.0.0/0 VirtualAppliance 10.0.1.4"))
            .empty());
  // Where the appliance stands is not known: it may be in the hub.
  CHECK(Only("RS304", Spokes("route all in ta 10.0.0.0/8 VirtualAppliance fw.private_ip_address"))
            .empty());
}

TEST_CASE("RS305: one way crosses the firewall, the other goes directly") {
  CHECK(Only("RS305", Spokes("peering a b\npeering b a\n"
                             "route there in ta 10.2.0.0/16 VirtualAppliance 10.0.1.4")) ==
        "RS305 new fw\n");
}

TEST_CASE("RS305 near miss: both ways cross it, or it keeps no state") {
  CHECK(Only("RS305", Spokes(kBothThroughFirewall)).empty());
  CHECK(Only("RS305", Spokes("appliance one on fw stateless\npeering a b\npeering b a\n"
                             "route there in ta 10.2.0.0/16 VirtualAppliance 10.0.1.4"))
            .empty());
}

TEST_CASE("RS305: equal-cost ways through two firewalls may differ, and that is less sure") {
  const auto findings = FindAllBetween("", Spokes(R"(
  interface fw2 in nva 10.0.1.5 forwarding
  balancer lb in nva 10.0.1.9 members fw,fw2
  balancer back in nva 10.0.1.10 members fw,fw2
  route there in ta 10.2.0.0/16 VirtualAppliance 10.0.1.9
  route back in tb 10.1.0.0/16 VirtualAppliance 10.0.1.10)"));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].kind->code == "RS305");
  CHECK(findings[0].severity == Severity::kMedium);
}

namespace {

// A hub with a VPN gateway; a answers to the site through the firewall.
std::string HubWithGateway(std::string_view more) {
  return Concat(R"(
  network hub 10.0.0.0/16
  network a 10.1.0.0/16
  subnet gw of hub 10.0.0.0/27 as GatewaySubnet table tg
  subnet nva of hub 10.0.1.0/24
  subnet web of a 10.1.1.0/24 table ta
  interface fw in nva 10.0.1.4 forwarding
  gateway vpn in gw active-active
  site dc 192.168.0.0/16
  connection c of vpn to dc
  peering a hub use_remote_gateways allow_forwarded_traffic
  peering hub a allow_gateway_transit allow_forwarded_traffic
  table ta
  table tg
  route dc in ta 192.168.0.0/16 VirtualAppliance 10.0.1.4
)",
                more, "\n");
}

}  // namespace

TEST_CASE("RS306: what comes from on-premises goes past the firewall that answers cross") {
  CHECK(CodesIn(HubWithGateway("")) == "RS306 new gw a\n");
}

TEST_CASE("RS306 near miss: the GatewaySubnet has the route, or the firewall keeps no state") {
  CHECK(CodesIn(HubWithGateway("route a in tg 10.1.0.0/16 VirtualAppliance 10.0.1.4")).empty());
  CHECK(Only("RS306", HubWithGateway("appliance one on fw stateless")).empty());
}

TEST_CASE("a cause absorbs its symptoms: a summary on the GatewaySubnet is one finding") {
  CHECK(CodesIn(HubWithGateway("route all in tg 10.0.0.0/8 VirtualAppliance 10.0.1.4")) ==
        "RS203 new tg a\n");
}

TEST_CASE(
    "TOPO-07: dual-homed spokes answer through appliances that inbound traffic does not see") {
  CHECK(CodesInCase("bgp-dual-homed-expressroute", "RS306") != "");
}

TEST_CASE("RS307: packets arrive and answers have no route") {
  CHECK(CodesIn(Spokes("route there in ta 10.2.0.0/16 VirtualAppliance 10.0.1.4")) ==
        "RS307 new db b\n");
}

TEST_CASE("RS307 near miss: networks that do not reach each other at all") {
  CHECK(CodesIn(Spokes("")).empty());
}

TEST_CASE("RS308: a subnet becomes private and has no way out") {
  const auto network = [](std::string_view subnet) {
    return Concat("network n 10.0.0.0/16\nsubnet s of n 10.0.1.0/24 ", subnet,
                  "\ninterface vm in s 10.0.1.4");
  };
  const auto findings = FindAllBetween(network(""), network("private"));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].kind->code == "RS308");
  CHECK(findings[0].subnets == std::vector<std::string>{"s"});
}

TEST_CASE("RS308 near miss: it was private before, or has a NAT gateway") {
  const auto network = [](std::string_view subnet) {
    return Concat("network n 10.0.0.0/16\nsubnet s of n 10.0.1.0/24 ", subnet,
                  "\ninterface vm in s 10.0.1.4");
  };
  CHECK(FindAllBetween(network("private"), network("private")).empty());
  CHECK(FindAllBetween(network(""), network("private nat")).empty());
  CHECK(FindAllBetween("", network("private")).empty());
}

namespace {

std::string FastPath(std::string_view flag) {
  return Concat(R"(
  network hub 10.0.0.0/16
  subnet gw of hub 10.0.0.0/27 as GatewaySubnet table tg
  subnet nva of hub 10.0.1.0/24
  interface fw in nva 10.0.1.4 forwarding
  gateway er in gw expressroute
  circuit one
  table tg
  route own in tg 10.0.1.0/24 VirtualAppliance 10.0.1.4
  connection c of er to_circuit one )",
                flag);
}

}  // namespace

TEST_CASE("RS309: FastPath goes past the appliance of the GatewaySubnet") {
  CHECK(Only("RS309", FastPath("fast_path")) == "RS309 new c tg\n");
}

TEST_CASE("RS309 near miss: the connection has no FastPath") {
  CHECK(Only("RS309", FastPath("")).empty());
}

TEST_CASE("RS411: routes that come back to the ASN of Azure, without as-override") {
  CHECK(CodesInCase("bgp-dual-homed-expressroute-without-as-override", "RS411") != "");
  CHECK(CodesInCase("bgp-multi-region-overlay-without-as-override", "RS411") != "");
}

TEST_CASE("RS411 near miss: with as-override") {
  CHECK(CodesInCase("bgp-dual-homed-expressroute", "RS411").empty());
  CHECK(CodesInCase("bgp-multi-region-overlay-as-override", "RS411").empty());
}

TEST_CASE("RS902: a network with too many ways says so") {
  std::string network = "network hub 10.0.0.0/16\n";
  for (int i = 0; i < 150; ++i) {
    network += Concat("network n", i, " 10.", i + 1, ".0.0/16\nsubnet s", i, " of n", i, " 10.",
                      i + 1, ".1.0/24\n");
  }
  CHECK(Only("RS902", network) == "RS902 new \n");
}

TEST_CASE("RS902 near miss: a network of which all ways are looked at") {
  CHECK(Only("RS902", Spokes(kBothThroughFirewall)).empty());
}

}  // namespace routesight

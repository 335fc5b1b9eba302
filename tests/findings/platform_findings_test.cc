// Findings about the platform's subnets, peerings, gateways and route servers.
#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "tests/findings/findings_in.h"

namespace routesight {
namespace {

constexpr std::string_view kHub = R"(
  network hub 10.0.0.0/16
  subnet gw of hub 10.0.0.0/27 as GatewaySubnet table t
  subnet rss of hub 10.0.1.0/27 as RouteServerSubnet
  subnet nva of hub 10.0.2.0/24
  interface fw in nva 10.0.2.4 forwarding
  gateway vpn in gw active-active
)";

std::string Hub(std::string_view more) { return Concat(kHub, more, "\n"); }

constexpr std::string_view kSpoke = R"(
  network a 10.1.0.0/16
  subnet web of a 10.1.0.0/24
  peering a hub use_remote_gateways allow_forwarded_traffic
  peering hub a allow_gateway_transit allow_forwarded_traffic
)";

}  // namespace

TEST_CASE("RS201: the GatewaySubnet has a default route, or no propagation") {
  CHECK(Only("RS201", Hub("table t\nroute out in t 0.0.0.0/0 VirtualAppliance 10.0.2.4")) ==
        "RS201 new t gw\n");
  CHECK(Only("RS201", Hub("table t propagation off")) == "RS201 new t gw\n");
}

TEST_CASE("RS201 near miss: a route of a spoke, propagation on; no gateway in the subnet") {
  CHECK(Only("RS201", Hub("table t\nroute a in t 10.1.0.0/16 VirtualAppliance 10.0.2.4")).empty());
  CHECK(Only("RS201", Hub("table t propagation unknown")).empty());
  CHECK(Only("RS201",
             "network hub 10.0.0.0/16\nsubnet gw of hub 10.0.0.0/27 as GatewaySubnet table t\n"
             "table t propagation off")
            .empty());
}

TEST_CASE("UDR-12: the table of the GatewaySubnet keeps propagation and has no default route") {
  CHECK(MessageOf("RS201", Hub("table t propagation off")) ==
        "The route table of gw switches propagation off, so its gateways do not get the routes "
        "that they need and stop working.");
}

TEST_CASE("RS202: a route covers the subnets of gateways and route server") {
  CHECK(Only("RS202", Hub("route_server rs in rss\ntable t\n"
                          "route all in t 10.0.0.0/16 VirtualAppliance 10.0.2.4")) ==
        "RS202 new t gw\nRS202 new t gw\n");
}

TEST_CASE("RS202 near miss: they stay local, or the network's own row is longer") {
  CHECK(Only("RS202", Hub("route_server rs in rss\ntable t\n"
                          "route all in t 10.0.0.0/16 VirtualAppliance 10.0.2.4\n"
                          "route g in t 10.0.0.0/27 VnetLocal\nroute r in t 10.0.1.0/27 VnetLocal"))
            .empty());
  CHECK(Only("RS202", Hub("table t\nroute all in t 10.0.0.0/8 VirtualAppliance 10.0.2.4")).empty());
}

TEST_CASE("UDR-14: what gateways and route servers say to each other stays local") {
  CHECK(MessageOf("RS202", Hub("table t\nroute all in t 10.0.0.0/16 VirtualAppliance 10.0.2.4")) ==
        "The route all (10.0.0.0/16) of gw covers the GatewaySubnet 10.0.0.0/27, so what gateways "
        "and route servers say to each other goes through 10.0.2.4.");
}

TEST_CASE("RS203: a summary on the GatewaySubnet, or a spoke without a route") {
  CHECK(Only("RS203", Concat(Hub("table t\nroute all in t 10.0.0.0/8 VirtualAppliance 10.0.2.4"),
                             kSpoke)) == "RS203 new t a\n");
  CHECK(Only("RS203", Concat(Hub("table t\nroute a in t 10.1.0.0/16 VirtualAppliance 10.0.2.4\n"
                                 "network b 10.2.0.0/16\npeering b hub use_remote_gateways\n"
                                 "peering hub b allow_gateway_transit\n"
                                 "subnet db of b 10.2.0.0/24 table tb\ntable tb\n"
                                 "route out in tb 0.0.0.0/0 VirtualAppliance 10.0.2.4"),
                             kSpoke)) == "RS203 new t b\n");
}

TEST_CASE("RS203 near miss: a spoke that sends nothing to the appliance either") {
  CHECK(Only("RS203", Concat(Hub("table t\nroute a in t 10.1.0.0/16 VirtualAppliance 10.0.2.4\n"
                                 "network b 10.2.0.0/16\npeering b hub use_remote_gateways\n"
                                 "peering hub b allow_gateway_transit\n"
                                 "subnet db of b 10.2.0.0/24"),
                             kSpoke))
            .empty());
}

TEST_CASE("RS203 near miss: exact routes, longer ones, and peers that do not use the gateways") {
  CHECK(Only("RS203",
             Concat(Hub("table t\nroute a in t 10.1.0.0/16 VirtualAppliance 10.0.2.4"), kSpoke))
            .empty());
  CHECK(Only("RS203", Concat(Hub("table t\nroute a in t 10.1.0.0/16 VirtualAppliance 10.0.2.4\n"
                                 "network b 10.2.0.0/16\npeering b hub\npeering hub b"),
                             kSpoke))
            .empty());
  CHECK(Only("RS203", Concat(Hub("table t"), kSpoke)).empty());
}

TEST_CASE("UDR-13: the GatewaySubnet needs the exact prefix of a spoke") {
  CHECK(MessageOf(
            "RS203",
            Concat(Hub("table t\nroute all in t 10.0.0.0/8 VirtualAppliance 10.0.2.4"), kSpoke)) ==
        "The route all of gw is shorter than 10.1.0.0/16 of a, so traffic from gateways goes there "
        "directly and not through 10.0.2.4.");
}

TEST_CASE("RS204: tables and security groups where the platform takes none") {
  CHECK(Only("RS204",
             "network n 10.0.0.0/16\nsubnet r of n 10.0.0.0/27 as RouteServerSubnet table t nsg\n"
             "subnet b of n 10.0.1.0/26 as AzureBastionSubnet table t\n"
             "subnet g of n 10.0.2.0/27 as GatewaySubnet nsg\ntable t") ==
        "RS204 new b t\nRS204 new g g-nsg\nRS204 new r r-nsg\nRS204 new r t\n");
  CHECK(Only("RS204",
             "network n 10.0.0.0/16\nsubnet f of n 10.0.0.0/26 as AzureFirewallSubnet table t\n"
             "firewall fw in f 10.0.0.4\ntable t\nroute out in t 0.0.0.0/0 VirtualAppliance "
             "10.0.9.4") == "RS204 new f t\n");
}

TEST_CASE("RS204 near miss: a firewall whose default route leads to the Internet; other subnets") {
  CHECK(Only("RS204",
             "network n 10.0.0.0/16\nsubnet f of n 10.0.0.0/26 as AzureFirewallSubnet table t\n"
             "firewall fw in f 10.0.0.4\ntable t\nroute out in t 0.0.0.0/0 Internet\n"
             "subnet a of n 10.0.1.0/24 table t nsg\n"
             "subnet g of n 10.0.2.0/27 as GatewaySubnet table t")
            .empty());
}

TEST_CASE("UDR-15: subnets of the platform that take no route table") {
  CHECK(MessageOf("RS204",
                  "network n 10.0.0.0/16\nsubnet r of n 10.0.0.0/27 as RouteServerSubnet table t\n"
                  "table t") == "r has the route table t, and a RouteServerSubnet takes none.");
}

TEST_CASE("RS205: a subnet of the platform with another name, or too small") {
  CHECK(Only("RS205",
             "network n 10.0.0.0/16\nsubnet r of n 10.0.0.0/28 as RouteServerSubnet\n"
             "route_server rs in r") == "RS205 new rs r\n");
  CHECK(Only("RS205",
             "network n 10.0.0.0/16\nsubnet f of n 10.0.0.0/26 as Firewalls\n"
             "firewall fw in f 10.0.0.4") == "RS205 new fw f\n");
}

TEST_CASE("RS205 near miss: a /27 for a route server, a /29 for a lone gateway") {
  CHECK(Only("RS205",
             "network n 10.0.0.0/16\nsubnet r of n 10.0.0.0/27 as RouteServerSubnet\n"
             "route_server rs in r\nsubnet g of n 10.0.1.0/29 as GatewaySubnet\n"
             "gateway vpn in g active-active")
            .empty());
}

TEST_CASE("ARS-01: a route server needs a RouteServerSubnet of /27") {
  CHECK(MessageOf("RS205",
                  "network n 10.0.0.0/16\nsubnet r of n 10.0.0.0/28 as RouteServerSubnet\n"
                  "route_server rs in r") ==
        "10.0.0.0/28 of r is too small for rs; a /27 is the least.");
}

TEST_CASE("LIM-13: a firewall needs an AzureFirewallSubnet of /26") {
  CHECK(MessageOf("RS205",
                  "network n 10.0.0.0/16\nsubnet f of n 10.0.0.0/27 as AzureFirewallSubnet\n"
                  "firewall fw in f 10.0.0.4") ==
        "10.0.0.0/27 of f is too small for fw; a /26 is the least.");
}

namespace {

std::string TableWith(int routes) {
  std::string text = "table t\n";
  for (int i = 0; i < routes; ++i) {
    text += Concat("route r", i, " in t 10.", i / 256, ".", i % 256, ".0/24 None\n");
  }
  return text;
}

std::string PeersOfHub(int peers) {
  std::string text = "network hub 10.0.0.0/24\n";
  for (int i = 0; i < peers; ++i) {
    text += Concat("network n", i, " 10.", 1 + i / 256, ".", i % 256, ".0/24\npeering hub n", i,
                   "\npeering n", i, " hub\n");
  }
  return text;
}

}  // namespace

TEST_CASE("RS206: a route table with more routes than Azure allows") {
  CHECK(Only("RS206", TableWith(401)) == "RS206 new t\n");
}

TEST_CASE("RS206 near miss: as many routes as Azure allows") {
  CHECK(Only("RS206", TableWith(400)).empty());
}

TEST_CASE("LIM-06: a table holds 400 routes") {
  CHECK(MessageOf("RS206", TableWith(401)) == "t has more than the 400 routes that are allowed.");
}

TEST_CASE("RS207: a network with more peerings than Azure allows") {
  CHECK(Only("RS207", PeersOfHub(501)) == "RS207 new hub\n");
}

TEST_CASE("RS207 near miss: as many peerings as Azure allows") {
  CHECK(Only("RS207", PeersOfHub(500)).empty());
}

TEST_CASE("LIM-05: a network has 500 peerings") {
  CHECK(MessageOf("RS207", PeersOfHub(501)) ==
        "hub has more than the 500 peerings that are allowed.");
}

TEST_CASE("RS208: a peering has one half") {
  CHECK(CodesIn("network a 10.0.0.0/16\nnetwork b 10.1.0.0/16\npeering a b") ==
        "RS208 new a-to-b b\n");
}

TEST_CASE("RS208 near miss: both halves, and a peer that is not at hand") {
  CHECK(CodesIn("network a 10.0.0.0/16\nnetwork b 10.1.0.0/16\npeering a b\npeering b a").empty());
  CHECK(Only("RS208",
             "network a 10.0.0.0/16\npeering a /subscriptions/s/resourceGroups/r/providers/"
             "Microsoft.Network/virtualNetworks/far")
            .empty());
}

namespace {

constexpr std::string_view kSpokeWithRouteServer = R"(
  network s 10.9.0.0/16
  subnet rss of s 10.9.0.0/27 as RouteServerSubnet
  route_server rs in rss )";

}  // namespace

TEST_CASE("RS405: a route server with nine peers") {
  CHECK(Only("RS405", Concat(kSpokeWithRouteServer, "peers 9"))
            .starts_with("RS405 new rs rs-peer-0"));
}

TEST_CASE("RS405 near miss: a route server with eight peers") {
  CHECK(Only("RS405", Concat(kSpokeWithRouteServer, "peers 8")).empty());
}

TEST_CASE("LIM-01: a route server has eight BGP peers") {
  CHECK(MessageOf("RS405", Concat(kSpokeWithRouteServer, "peers 9")) ==
        "rs has more than the 8 BGP peers that Azure allows, so it refuses some of them.");
}

namespace {

std::string BesideRouteServer(std::string_view gateway) {
  return Concat(
      "network n 10.0.0.0/16\nsubnet r of n 10.0.0.0/27 as RouteServerSubnet\n"
      "subnet g of n 10.0.1.0/27 as GatewaySubnet\nroute_server rs in r\ngateway vpn in g ",
      gateway);
}

std::string BesideExpressRoute(std::string_view gateway) {
  return Concat(
      "network n 10.0.0.0/16\nsubnet g of n 10.0.1.0/27 as GatewaySubnet\n"
      "gateway er in g expressroute sku ErGw1AZ\ngateway vpn in g ",
      gateway);
}

}  // namespace

TEST_CASE("RS406: a gateway that does not fit a route server") {
  CHECK(Only("RS406", BesideRouteServer("sku VpnGw2AZ")) == "RS406 new vpn rs\n");
  CHECK(Only("RS406", BesideRouteServer("active-active asn 65010")) == "RS406 new vpn rs\n");
  CHECK(Only("RS406", BesideRouteServer("active-active sku Basic")) == "RS406 new vpn rs\n");
  CHECK(Only("RS406", BesideRouteServer("active-active policy-based")) == "RS406 new vpn rs\n");
}

TEST_CASE(
    "RS406 near miss: active-active with ASN 65515, one that is not known, and no route server") {
  CHECK(Only("RS406", BesideRouteServer("active-active asn 65515 sku VpnGw2AZ")).empty());
  CHECK(Only("RS406", BesideRouteServer("active-active?")).empty());
  CHECK(Only("RS406",
             "network n 10.0.0.0/16\nsubnet g of n 10.0.1.0/27 as GatewaySubnet\n"
             "gateway vpn in g asn 65010")
            .empty());
}

TEST_CASE("GW-05: beside a route server a VPN gateway has the ASN 65515") {
  CHECK(MessageOf("RS406", BesideRouteServer("active-active asn 65010")) ==
        "vpn stands beside rs and has the ASN 65010, not 65515: Azure may refuse the route server, "
        "or they exchange no routes.");
}

TEST_CASE("VPN-10: SKU Basic does not work with a route server") {
  CHECK(MessageOf("RS406", BesideRouteServer("active-active sku Basic")) ==
        "vpn stands beside rs and has the SKU Basic: Azure may refuse the route server, or "
        "they exchange no routes.");
}

TEST_CASE("RS407: gateways that cannot share a network") {
  CHECK(Only("RS407", BesideExpressRoute("sku Basic")) == "RS407 new vpn er\n");
  CHECK(Only("RS407", BesideExpressRoute("policy-based")) == "RS407 new vpn er\n");
  CHECK(Only("RS407",
             "network n 10.0.0.0/16\nsubnet g of n 10.0.1.0/28 as GatewaySubnet\n"
             "gateway er in g expressroute\ngateway vpn in g") == "RS407 new vpn er\n");
}

TEST_CASE("RS407 near miss: gateways that can, and one alone") {
  CHECK(Only("RS407", BesideExpressRoute("sku VpnGw1AZ")).empty());
  CHECK(Only("RS407",
             "network n 10.0.0.0/16\nsubnet g of n 10.0.1.0/28 as GatewaySubnet\n"
             "gateway vpn in g sku Basic")
            .empty());
}

TEST_CASE("RS408: remote gateways beside a route server, and two of them") {
  CHECK(Only("RS408", Concat(Hub("table t"), kSpokeWithRouteServer, R"(
  peering s hub use_remote_gateways
  peering hub s allow_gateway_transit)")) == "RS408 new s-to-hub rs\n");
  CHECK(Only("RS408", Concat(Hub("table t"), kSpoke, R"(
  network hub2 10.5.0.0/16
  peering a hub2 use_remote_gateways
  peering hub2 a allow_gateway_transit)")) == "RS408 new a-to-hub2 a-to-hub\n");
}

TEST_CASE("RS408 near miss: the flag is off beside a route server, and on once elsewhere") {
  CHECK(Only("RS408", Concat(Hub("table t"), kSpoke, kSpokeWithRouteServer, R"(
  peering s hub
  peering hub s allow_gateway_transit)"))
            .empty());
}

TEST_CASE("PEER-09: a network with a route server uses no remote gateways") {
  CHECK(MessageOf("RS408", Concat(Hub("table t"), kSpokeWithRouteServer, R"(
  peering s hub use_remote_gateways
  peering hub s allow_gateway_transit)")) ==
        "s-to-hub uses the gateways of another network, and s has rs itself. Azure refuses the "
        "peering.");
}

TEST_CASE("RS409: ASNs that Azure does not take") {
  CHECK(Only("RS409", Concat(kSpokeWithRouteServer, "peer nva asn 65515")) == "RS409 new nva\n");
  CHECK(Only("RS409", Concat(kSpokeWithRouteServer, "peer nva asn 70000")) == "RS409 new nva\n");
  CHECK(Only("RS409", Hub("table t\nsite dc bgp asn 65515\nconnection c of vpn to dc bgp")) ==
        "RS409 new dc\n");
}

TEST_CASE("RS409 near miss: private ASNs, also of four bytes on premises") {
  CHECK(Only("RS409", Concat(kSpokeWithRouteServer, "peer nva asn 65001")).empty());
  CHECK(Only("RS409", Hub("table t\nsite dc bgp asn 4200000001\nconnection c of vpn to dc bgp"))
            .empty());
  CHECK(Only("RS409", Hub("table t\nsite dc bgp asn 65515\nconnection c of vpn to dc")).empty());
}

TEST_CASE("BGP-01: reserved ASNs") {
  CHECK(MessageOf("RS409", Concat(kSpokeWithRouteServer, "peer nva asn 65515")) ==
        "The peer of nva has the ASN 65515, which is reserved.");
}

TEST_CASE("BGP-02: a route server takes ASNs of two bytes") {
  CHECK(MessageOf("RS409", Concat(kSpokeWithRouteServer, "peer nva asn 70000")) ==
        "The peer of nva has the ASN 70000, and a route server takes those of two bytes only.");
}

TEST_CASE("VPN-04: both ends of a connection have the same ASN") {
  CHECK(MessageOf("RS409", Hub("table t\nsite dc bgp asn 65515\nconnection c of vpn to dc bgp")) ==
        "dc has the ASN 65515, which vpn has too: over c they exchange no routes.");
}

TEST_CASE("RS410: an appliance speaks to one instance") {
  CHECK(Only("RS410", Concat(kSpokeWithRouteServer, R"(
  subnet n of s 10.9.1.0/24
  interface nva in n 10.9.1.4 forwarding
  appliance one on nva speaks rs instance 0)")) == "RS410 new rs nva\n");
}

TEST_CASE("RS410 near miss: an appliance speaks to both, or to none") {
  CHECK(Only("RS410", Concat(kSpokeWithRouteServer, R"(
  subnet n of s 10.9.1.0/24
  interface nva in n 10.9.1.4 forwarding
  interface other in n 10.9.1.5 forwarding
  appliance one on nva speaks rs
  appliance two on other)"))
            .empty());
}

namespace {

std::string TwoCircuits(std::string_view more) {
  return Concat(R"(
  network n 10.0.0.0/16
  subnet g of n 10.0.0.0/27 as GatewaySubnet
  subnet r of n 10.0.1.0/27 as RouteServerSubnet
  gateway er in g expressroute
  circuit one
  circuit two
  connection c1 of er to_circuit one
  connection c2 of er to_circuit two
)",
                more);
}

}  // namespace

TEST_CASE("RS412: two circuits of one gateway, with branch-to-branch or two data centres") {
  CHECK(Only("RS412", TwoCircuits("route_server rs in r b2b")) == "RS412 new er one two\n");
}

TEST_CASE("RS412 near miss: nobody wants transit, or there is one circuit") {
  CHECK(Only("RS412", TwoCircuits("route_server rs in r")).empty());
  CHECK(Only("RS412", TwoCircuits("")).empty());
}

}  // namespace routesight

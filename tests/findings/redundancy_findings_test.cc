// Findings about what works until something fails, and about answers of private endpoints.
#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "tests/findings/findings_in.h"

namespace routesight {
namespace {

std::string Circuits(std::string_view more) {
  return Concat(R"(
network hub 10.0.0.0/16
subnet gw of hub 10.0.0.0/26 as GatewaySubnet
gateway er in gw expressroute
connection k of er circuit c
)",
                more, "\n");
}

// "medium er c d", of the only finding of that code; empty if there is none.
std::string Judged(std::string_view code, std::string_view network) {
  std::string text;
  for (const Finding& finding : FindAllBetween("", network)) {
    if (finding.kind->code != code) continue;
    text += Concat(SeverityName(finding.severity), " ", Join(finding.resources, " "));
  }
  return text;
}

}  // namespace

TEST_CASE("RS414: a gateway has one circuit, or several at one location") {
  CHECK(Judged("RS414", Circuits("circuit c at Amsterdam")) == "medium er c");
  CHECK(Judged("RS414", Circuits("circuit c at Amsterdam\ncircuit d at amsterdam\n"
                                 "connection l of er circuit d")) == "medium er c d");
  CHECK(MessageOf("RS414", Circuits("circuit c at Amsterdam")) ==
        "er reaches on-premises by c only, which ends in Amsterdam: when that location fails, "
        "nothing takes over.");
}

TEST_CASE("ER-13: of two gateways at one location each is told") {
  CHECK(Judged("RS414", Circuits("network hub2 10.1.0.0/16\n"
                                 "subnet gw2 of hub2 10.1.0.0/26 as GatewaySubnet\n"
                                 "gateway er2 in gw2 expressroute\nconnection l of er2 circuit c\n"
                                 "circuit c at Amsterdam")) == "medium er cmedium er2 c");
}

TEST_CASE("RS414: a VPN connection, or a circuit of another gateway, makes it less bad") {
  CHECK(Judged("RS414", Circuits("circuit c at Amsterdam\ngateway vpn in gw\n"
                                 "site office 192.168.0.0/16\nconnection v of vpn to office")) ==
        "low er c");
  const std::string other = Circuits(
      "circuit c at Amsterdam\nnetwork hub2 10.1.0.0/16\n"
      "subnet gw2 of hub2 10.1.0.0/26 as GatewaySubnet\ngateway er2 in gw2 expressroute\n"
      "circuit d at Frankfurt\nconnection l of er2 circuit d");
  CHECK(Judged("RS414", other) == "low er clow er2 d");
}

TEST_CASE("RS414 near miss: circuits at two locations, and one whose location is not known") {
  CHECK(Judged("RS414", Circuits("circuit c at Amsterdam\ncircuit d at Frankfurt\n"
                                 "connection l of er circuit d"))
            .empty());
  CHECK(Judged("RS414", Circuits("circuit c")).empty());
  CHECK(Judged("RS414", Circuits("circuit c at Amsterdam\ncircuit d\n"
                                 "connection l of er circuit d"))
            .empty());
}

namespace {

std::string TwoHubs(std::string_view more) {
  return Concat(R"(
network one 10.1.0.0/16
network two 10.2.0.0/16
network spoke 10.9.0.0/16
subnet a1 of one 10.1.1.0/24
subnet a2 of two 10.2.1.0/24
subnet apps of spoke 10.9.0.0/24 private
subnet rss of spoke 10.9.1.0/26 as RouteServerSubnet
interface n1 in a1 10.1.1.4 forwarding
interface n2 in a2 10.2.1.4 forwarding
peering one spoke allow_forwarded_traffic
peering spoke one allow_forwarded_traffic
peering two spoke allow_forwarded_traffic
peering spoke two allow_forwarded_traffic
route_server rs in rss
bgp b1 of rs to 10.1.1.4 asn 65001
bgp b2 of rs to 10.2.1.4 asn 65002
)",
                more, "\n");
}

}  // namespace

TEST_CASE("RS415: only one of two hubs announces a prefix") {
  const std::string network = TwoHubs(
      "appliance f1 on n1 asn 65001 speaks rs originates 192.168.0.0/16 0.0.0.0/0\n"
      "appliance f2 on n2 asn 65002 speaks rs originates 192.168.0.0/16");
  CHECK(MessageOf("RS415", network) ==
        "rs hears 0.0.0.0/0 from appliances in one only, and not from those in two: when one "
        "fails, or the appliance there, nothing takes over.");
  CHECK(Judged("RS415", network) == "medium n1 rs");
}

TEST_CASE("TOPO-04: what lies behind one hub by its nature needs no second way") {
  // A spoke of the first hub, and what the route server is told of its own hub.
  CHECK(Judged("RS415", TwoHubs("network behind 10.3.0.0/16\npeering behind one\n"
                                "peering one behind\n"
                                "appliance f1 on n1 asn 65001 speaks rs originates 10.3.0.0/16\n"
                                "appliance f2 on n2 asn 65002 speaks rs"))
            .empty());
}

TEST_CASE("RS415 near miss: both hubs announce it, one of them as the second choice") {
  CHECK(Judged("RS415", TwoHubs("appliance f1 on n1 asn 65001 speaks rs originates 192.168.0.0/16\n"
                                "appliance f2 on n2 asn 65002 speaks rs originates 192.168.0.0/16"))
            .empty());
}

TEST_CASE("RS415 near miss: what the appliance of the other hub announces is not known") {
  CHECK(Judged("RS415", TwoHubs("appliance f1 on n1 asn 65001 speaks rs originates 192.168.0.0/16"))
            .empty());
}

namespace {

std::string Endpoints(std::string_view policies, std::string_view appliance) {
  return Concat(R"(
network hub 10.0.0.0/16
network spoke 10.1.0.0/16
network data 10.2.0.0/16
subnet nva of hub 10.0.1.0/24
table t
subnet app of spoke 10.1.1.0/24 table t
subnet eps of data 10.2.1.0/24 )",
                policies, R"(
interface fw in nva 10.0.1.4 forwarding
endpoint sql in eps 10.2.1.4
route inspect in t 10.2.0.0/16 VirtualAppliance 10.0.1.4
peering hub spoke allow_forwarded_traffic
peering spoke hub allow_forwarded_traffic
peering hub data allow_forwarded_traffic
peering data hub allow_forwarded_traffic
peering spoke data allow_forwarded_traffic
peering data spoke allow_forwarded_traffic
)",
                appliance, "\n");
}

}  // namespace

TEST_CASE("RS314: packets to a private endpoint pass an appliance that keeps their source") {
  CHECK(Judged("RS314", Endpoints("policies", "appliance f on fw")) == "medium fw data");
  CHECK(MessageOf("RS314", Endpoints("policies", "appliance f on fw")) ==
        "What app sends to sql (10.2.1.4) passes f, which keeps the source address: answers may "
        "skip it, and a device that sees one direction only drops the rest.");
}

TEST_CASE("PE-04: an appliance that nobody describes keeps private addresses") {
  CHECK(Judged("RS314", Endpoints("policies", "")) == "medium fw data");
}

TEST_CASE("RS314 near miss: it translates them, keeps no state, or is not passed at all") {
  CHECK(Judged("RS314", Endpoints("policies", "appliance f on fw snat")).empty());
  CHECK(Judged("RS314", Endpoints("policies", "appliance f on fw stateless")).empty());
  CHECK(Judged("RS314", Endpoints("", "appliance f on fw")).empty());
}

TEST_CASE("RS416: two spokes of one hub have one range") {
  const std::string hub =
      "network hub 10.0.0.0/16\nnetwork a 10.1.0.0/16\n"
      "network b 10.1.128.0/17\npeering hub a\npeering a hub\n";
  CHECK(Judged("RS416", hub + "peering hub b\npeering b hub") == "high a b hub");
  CHECK(
      MessageOf("RS416", hub + "peering hub b\npeering b hub") ==
      "a has 10.1.0.0/16 and b 10.1.128.0/17, and both meet at hub: addresses in both lead to one "
      "of them, and nobody says to which.");
}

TEST_CASE("BGP-06: networks of two hubs are announced to one circuit") {
  const auto hubs = [](std::string_view circuit) {
    return Concat(R"(
network one 10.1.0.0/16
network two 10.1.0.0/16
subnet g1 of one 10.1.0.0/26 as GatewaySubnet
subnet g2 of two 10.1.0.0/26 as GatewaySubnet
gateway e1 in g1 expressroute
gateway e2 in g2 expressroute
circuit c
circuit d
connection k1 of e1 circuit c
connection k2 of e2 circuit )",
                  circuit, "\n");
  };
  CHECK(Judged("RS416", hubs("c")) == "high one two c");
  CHECK(Judged("RS416", hubs("d")).empty());
}

TEST_CASE("RS416 near miss: they do not overlap, have hubs of their own, or are peered") {
  CHECK(Judged("RS416",
               "network hub 10.0.0.0/16\nnetwork a 10.1.0.0/16\nnetwork b 10.2.0.0/16\n"
               "peering hub a\npeering a hub\npeering hub b\npeering b hub")
            .empty());
  CHECK(Judged("RS416",
               "network h 10.0.0.0/16\nnetwork i 10.9.0.0/16\nnetwork a 10.1.0.0/16\n"
               "network b 10.1.0.0/16\npeering h a\npeering a h\npeering i b\n"
               "peering b i")
            .empty());
  CHECK(Judged("RS416",
               "network hub 10.0.0.0/16\nnetwork a 10.1.0.0/16\nnetwork b 10.1.0.0/16\n"
               "peering hub a\npeering a hub\npeering hub b\npeering b hub\n"
               "peering a b\npeering b a")
            .empty());
}

TEST_CASE("RS417: five scale sets of 1,000 machines use one route server") {
  CHECK(CodesInCase("findings-hubs-done-wrong", "RS417") == "azurerm_route_server.hub\n");
}

TEST_CASE("LIM-04: a route server serves 4,000 machines") {
  CHECK(CodesInCase("findings-hubs-done-right", "RS417").empty());
}

TEST_CASE("RS417 near miss: as many machines as it serves") {
  CHECK(CodesInCase("findings-hubs-done-right", "RS417").empty());
}

}  // namespace routesight

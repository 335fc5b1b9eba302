// Ways inside and between networks, through appliances.
#include <catch2/catch.hpp>
#include <stdexcept>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/paths/appliance_choice.h"
#include "tests/support/network_text.h"
#include "tests/support/path_text.h"

namespace routesight {
namespace {

// Two spokes that reach each other only through an appliance in the hub.
constexpr std::string_view kHub = R"(
  network hub 10.0.0.0/16
  network a 10.1.0.0/16
  network b 10.2.0.0/16
  subnet nva of hub 10.0.1.0/24
  subnet web of a 10.1.1.0/24 table ta
  subnet db of b 10.2.1.0/24 table tb
  peering a hub allow_forwarded_traffic
  peering hub a allow_forwarded_traffic
  peering b hub allow_forwarded_traffic
  peering hub b allow_forwarded_traffic
  table ta
  table tb
  route all in ta 0.0.0.0/0 VirtualAppliance 10.0.1.4
)";

std::string Hub(std::string_view more) { return std::string(kHub) + std::string(more); }

}  // namespace

TEST_CASE("SEL-01: the longest prefix decides, whatever its source") {
  CHECK(WayOf("web", "10.0.1.9", Hub("interface fw in nva 10.0.1.4 forwarding")) == R"(
web 10.0.0.0/16 PEER-01 => delivered nva
back nva 10.1.0.0/16 PEER-01 => delivered web
symmetric
)");
}

TEST_CASE("SYS-07: what an appliance forwards is looked up again in its own subnet") {
  CHECK(WayOf("web", "10.2.1.9", Hub(R"(
    interface fw in nva 10.0.1.4 forwarding
    route back in tb 10.1.0.0/16 VirtualAppliance 10.0.1.4)")) == R"(
web 0.0.0.0/0 UDR-02 -> fw
fw 10.2.0.0/16 PEER-01 => delivered db
back db 10.1.0.0/16 UDR-02 -> fw
back fw 10.1.0.0/16 PEER-01 => delivered web
symmetric
)");
}

TEST_CASE("SEL-09: a stateful appliance that sees one direction only") {
  CHECK(WayOf("web", "10.2.1.9", Hub(R"(
    interface fw in nva 10.0.1.4 forwarding
    peering b a
    peering a b)")) == R"(
web 10.2.0.0/16 PEER-01 => delivered db
back db 10.1.0.0/16 PEER-01 => delivered web
symmetric
)");
  // The way back over the new peering skips the appliance when only one side has the route.
  constexpr std::string_view kOneSided = R"(
    interface fw in nva 10.0.1.4 forwarding
    peering b a
    peering a b
    route b in ta 10.2.0.0/16 VirtualAppliance 10.0.1.4)";
  CHECK(WayOf("web", "10.2.1.9", Hub(kOneSided)) == R"(
web 10.2.0.0/16 UDR-02 -> fw
fw 10.2.0.0/16 PEER-01 => delivered db
back db 10.1.0.0/16 PEER-01 => delivered web
asymmetric, there fw
)");
  CHECK(WayOf("web", "10.2.1.9",
              Hub(std::string(kOneSided) + "\n appliance fw1 on fw stateless")) == R"(
web 10.2.0.0/16 UDR-02 -> fw1
fw1 10.2.0.0/16 PEER-01 => delivered db
back db 10.1.0.0/16 PEER-01 => delivered web
symmetric
)");
  // Source translation brings the answer back to the appliance.
  CHECK(WayOf("web", "10.2.1.9", Hub(std::string(kOneSided) + "\n appliance fw1 on fw snat")) == R"(
web 10.2.0.0/16 UDR-02 -> fw1
fw1 10.2.0.0/16 PEER-01 => delivered db
back db 10.0.0.0/16 PEER-01 => delivered fw
back fw1 10.1.0.0/16 PEER-01 => delivered web
symmetric
)");
}

TEST_CASE("NVA-01: without IP forwarding an interface gets nothing for others") {
  CHECK(WayOf("web", "10.2.1.9", Hub("interface fw in nva 10.0.1.4")) == R"(
web 0.0.0.0/0 UDR-02 => not_forwarded fw NVA-01
nothing_returns
)");
  CHECK(FatesFrom("web", "10.2.1.9", Hub("interface fw in nva 10.0.1.4 forwarding?")) == "unknown");
  CHECK(FatesFrom("web", "10.2.1.9", Hub(R"(
    interface fw in nva 10.0.1.4 forwarding
    appliance fw1 on fw silent)")) == "not_forwarded");
}

TEST_CASE("NVA-03: a load balancer hands the packet to the members of its pool") {
  constexpr std::string_view kPair = R"(
    interface one in nva 10.0.1.5 forwarding
    interface two in nva 10.0.1.6 forwarding
    balancer lb in nva 10.0.1.4 members one,two
    route back in tb 10.1.0.0/16 VirtualAppliance 10.0.1.4)";
  CHECK(WayOf("web", "10.2.1.9", Hub(kPair)) == R"(
web 0.0.0.0/0 UDR-02 -> one -> two
one 10.2.0.0/16 PEER-01 => delivered db
two 10.2.0.0/16 PEER-01 => delivered db
back db 10.1.0.0/16 UDR-02 -> one -> two
back one 10.1.0.0/16 PEER-01 => delivered web
back two 10.1.0.0/16 PEER-01 => delivered web
symmetric
)");
  // Its pool, or what is in it, may stand in a state that is not at hand.
  CHECK(FatesFrom("web", "10.2.1.9", Hub("balancer lb in nva 10.0.1.4")) == "unknown");
  CHECK(WayOf("web", "10.2.1.9", Hub(R"(
    interface one in nva 10.0.1.5 forwarding
    balancer lb in nva 10.0.1.4 members one tcp)")) == R"(
web 0.0.0.0/0 UDR-02 -> one
! lb has no rule for all ports: only the ports of its rules pass
one 10.2.0.0/16 PEER-01 => delivered db
back db 10.0.0.0/8 SYS-03 => dropped_by_none SYS-03
return_is_lost, there one
)");
}

TEST_CASE("NVA-04: a packet that comes back to its appliance loops") {
  CHECK(WayOf("web", "10.2.1.9", Hub(R"(
    table tn
    subnet inner of hub 10.0.2.0/24 table tn
    interface fw in inner 10.0.1.4 forwarding
    route b in tn 10.2.0.0/16 VirtualAppliance 10.0.1.4)")) == R"(
web 0.0.0.0/0 UDR-02 -> fw
fw 10.2.0.0/16 UDR-02 => loop fw NVA-04
nothing_returns
)");
}

TEST_CASE("UDR-04: a next hop lies in the own network or in a peer") {
  const std::string far = Hub(R"(
    network far 10.9.0.0/16
    subnet far-nva of far 10.9.1.0/24
    interface fw in far-nva 10.9.1.4 forwarding
    route far in ta 10.8.0.0/16 VirtualAppliance 10.9.1.4)");
  CHECK(WayOf("web", "10.8.0.1", far) == R"(
web 10.8.0.0/16 UDR-02 => next_hop_unreachable 10.9.1.4 UDR-04
nothing_returns
)");
  // In reach, but who has the address is in no file at hand.
  CHECK(WayOf("web", "10.8.0.1", Hub("")) == R"(
web 0.0.0.0/0 UDR-02 => unknown 10.0.1.4 UDR-04
? 10.0.1.4
unknown
)");
}

TEST_CASE("SEL-07: an injected next hop lies in the own network or in a peer, too") {
  const Topology topology = NetworkFrom(Hub("interface fw in nva 10.0.1.4 forwarding"));
  const Ribs ribs = SimulateControlPlane(topology);
  const Fibs fibs = ComputeEffectiveRoutes(topology, ribs);
  const Surroundings around(topology, ribs, fibs);
  const auto take = [&](std::string_view vnet) {
    for (size_t i = 0; i < topology.vnets.size(); ++i) {
      if (topology.Text(topology.vnets[topology.vnets.IdAt(i)].name) != vnet) continue;
      return TakersAt(around, topology.vnets.IdAt(i), topology.symbols.Find("10.0.1.4"),
                      RouteSource::kVirtualNetworkGateway)
          .front();
    }
    throw std::invalid_argument("no network");
  };
  CHECK_FALSE(take("a").ends);
  const Topology apart = NetworkFrom(R"(
    network hub 10.0.0.0/16
    network a 10.1.0.0/16
    subnet nva of hub 10.0.1.0/24
    interface fw in nva 10.0.1.4 forwarding)");
  const Ribs no_ribs = SimulateControlPlane(apart);
  const Fibs its_fibs = ComputeEffectiveRoutes(apart, no_ribs);
  const Surroundings alone(apart, no_ribs, its_fibs);
  const Handover refused = TakersAt(alone, apart.vnets.IdAt(0), apart.symbols.Find("10.0.1.4"),
                                    RouteSource::kVirtualNetworkGateway)
                               .front();
  CHECK(refused.ends);
  CHECK(refused.branch.fate == Fate::kNextHopUnreachable);
  CHECK(refused.branch.rule == RuleNamed("SEL-07"));
}

TEST_CASE("SEL-08: a route with next hop None drops") {
  CHECK(FatesFrom("db", "10.77.0.1", kHub) == "dropped_by_none");
}

TEST_CASE("PEER-10: which of several peers with the address gets the packet is not known") {
  constexpr std::string_view kTwo = R"(
    network a 10.1.0.0/16
    network b 10.2.0.0/16
    network c 10.2.0.0/16
    subnet web of a 10.1.1.0/24
    subnet db of b 10.2.1.0/24
    subnet other of c 10.2.1.0/24
    peering a b
    peering b a
    peering a c)";
  CHECK(FatesFrom("web", "10.2.1.9", kTwo) == "delivered");
  CHECK(FatesFrom("web", "10.2.1.9", std::string(kTwo) + "\n peering c a") == "unknown");
}

TEST_CASE("PEER-04: a half that denies access drops the packet") {
  constexpr std::string_view kDenied = R"(
    network a 10.1.0.0/16
    network b 10.2.0.0/16
    subnet web of a 10.1.1.0/24
    subnet db of b 10.2.1.0/24
    peering a b
    peering b a no_access)";
  CHECK(WayOf("web", "10.2.1.9", kDenied) == R"(
web 10.2.0.0/16 PEER-01 => dropped_by_peering b-to-a.allow_virtual_network_access PEER-04
nothing_returns
)");
}

TEST_CASE(
    "PEER-05: forwarded packets may be dropped where the receiving half does not allow them") {
  CHECK(WayOf("web", "10.2.1.9", R"(
    network hub 10.0.0.0/16
    network a 10.1.0.0/16
    network b 10.2.0.0/16
    subnet nva of hub 10.0.1.0/24
    subnet web of a 10.1.1.0/24 table ta
    subnet db of b 10.2.1.0/24 table tb
    peering a hub allow_forwarded_traffic
    peering hub a
    peering b hub
    peering hub b
    table ta
    table tb
    route all in ta 0.0.0.0/0 VirtualAppliance 10.0.1.4
    route all in tb 0.0.0.0/0 VirtualAppliance 10.0.1.4
    interface fw in nva 10.0.1.4 forwarding)") == R"(
web 0.0.0.0/0 UDR-02 -> fw
fw 10.2.0.0/16 PEER-01 => delivered db
! may be dropped: an appliance forwarded it, and b-to-hub.allow_forwarded_traffic is false
back db 0.0.0.0/0 UDR-02 -> fw
back fw 10.1.0.0/16 PEER-01 => delivered web
symmetric
)");
}

TEST_CASE("a service tag whose addresses are not at hand may carry any public destination") {
  CHECK(FatesFrom("web", "20.1.2.3", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 table t
    table t
    route storage in t Storage.WestEurope None)") == "unknown");
}

TEST_CASE("a tunnel takes what its far end originates, and its outer packet must get there") {
  constexpr std::string_view kOverlay = R"(
    network one 10.1.0.0/16
    network two 10.3.0.0/16
    network far 10.5.0.0/16
    subnet db of far 10.5.0.0/24 table tf
    peering far two allow_forwarded_traffic
    peering two far
    table tf
    route back in tf 0.0.0.0/0 VirtualAppliance 10.3.0.4
    subnet nva1 of one 10.1.1.0/24 table t
    subnet app of one 10.1.2.0/24 table ta
    subnet nva2 of two 10.3.0.0/24
    peering one two allow_forwarded_traffic
    peering two one allow_forwarded_traffic
    table t
    table ta
    route over in ta 10.5.0.0/16 VirtualAppliance 10.1.1.4
    interface n1 in nva1 10.1.1.4 forwarding
    interface n2 in nva2 10.3.0.4 forwarding
    appliance fw1 on n1 tunnel fw2 originates 10.1.0.0/16
    appliance fw2 on n2 tunnel fw1 originates 10.5.0.0/16)";
  CHECK(WayOf("app", "10.5.0.9", kOverlay) == R"(
app 10.5.0.0/16 UDR-02 -> fw1
fw1 =tunnel=> fw2
fw2 knows 10.5.0.0/16 10.5.0.0/16 PEER-01 => delivered db
back db 0.0.0.0/0 UDR-02 -> fw2
back fw2 =tunnel=> fw1
back fw1 knows 10.1.0.0/16 10.1.0.0/16 SYS-01 => delivered app
symmetric
)");
  // A route that captures the outer packet breaks the overlay.
  CHECK(WayOf("app", "10.5.0.9", std::string(kOverlay) + "\n route outer in t 10.3.0.0/16 None") ==
        R"(
app 10.5.0.0/16 UDR-02 -> fw1
fw1 => dropped_by_none fw2
nothing_returns
)");
}

}  // namespace routesight

// Ways inside and between networks, through appliances.
#include <catch2/catch.hpp>

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
)");
}

TEST_CASE("SYS-07: what an appliance forwards is looked up again in its own subnet") {
  CHECK(WayOf("web", "10.2.1.9", Hub(R"(
    interface fw in nva 10.0.1.4 forwarding
    route back in tb 10.1.0.0/16 VirtualAppliance 10.0.1.4)")) == R"(
)");
}

TEST_CASE("SEL-09: a stateful appliance that sees one direction only") {
  CHECK(WayOf("web", "10.2.1.9", Hub(R"(
    interface fw in nva 10.0.1.4 forwarding
    peering b a
    peering a b)")) == R"(
)");
  // The way back over the new peering skips the appliance when only one side has the route.
  constexpr std::string_view kOneSided = R"(
    interface fw in nva 10.0.1.4 forwarding
    peering b a
    peering a b
    route b in ta 10.2.0.0/16 VirtualAppliance 10.0.1.4)";
  CHECK(WayOf("web", "10.2.1.9", Hub(kOneSided)) == R"(
)");
  CHECK(WayOf("web", "10.2.1.9",
              Hub(std::string(kOneSided) + "\n appliance fw1 on fw stateless")) == R"(
)");
  // Source translation brings the answer back to the appliance.
  CHECK(WayOf("web", "10.2.1.9", Hub(std::string(kOneSided) + "\n appliance fw1 on fw snat")) == R"(
)");
}

TEST_CASE("NVA-01: without IP forwarding an interface gets nothing for others") {
  CHECK(WayOf("web", "10.2.1.9", Hub("interface fw in nva 10.0.1.4")) == R"(
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
)");
  CHECK(FatesFrom("web", "10.2.1.9", Hub("balancer lb in nva 10.0.1.4")) == "next_hop_unreachable");
  CHECK(WayOf("web", "10.2.1.9", Hub(R"(
    interface one in nva 10.0.1.5 forwarding
    balancer lb in nva 10.0.1.4 members one tcp)")) == R"(
)");
}

TEST_CASE("NVA-04: a packet that comes back to its appliance loops") {
  CHECK(WayOf("web", "10.2.1.9", Hub(R"(
    table tn
    subnet inner of hub 10.0.2.0/24 table tn
    interface fw in inner 10.0.1.4 forwarding
    route b in tn 10.2.0.0/16 VirtualAppliance 10.0.1.4)")) == R"(
)");
}

TEST_CASE("UDR-04: a next hop lies in the own network or in a peer") {
  const std::string far = Hub(R"(
    network far 10.9.0.0/16
    subnet far-nva of far 10.9.1.0/24
    interface fw in far-nva 10.9.1.4 forwarding
    route far in ta 10.8.0.0/16 VirtualAppliance 10.9.1.4)");
  CHECK(WayOf("web", "10.8.0.1", far) == R"(
)");
  // In reach, but who has the address is in no file at hand.
  CHECK(WayOf("web", "10.8.0.1", Hub("")) == R"(
)");
}

TEST_CASE("SEL-08: a route with next hop None drops") {
  CHECK(FatesFrom("db", "10.77.0.1", kHub) == "dropped_by_none");
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
    appliance fw1 on n1 tunnel fw2
    appliance fw2 on n2 originates 10.5.0.0/16)";
  CHECK(WayOf("app", "10.5.0.9", kOverlay) == R"(
)");
  // A route that captures the outer packet breaks the overlay.
  CHECK(WayOf("app", "10.5.0.9", std::string(kOverlay) + "\n route outer in t 10.3.0.0/16 None") ==
        R"(
)");
}

}  // namespace routesight

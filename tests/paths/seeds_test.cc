// What the seeds say of designs with route servers, on the cases that have them.
#include <catch2/catch.hpp>

#include "tests/support/path_text.h"

namespace routesight {
namespace {

constexpr const char* kWest = R"(azurerm_subnet.apps["west"])";

}  // namespace

TEST_CASE("NVA-05: without an overlay the routes of an appliance lead back to it") {
  CHECK(WayInCase("bgp-multi-region-without-overlay", kWest, "10.5.0.4") == R"(
azurerm_subnet.apps["west"] 10.5.0.0/16 ARS-04 -> west
west 10.5.0.0/16 ARS-04 => loop west NVA-05
nothing_returns
)");
}

TEST_CASE("TOPO-10: two cures of the loop between regions") {
  CHECK(WayInCase("bgp-multi-region-without-overlay-propagation-off", kWest, "10.5.0.4") == R"(
azurerm_subnet.apps["west"] 10.5.0.0/16 ARS-04 -> west
west 10.5.0.0/16 UDR-02 -> north
north 10.5.0.0/16 PEER-01 => delivered azurerm_subnet.apps["north"]
back azurerm_subnet.apps["north"] 10.4.0.0/16 ARS-04 -> north
back north 10.4.0.0/16 UDR-02 -> west
back west 10.4.0.0/16 PEER-01 => delivered azurerm_subnet.apps["west"]
symmetric
)");
  CHECK(WayInCase("bgp-multi-region-overlay-as-override", kWest, "10.5.0.4") == R"(
azurerm_subnet.apps["west"] 10.5.0.0/16 ARS-04 -> west
west knows 10.5.0.0/16 =tunnel=> north
north 10.5.0.0/16 PEER-01 => delivered azurerm_subnet.apps["north"]
back azurerm_subnet.apps["north"] 10.4.0.0/16 ARS-04 -> north
back north knows 10.4.0.0/16 =tunnel=> west
back west 10.4.0.0/16 PEER-01 => delivered azurerm_subnet.apps["west"]
symmetric
)");
}

TEST_CASE("TOPO-09: hubs reach each other by peering, spokes through the appliances") {
  CHECK(WayInCase("bgp-multi-region-overlay-as-override", R"(azurerm_subnet.shared["west"])",
                  "10.3.4.4") == R"(
azurerm_subnet.shared["west"] 10.3.0.0/16 PEER-01 => delivered azurerm_subnet.shared["north"]
back azurerm_subnet.shared["north"] 10.1.0.0/16 PEER-01 => delivered azurerm_subnet.shared["west"]
symmetric
)");
}

TEST_CASE("TOPO-06: what each side of a dual-homed spoke with ExpressRoute knows") {
  CHECK(WayInCase("bgp-dual-homed-expressroute-without-as-override", "azurerm_subnet.apps",
                  "192.168.10.4") == R"(
azurerm_subnet.apps 192.168.0.0/16 SYS-03 => dropped_by_none SYS-03
nothing_returns
)");
  CHECK(WayInCase("bgp-dual-homed-expressroute-without-as-override", "dc", "10.9.0.4") == R"(
dc => no_route dc PEER-07
nothing_returns
)");
}

}  // namespace routesight

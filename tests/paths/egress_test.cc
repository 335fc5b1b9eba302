// Ways to the Internet and from it.
#include <catch2/catch.hpp>

#include "tests/support/path_text.h"

namespace routesight {

TEST_CASE("EGR-01: NAT gateway, public address, load balancer, default access, in that order") {
  CHECK(WayOf("nic", "8.8.8.8", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 nat
    interface nic in web 10.1.1.4 public)") == R"(
nic 0.0.0.0/0 SYS-02 => to_internet NAT gateway web-nat EGR-01
symmetric
)");
  CHECK(WayOf("nic", "8.8.8.8", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24
    interface nic in web 10.1.1.4 public)") == R"(
nic 0.0.0.0/0 SYS-02 => to_internet public address of nic EGR-01
symmetric
)");
  CHECK(WayOf("web", "8.8.8.8", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24)") == R"(
web 0.0.0.0/0 SYS-02 => to_internet default outbound access EGR-01
symmetric
)");
}

TEST_CASE("EGR-02: a private subnet has no way out of its own") {
  CHECK(WayOf("web", "8.8.8.8", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 private
    interface nic in web 10.1.1.4 public)") == R"(
web 0.0.0.0/0 SYS-02 => no_way_out web EGR-02
! nic has a way out of its own
nothing_returns
)");
  CHECK(FatesFrom("nic", "8.8.8.8", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 private
    interface nic in web 10.1.1.4)") == "no_way_out");
}

TEST_CASE("EGR-04: an answer to the Internet that goes another way than the packet came") {
  constexpr std::string_view kServer = R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 table t
    subnet nva of a 10.1.2.0/24
    interface nic in web 10.1.1.4 public
    interface fw in nva 10.1.2.4 forwarding
    table t)";
  CHECK(WayOf("internet", "10.1.1.4", kServer) == R"(
internet => delivered nic EGR-04
back nic 0.0.0.0/0 SYS-02 => to_internet public address of nic EGR-01
symmetric
)");
  CHECK(WayOf("internet", "10.1.1.4",
              std::string(kServer) + "\nroute all in t 0.0.0.0/0 VirtualAppliance 10.1.2.4") == R"(
internet => delivered nic EGR-04
back nic 0.0.0.0/0 UDR-02 -> fw
back fw 0.0.0.0/0 SYS-02 => to_internet default outbound access EGR-01
asymmetric, back fw
)");
  CHECK(FatesFrom("internet", "10.1.2.4", kServer) == "no_route");
}

TEST_CASE("a firewall is looked up again in its own subnet and sends out itself") {
  CHECK(WayOf("web", "8.8.8.8", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 table t
    subnet fws of a 10.1.2.0/24
    firewall fw in fws 10.1.2.4
    table t
    route all in t 0.0.0.0/0 VirtualAppliance 10.1.2.4)") == R"(
web 0.0.0.0/0 UDR-02 -> fw
fw 0.0.0.0/0 SYS-02 => to_internet public address of fw EGR-01
back fw 10.1.0.0/16 SYS-01 => delivered web
symmetric
)");
}

TEST_CASE("a private address that a route sends to the Internet gets nowhere") {
  CHECK(WayOf("web", "10.77.0.1", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 table t
    table t
    route all in t 0.0.0.0/0 Internet)") == R"(
web 0.0.0.0/0 UDR-02 => no_route Internet SYS-07
nothing_returns
)");
}

TEST_CASE("SE-02: a service endpoint may take what else goes to the Internet") {
  CHECK(FatesFrom("web", "20.1.2.3", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 endpoint Microsoft.Storage)") == "to_internet");
}

}  // namespace routesight

// Ways to the Internet and from it.
#include <catch2/catch.hpp>

#include "tests/support/path_text.h"

namespace routesight {

TEST_CASE("EGR-01: NAT gateway, public address, load balancer, default access, in that order") {
  CHECK(WayOf("nic", "8.8.8.8", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 nat
    interface nic in web 10.1.1.4 public)") == R"(
)");
  CHECK(WayOf("nic", "8.8.8.8", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24
    interface nic in web 10.1.1.4 public)") == R"(
)");
  CHECK(WayOf("web", "8.8.8.8", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24)") == R"(
)");
}

TEST_CASE("EGR-02: a private subnet has no way out of its own") {
  CHECK(WayOf("web", "8.8.8.8", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 private
    interface nic in web 10.1.1.4 public)") == R"(
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
)");
  CHECK(WayOf("internet", "10.1.1.4",
              std::string(kServer) + "\nroute all in t 0.0.0.0/0 VirtualAppliance 10.1.2.4") == R"(
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
)");
}

TEST_CASE("a private address that a route sends to the Internet gets nowhere") {
  CHECK(WayOf("web", "10.77.0.1", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 table t
    table t
    route all in t 0.0.0.0/0 Internet)") == R"(
)");
}

TEST_CASE("SE-02: a service endpoint may take what else goes to the Internet") {
  CHECK(FatesFrom("web", "20.1.2.3", R"(
    network a 10.1.0.0/16
    subnet web of a 10.1.1.0/24 endpoint Microsoft.Storage)") == "to_internet");
}

}  // namespace routesight

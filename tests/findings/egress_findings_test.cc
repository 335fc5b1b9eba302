// Findings about ways to the Internet and to endpoints, and about routes that do nothing.
#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "tests/findings/findings_in.h"

namespace routesight {
namespace {

constexpr std::string_view kHub = R"(
  network hub 10.0.0.0/16
  subnet nva of hub 10.0.1.0/24 table t
  subnet rss of hub 10.0.3.0/26 as RouteServerSubnet
  table t propagation off
  interface fw in nva 10.0.1.4 forwarding
  route_server rs in rss
  bgp b of rs to 10.0.1.4 asn 65001
)";

std::string Hub(std::string_view more) { return Concat(kHub, more, "\n"); }

std::string Published(std::string_view more) {
  return Concat(R"(
  network n 10.0.0.0/16
  subnet nva of n 10.0.1.0/24
  subnet web of n 10.0.2.0/24 table t
  interface fw in nva 10.0.1.4 forwarding
  table t
)",
                more, "\n");
}

}  // namespace

TEST_CASE("RS310: a public address behind a default route to an appliance") {
  CHECK(Only("RS310", Published("interface vm in web 10.0.2.4 public\n"
                                "route out in t 0.0.0.0/0 VirtualAppliance 10.0.1.4")) ==
        "RS310 new vm\n");
}

TEST_CASE("RS310 near miss: no public address, a direct default route, an appliance itself") {
  CHECK(Only("RS310", Published("interface vm in web 10.0.2.4\n"
                                "route out in t 0.0.0.0/0 VirtualAppliance 10.0.1.4")) == "");
  CHECK(Only("RS310", Published("interface vm in web 10.0.2.4 public\n"
                                "route most in t 10.0.0.0/8 VirtualAppliance 10.0.1.4")) == "");
  CHECK(Only("RS310", Published("interface vm in web 10.0.2.4 public forwarding\n"
                                "route out in t 0.0.0.0/0 VirtualAppliance 10.0.1.4")) == "");
  CHECK(Only("RS310", Published("interface vm in web 10.0.2.4 public\n"
                                "table t propagation unknown")) == "");
}

TEST_CASE("RS311: behind a learned default route is a direct way out") {
  const std::string network =
      Hub("subnet app of hub 10.0.4.0/24\nappliance fw1 on fw asn 65001 speaks rs originates "
          "0.0.0.0/0");
  CHECK(Only("RS311", network) == "RS311 new fw\n");
}

TEST_CASE("EGR-03: where the learned default route goes, packets leave directly") {
  const std::string network =
      Hub("subnet app of hub 10.0.4.0/24 private nat\n"
          "appliance fw1 on fw asn 65001 speaks rs originates 0.0.0.0/0");
  CHECK(Only("RS311", network) == "RS311 new fw\n");
}

TEST_CASE("RS311 near miss: a private subnet, a route of its own, and none that is learned") {
  const std::string_view fw = "\nappliance fw1 on fw asn 65001 speaks rs originates 0.0.0.0/0";
  CHECK(Only("RS311", Hub(Concat("subnet app of hub 10.0.4.0/24 private", fw))) == "");
  CHECK(Only("RS311", Hub(Concat("subnet app of hub 10.0.4.0/24 table own\ntable own\nroute out in "
                                 "own 0.0.0.0/0 VirtualAppliance 10.0.1.4",
                                 fw))) == "");
  CHECK(Only("RS311", Hub("subnet app of hub 10.0.4.0/24\n"
                          "appliance fw1 on fw asn 65001 speaks rs originates 10.9.0.0/16")) == "");
  // What the appliance announces is not known.
  CHECK(Only("RS311", Hub("subnet app of hub 10.0.4.0/24")) == "");
}

TEST_CASE("RS312: an endpoint inside a range that leads to an appliance") {
  CHECK(Only("RS312", Published("network far 10.5.0.0/16\nsubnet ep of far 10.5.1.0/24\n"
                                "peering n far\npeering far n\nendpoint blob in ep 10.5.1.9\n"
                                "route most in t 10.0.0.0/8 VirtualAppliance 10.0.1.4")) ==
        "RS312 new t\n");
}

TEST_CASE("RS312 near miss: endpoints that obey routes, and a default route") {
  CHECK(Only("RS312", Published("network far 10.5.0.0/16\nsubnet ep of far 10.5.1.0/24 policies\n"
                                "peering n far\npeering far n\nendpoint blob in ep 10.5.1.9\n"
                                "route far in t 10.5.0.0/16 VirtualAppliance 10.0.1.4")) == "");
  CHECK(Only("RS312", Published("subnet ep of n 10.0.5.0/24\nendpoint blob in ep 10.0.5.9\n"
                                "route out in t 0.0.0.0/0 VirtualAppliance 10.0.1.4")) == "");
}

TEST_CASE("RS413: a route inside the network that an appliance announces") {
  CHECK(Only("RS413", Hub("subnet app of hub 10.0.4.0/24\n"
                          "appliance fw1 on fw asn 65001 speaks rs originates 10.0.4.128/25")) ==
        "RS413 new hub\n");
}

TEST_CASE("RS413 near miss: the range of the network itself, and one outside it") {
  CHECK(Only("RS413", Hub("subnet app of hub 10.0.4.0/24\n"
                          "appliance fw1 on fw asn 65001 speaks rs originates 10.0.0.0/16")) == "");
  CHECK(Only("RS413", Hub("subnet app of hub 10.0.4.0/24\n"
                          "appliance fw1 on fw asn 65001 speaks rs originates 10.8.0.0/16")) == "");
}

}  // namespace routesight

#include "evaluator/verify/next_hops.h"

#include <catch2/catch.hpp>

namespace routesight {

TEST_CASE("known addresses must be the same ones") {
  CHECK(CompareHops({"10.0.0.4", "10.0.0.5"}, {"10.0.0.5", "10.0.0.4"}) == HopsAgreement::kExact);
  CHECK(CompareHops({"10.0.0.4"}, {"10.0.0.5"}) == HopsAgreement::kDifferent);
  CHECK(CompareHops({"10.0.0.4"}, {"10.0.0.4", "10.0.0.5"}) == HopsAgreement::kDifferent);
  CHECK(CompareHops({"203.0.113.7"}, {"203.0.113.8"}) == HopsAgreement::kDifferent);
  CHECK(CompareHops({}, {}) == HopsAgreement::kExact);
  CHECK(CompareHops({}, {"10.0.0.4"}) == HopsAgreement::kNotShown);
  CHECK(CompareHops({"10.0.0.4"}, {}) == HopsAgreement::kDifferent);
}

TEST_CASE("an address that cannot be known is compared by count") {
  const std::string edge = "azurerm_express_route_circuit.er1#primary";
  CHECK(CompareHops({"10.3.129.58"}, {edge}) == HopsAgreement::kByCount);
  CHECK(CompareHops({"10.3.129.58", "10.3.129.59"}, {edge}) == HopsAgreement::kDifferent);
  CHECK(CompareHops({"10.0.0.4", "10.0.0.9"}, {"10.0.0.4", edge}) == HopsAgreement::kByCount);
}

TEST_CASE("a masked address may be a public one, never a private one") {
  CHECK(CompareHops({"x.x.x.x"}, {"203.0.113.8"}) == HopsAgreement::kByCount);
  CHECK(CompareHops({"x.x.x.x"}, {"10.0.0.4"}) == HopsAgreement::kDifferent);
}

}  // namespace routesight

// Route tests on small networks: each expectation with what holds, what does not, and what nobody
// can know.
#include "evaluator/route_tests/route_tests.h"

#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "evaluator/configuration/parse_configuration.h"
#include "tests/support/network_text.h"

namespace routesight {
namespace {

// Two spokes; web reaches db through fw1, or through either of two behind lb. db answers directly.
constexpr std::string_view kNetwork = R"(
  network hub 10.0.0.0/16
  network a 10.1.0.0/16
  network b 10.2.0.0/16
  subnet nva of hub 10.0.1.0/24
  subnet web of a 10.1.1.0/24 table t
  subnet db of b 10.2.1.0/24
  peering a hub allow_forwarded_traffic
  peering hub a allow_forwarded_traffic
  peering b hub allow_forwarded_traffic
  peering hub b allow_forwarded_traffic
  interface fw1 in nva 10.0.1.4 forwarding
  interface fw2 in nva 10.0.1.5 forwarding
  interface off in nva 10.0.1.6
  balancer lb in nva 10.0.1.9 members fw1,fw2
  table t
  route one in t 10.2.0.0/16 VirtualAppliance 10.0.1.4
  route two in t 10.2.1.128/25 VirtualAppliance 10.0.1.9
  route shut in t 10.3.0.0/16 VirtualAppliance 10.0.1.6
  route who in t 10.4.0.0/16 VirtualAppliance 10.0.1.77
)";

std::vector<TestResult> Run(std::string_view before, std::string_view after,
                            std::string_view tests) {
  Timeline timeline;
  timeline.snapshots.push_back(SnapshotOf("before", before));
  timeline.snapshots.push_back(SnapshotOf("after", after));
  const auto configuration =
      ParseConfiguration(Concat("version: 1\ntests:\n", tests), "routesight.yaml");
  INFO(configuration.status());
  REQUIRE(configuration.ok());
  return RunRouteTests(timeline, *configuration);
}

// "passed", or "failed: why; why", for one test after the apply.
std::string Answer(std::string_view from, std::string_view to, std::string_view expect) {
  const auto results =
      Run("", kNetwork,
          Concat("  - {name: t, from: ", from, ", to: ", to, ", expect: {", expect, "}}\n"));
  REQUIRE(results.size() == 1);
  std::string text(TestVerdictName(results[0].verdict));
  if (!results[0].reasons.empty()) text += Concat(": ", Join(results[0].reasons, "; "));
  return text;
}

}  // namespace

TEST_CASE("delivered: what arrives, what is lost, and what is not known") {
  CHECK(Answer("web", "10.2.1.4", "delivered: true") == "passed");
  CHECK(Answer("web", "10.2.1.4", "delivered: false") == "failed: it arrives: delivered (db)");
  CHECK_THAT(Answer("web", "10.3.0.4", "delivered: true"),
             Catch::StartsWith("failed: it does not arrive: dropped"));
  CHECK(Answer("web", "10.3.0.4", "delivered: false") == "passed");
  CHECK(Answer("web", "10.4.0.4", "delivered: true") == "unknown: not known: whether it arrives");
  CHECK(Answer("web", "10.4.0.4", "delivered: false") == "unknown: not known: whether it arrives");
}

TEST_CASE("an unknown result names what it depends on") {
  const auto results =
      Run("", kNetwork, "  - {name: t, from: web, to: 10.4.0.4, expect: {delivered: true}}\n");
  REQUIRE(results.size() == 1);
  REQUIRE(results[0].depends_on.size() == 1);
  CHECK(results[0].depends_on[0].effect == "who has the address of this next hop");
}

TEST_CASE("via and not_via: on every way, on some, on none") {
  CHECK(Answer("web", "10.2.1.4", "via: [fw1]") == "passed");
  CHECK(Answer("web", "10.2.1.4", "via: [fw2]") == "failed: it does not pass fw2: it passes fw1");
  CHECK(Answer("web", "10.2.1.200", "via: [fw1]") ==
        "failed: it passes fw1 on some of its equal-cost ways only");
  CHECK(Answer("web", "10.2.1.200", "via: [lb]") == "passed");
  CHECK(Answer("web", "10.2.1.4", "via: [lb]") == "failed: it does not pass lb: it passes fw1");
  CHECK(Answer("web", "10.2.1.4", "not_via: [fw2, lb]") == "passed");
  CHECK(Answer("web", "10.2.1.200", "not_via: [fw2]") == "failed: it passes fw2");
  CHECK(Answer("web", "10.4.0.4", "not_via: [fw2]") == "unknown: not known: whether it passes fw2");
}

TEST_CASE("a name that nothing has fails, also where it must not be passed") {
  CHECK(Answer("web", "10.2.1.4", "via: [fw9]") ==
        "failed: nothing at hand that packets may pass is called fw9");
  CHECK(Answer("web", "10.2.1.4", "not_via: [fw9]") ==
        "failed: nothing at hand that packets may pass is called fw9");
  CHECK(Answer("wbe", "10.2.1.4", "delivered: true") ==
        "failed: nothing at hand is called wbe; did you mean web?");
  CHECK(Answer("/^nothing$/", "10.2.1.4", "delivered: true") ==
        "failed: no subnet or interface at hand matches");
}

TEST_CASE("symmetric: whether answers cross the same devices") {
  CHECK(Answer("web", "10.2.1.4", "symmetric: true") == "failed: answers do not come back");
  CHECK(Answer("nva", "10.2.1.4", "symmetric: true") == "passed");
  CHECK(Answer("nva", "10.2.1.4", "symmetric: false") ==
        "failed: both ways cross the same devices");
}

TEST_CASE("next_hop: the type or the address of the source's own route") {
  CHECK(Answer("web", "10.2.1.4", "next_hop: VirtualAppliance") == "passed");
  CHECK(Answer("web", "10.2.1.4", "next_hop: 10.0.1.4") == "passed");
  CHECK(Answer("web", "10.2.1.4", "next_hop: 10.0.1.5") ==
        "failed: its next hop is VirtualAppliance 10.0.1.4 by 10.2.0.0/16");
  CHECK(Answer("nva", "10.2.1.4", "next_hop: VNetPeering") == "passed");
}

TEST_CASE("egress: where packets leave") {
  CHECK(Answer("db", "10.1.1.4", "egress: fw1") ==
        "failed: it does not leave through fw1: dropped by a route with next hop None");
}

TEST_CASE("a pattern stands for all that it matches, subnets and interfaces") {
  const auto results =
      Run("", kNetwork,
          "  - {name: t, from: /^(nva|db|fw2)$/, to: 10.0.1.4, expect: {delivered: true}}\n");
  REQUIRE(results.size() == 3);
  CHECK(results[0].from == "db");
  CHECK(results[1].from == "fw2");
  CHECK(results[2].from == "nva");
}

TEST_CASE("several expectations: one that does not hold fails, whatever is not known of others") {
  CHECK(Answer("web", "10.4.0.4", "delivered: true, next_hop: 10.0.1.4") ==
        "failed: its next hop is VirtualAppliance 10.0.1.77 by 10.4.0.0/16");
}

TEST_CASE("a test is asked at each of its moments; a source that is not there yet is not known") {
  const auto results =
      Run("network hub 10.0.0.0/16\nsubnet nva of hub 10.0.1.0/24\n", kNetwork,
          "  - {name: t, from: web, to: 10.2.1.4, expect: {delivered: true}, at: [before, after]}\n"
          "  - {name: u, from: nva, to: 10.2.1.4, expect: {delivered: true}, at: [before]}\n");
  REQUIRE(results.size() == 3);
  CHECK(results[0].verdict == TestVerdict::kUnknown);
  CHECK(results[0].reasons.front() == "not known: the source is not there before the apply");
  CHECK(results[1].verdict == TestVerdict::kPassed);
  CHECK(results[2].verdict == TestVerdict::kFailed);
  CHECK(AnyTestFailed(results));
}

}  // namespace routesight

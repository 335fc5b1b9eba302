// What single failures cost, on small networks and on cases.
#include <algorithm>
#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "evaluator/failures/during_the_apply.h"
#include "evaluator/report/failures_text.h"
#include "evaluator/route_tests/route_tests.h"
#include "tests/support/network_text.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

std::string Pairs(const std::vector<AffectedTraffic>& traffic) {
  std::vector<std::string> pairs;
  for (const AffectedTraffic& one : traffic) pairs.push_back(Concat(one.from, ">", one.to));
  return Join(pairs, " ");
}

// "lost web>db moved …", of the failure of that name.
std::string Effect(const FailureAnalysis& analysis, std::string_view name) {
  for (const FailureEffect& effect : analysis.effects) {
    if (effect.name != name) continue;
    std::string text;
    if (!effect.lost.empty()) text += Concat("lost ", Pairs(effect.lost), "\n");
    if (!effect.moved.empty()) text += Concat("moved ", Pairs(effect.moved), "\n");
    if (!effect.unknown.empty()) text += Concat("unknown ", Pairs(effect.unknown), "\n");
    return text;
  }
  return "no such failure\n";
}

const FailureEffect& EffectNamed(const FailureAnalysis& analysis, std::string_view name) {
  const auto found = std::ranges::find(analysis.effects, name, &FailureEffect::name);
  REQUIRE(found != analysis.effects.end());
  return *found;
}

FailureAnalysis Analyse(Snapshot snapshot) {
  return AnalyseFailures(snapshot, {}, Reuse::kUnrelatedParts, kMostWaysOfFailures);
}

constexpr std::string_view kSpokes = R"(
  network hub 10.0.0.0/16
  network a 10.1.0.0/16
  network b 10.2.0.0/16
  subnet nva of hub 10.0.1.0/24
  subnet web of a 10.1.1.0/24 table ta
  subnet db of b 10.2.1.0/24 table tb
  interface fw1 in nva 10.0.1.4 forwarding
  interface fw2 in nva 10.0.1.5 forwarding
  balancer lb in nva 10.0.1.9 members fw1,fw2
  peering a hub allow_forwarded_traffic
  peering hub a allow_forwarded_traffic
  peering b hub allow_forwarded_traffic
  peering hub b allow_forwarded_traffic
  table ta
  table tb
)";

FailureAnalysis ThroughNextHop(std::string_view next_hop) {
  return Analyse(SnapshotOf(
      "after", Concat(kSpokes, "route there in ta 10.2.0.0/16 VirtualAppliance ", next_hop,
                      "\nroute back in tb 10.1.0.0/16 VirtualAppliance ", next_hop, "\n")));
}

}  // namespace

TEST_CASE("an appliance that routes lead to takes its traffic with it, and nothing notices") {
  const FailureAnalysis analysis = ThroughNextHop("10.0.1.4");
  CHECK(Effect(analysis, "fw1") == "lost db>web web>db\n");
  CHECK(Effect(analysis, "fw2").empty());
  const FailureEffect& effect = EffectNamed(analysis, "fw1");
  CHECK_FALSE(effect.detection.seconds);
  CHECK(DetectionInWords(effect.detection) ==
        "nothing notices it: user-defined routes lead there until somebody changes them");
}

TEST_CASE("behind a load balancer the other appliance takes over") {
  const FailureAnalysis analysis = ThroughNextHop("10.0.1.9");
  CHECK(Effect(analysis, "fw1") == "moved db>web web>db\n");
  CHECK(EffectNamed(analysis, "fw1").moved.front().via == std::vector<std::string>{"fw2"});
  CHECK(DetectionInWords(EffectNamed(analysis, "fw1").detection) ==
        "by the health probe of the load balancer, whose pace is not known");
}

TEST_CASE("a peering takes with it what goes over it, whichever half stands for it") {
  const FailureAnalysis analysis = ThroughNextHop("10.0.1.4");
  CHECK(Effect(analysis, "a-to-hub") == "lost db>web web>db\n");
  CHECK(Effect(analysis, "hub-to-a") == "no such failure\n");
}

TEST_CASE("a failure in another part of the network costs nothing") {
  Snapshot snapshot = SnapshotOf("after", Concat(kSpokes, R"(
    network far 10.9.0.0/16
    subnet fars of far 10.9.1.0/24
    interface fw9 in fars 10.9.1.4 forwarding)"));
  CHECK(Effect(Analyse(std::move(snapshot)), "fw9").empty());
}

TEST_CASE("the route of a connection without BGP stays, so its traffic is lost and not diverted") {
  Snapshot snapshot = SnapshotOf("after", R"(
    network hub 10.0.0.0/16
    subnet gw of hub 10.0.0.0/27 as GatewaySubnet
    subnet app of hub 10.0.1.0/24
    gateway vpn in gw
    site dc 198.18.0.0/16
    connection c of vpn to dc)");
  const FailureAnalysis analysis = Analyse(std::move(snapshot));
  CHECK(Effect(analysis, "c").starts_with("lost app>dc"));
  CHECK(EffectNamed(analysis, "c").lost.front().reason ==
        "the routes of a connection without BGP stay while its tunnel is down");
}

TEST_CASE("a dual-homed spoke moves to the other appliance when one fails") {
  Evaluation evaluation =
      EvaluatePlan(SourceDirectory() / "testdata" / "bgp-dual-homed-expressroute" / "plan.json");
  const FailureAnalysis analysis = Analyse(std::move(evaluation.timeline.snapshots.back()));
  size_t appliances = 0;
  for (const FailureEffect& effect : analysis.effects) {
    if (effect.kind != FailureKind::kAppliance) continue;
    ++appliances;
    INFO(effect.name << " lost " << Pairs(effect.lost) << " moved " << Pairs(effect.moved));
    CHECK_FALSE(effect.moved.empty());
    CHECK(effect.detection.seconds->max_seconds == 225);
  }
  CHECK(appliances == 2);
}

TEST_CASE("one of two instances of a route server costs nothing") {
  Evaluation evaluation =
      EvaluatePlan(SourceDirectory() / "testdata" / "bgp-dual-homed-active-active" / "plan.json");
  const FailureAnalysis analysis = Analyse(std::move(evaluation.timeline.snapshots.back()));
  size_t instances = 0;
  for (const FailureEffect& effect : analysis.effects) {
    if (effect.kind != FailureKind::kRouteServerInstance) continue;
    ++instances;
    INFO(effect.name);
    CHECK(effect.lost.empty());
    CHECK(effect.moved.empty());
  }
  CHECK(instances == 2);
}

TEST_CASE("failures that the file names take several things together; what nobody has is told") {
  Snapshot snapshot = SnapshotOf("after", Concat(kSpokes, R"(
    route there in ta 10.2.0.0/16 VirtualAppliance 10.0.1.9
    route back in tb 10.1.0.0/16 VirtualAppliance 10.0.1.9)"));
  const FailureAnalysis analysis =
      AnalyseFailures(snapshot, {{{}, "both", {"fw1", "fw2"}}, {{}, "slip", {"fw3"}}},
                      Reuse::kUnrelatedParts, kMostWaysOfFailures);
  CHECK_FALSE(EffectNamed(analysis, "both").lost.empty());
  CHECK(EffectNamed(analysis, "slip").unknown_names == std::vector<std::string>{"fw3"});
}

TEST_CASE("a region takes everything in it, and nobody in it is asked") {
  const FailureAnalysis analysis = Analyse(SnapshotOf("after", R"(
    network hub 10.0.0.0/16 @westeurope
    network a 10.1.0.0/16 @northeurope
    network b 10.2.0.0/16 @northeurope
    subnet nva of hub 10.0.1.0/24
    subnet web of a 10.1.1.0/24 table t
    subnet db of b 10.2.1.0/24 table t
    interface fw in nva 10.0.1.4 forwarding
    peering a hub allow_forwarded_traffic
    peering hub a allow_forwarded_traffic
    peering b hub allow_forwarded_traffic
    peering hub b allow_forwarded_traffic
    table t
    route a in t 10.1.0.0/16 VirtualAppliance 10.0.1.4
    route b in t 10.2.0.0/16 VirtualAppliance 10.0.1.4)"));
  CHECK(Effect(analysis, "northeurope").empty());
}

TEST_CASE("any_single_failure: a route test that holds, until something fails") {
  Timeline timeline;
  const std::string network = Concat(kSpokes, R"(
    route there in ta 10.2.0.0/16 VirtualAppliance 10.0.1.4
    route back in tb 10.1.0.0/16 VirtualAppliance 10.0.1.4)");
  timeline.snapshots.push_back(SnapshotOf("after", network));
  timeline.snapshots.push_back(SnapshotOf("after", network));
  Configuration configuration;
  RouteTest test;
  test.name = "t";
  test.from.text = "web";
  test.to = *IpAddress::Parse("10.2.1.4");
  test.expect.delivered = true;
  test.at = {TestMoment::kAfter, TestMoment::kAnySingleFailure};
  configuration.tests = {test};
  const auto results = RunRouteTests(timeline, configuration);
  REQUIRE(results.size() == 2);
  CHECK(results[0].verdict == TestVerdict::kPassed);
  CHECK(results[1].verdict == TestVerdict::kFailed);
  const std::string reasons = Join(results[1].reasons, "\n");
  CHECK_THAT(reasons, Catch::Contains("while fw1 is down: it does not arrive"));
  CHECK_THAT(reasons, Catch::Contains("while a-to-hub is down: it does not arrive"));
}

TEST_CASE("any_single_failure: a route test that holds whatever fails") {
  Timeline timeline;
  const std::string network =
      "network n 10.0.0.0/16\nsubnet a of n 10.0.1.0/24\n"
      "subnet b of n 10.0.2.0/24\ninterface fw in a 10.0.1.9 forwarding";
  timeline.snapshots.push_back(SnapshotOf("after", network));
  timeline.snapshots.push_back(SnapshotOf("after", network));
  Configuration configuration;
  RouteTest test;
  test.from.text = "a";
  test.to = *IpAddress::Parse("10.0.2.4");
  test.expect.delivered = true;
  test.at = {TestMoment::kAnySingleFailure};
  configuration.tests = {test};
  const auto results = RunRouteTests(timeline, configuration);
  REQUIRE(results.size() == 1);
  CHECK(results[0].verdict == TestVerdict::kPassed);
}

// Both spokes reach each other through lb; the network before and after, and at the step between.
Timeline ApplyWith(std::string_view at_the_step) {
  const std::string network = Concat(kSpokes, R"(
    route there in ta 10.2.0.0/16 VirtualAppliance 10.0.1.9
    route back in tb 10.1.0.0/16 VirtualAppliance 10.0.1.9)");
  std::string between = network;
  const std::string members = "members fw1,fw2";
  between.replace(between.find(members), members.size(), at_the_step);
  Timeline timeline;
  timeline.snapshots.push_back(SnapshotOf("before", network));
  timeline.snapshots.push_back(SnapshotOf("after", network));
  for (const std::string& at : {between, between, network}) {
    Step& step = timeline.apply.steps.emplace_back();
    step.snapshot = SnapshotOf(std::to_string(timeline.apply.steps.size()), at);
  }
  return timeline;
}

std::string During(Timeline timeline) {
  const FailureAnalysis after =
      AnalyseFailures(timeline.snapshots.back(), {}, Reuse::kUnrelatedParts, kMostWaysOfFailures);
  std::string text;
  for (const StepFailure& failure : AnalyseFailuresDuringApply(timeline, after, {}).failures) {
    text += Concat(failure.name, " at ", failure.from_step, " to ", failure.to_step, ": ",
                   Pairs(failure.lost), "\n");
  }
  return text;
}

TEST_CASE("what relies on one device during the apply only is told with its steps") {
  CHECK(During(ApplyWith("members fw1")) == "fw1 at 1 to 2: db>web web>db\n");
}

TEST_CASE("nothing relies on one device while both are there") {
  CHECK(During(ApplyWith("members fw1,fw2")).empty());
}

}  // namespace routesight

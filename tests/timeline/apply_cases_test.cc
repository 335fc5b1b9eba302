// The applies of testdata/apply-*, whose plans real Terraform made: what is interrupted, and what
// is not in the case beside it that differs in one thing.
#include <catch2/catch.hpp>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/timeline/behaviour_classes.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

Evaluation Case(std::string_view name) {
  return EvaluatePlan(SourceDirectory() / "testdata" / Concat("apply-", name) / "plan.json");
}

// The findings about the apply itself: "RS101 critical DOWN-01", one line each.
std::string FindingsOf(std::string_view name) {
  std::string text;
  for (const Finding& finding : Case(name).findings) {
    if (!finding.kind->code.starts_with("RS1")) continue;
    std::vector<std::string> rules;
    for (const RuleId rule : finding.rules) rules.emplace_back(GetRule(rule).id);
    text += Concat(finding.kind->code, " ", SeverityName(finding.severity), " ", Join(rules, " "),
                   "\n");
  }
  return text;
}

// The rules behind all that is expected to be interrupted.
std::set<std::string> RulesBehind(std::string_view name) {
  std::set<std::string> rules;
  for (const Window& window : Case(name).timeline.apply.windows) {
    if (!IsInterruption(window.kind)) continue;
    for (const Cause& cause : window.causes) rules.emplace(GetRule(cause.rule).id);
  }
  return rules;
}

bool HasRule(std::string_view name, const std::string& rule) {
  return RulesBehind(name).contains(rule);
}

}  // namespace

TEST_CASE("DOWN-01: a route server that is created interrupts the gateway beside it") {
  CHECK(HasRule("route-server-created-beside-gateway", "DOWN-01"));
  CHECK(RulesBehind("route-server-created-alone").empty());
}

TEST_CASE("DOWN-02: a route server that is away takes the routes of its appliances with it") {
  CHECK(HasRule("route-server-deleted-beside-gateway", "DOWN-02"));
}

TEST_CASE("DOWN-03: a BGP connection that is replaced loses the routes of its appliance") {
  CHECK(HasRule("bgp-connection-replaced", "DOWN-03"));
}

TEST_CASE("DOWN-04: branch-to-branch is turned on without loss") {
  CHECK(RulesBehind("branch-to-branch-toggled").empty());
}

TEST_CASE("DOWN-05: a gateway that is replaced takes its sites with it") {
  CHECK(HasRule("gateway-replaced", "DOWN-05"));
  CHECK(RulesBehind("gateway-tagged").empty());
}

TEST_CASE("DOWN-07: a resize is certain to interrupt an active-standby gateway only") {
  CHECK(HasRule("gateway-resized", "DOWN-07"));
  CHECK(RulesBehind("gateway-resized-active-active").empty());
  const Evaluation possible = Case("gateway-resized-active-active");
  REQUIRE_FALSE(possible.timeline.apply.possible.empty());
  CHECK(possible.timeline.apply.possible.front().certainty == Certainty::kPossible);
}

TEST_CASE("DOWN-10: a connection that is replaced loses its site unless another one has it") {
  CHECK(HasRule("connection-replaced", "DOWN-10"));
  CHECK(RulesBehind("connection-replaced-second-path").empty());
}

TEST_CASE("DOWN-13: networks are separated while their peering is replaced") {
  CHECK(HasRule("peering-replaced", "DOWN-13"));
  CHECK(HasRule("peering-replaced-remote-gateways", "DOWN-13"));
  CHECK(RulesBehind("peering-flag-changed").empty());
}

TEST_CASE("DOWN-14: between two gateways a network has none") {
  CHECK(HasRule("remote-gateways-moved", "DOWN-14"));
}

TEST_CASE("DOWN-15: a network that is replaced takes its children with it") {
  CHECK(HasRule("network-replaced", "DOWN-15"));
}

TEST_CASE("DOWN-17: a swapped association leaves the subnet without its routes") {
  CHECK(HasRule("association-swapped", "DOWN-17"));
  CHECK(HasRule("association-swapped-gateway-subnet", "DOWN-17"));
  CHECK(HasRule("route-table-renamed", "DOWN-17"));
  CHECK(RulesBehind("table-changed-in-place").empty());
}

TEST_CASE("DOWN-22: what is routed to an interface that is away is lost") {
  CHECK(HasRule("appliance-interface-replaced", "DOWN-22"));
  CHECK(RulesBehind("appliance-interface-tagged").empty());
}

TEST_CASE("DOWN-28: what nothing orders may happen in the other order") {
  const Evaluation evaluation = Case("two-changes-bad-order");
  const ApplyTimeline& apply = evaluation.timeline.apply;
  CHECK(RulesBehind("two-changes-bad-order").empty());
  std::set<std::string> senders;
  for (const Window& window : apply.possible) {
    senders.insert(window.sender.name());
    REQUIRE(window.order);
    REQUIRE(window.order->earlier);
    REQUIRE(window.order->later);
    CHECK(apply.operations[*window.order->earlier].resource == "azurerm_route.dc");
    CHECK(apply.operations[*window.order->later].resource == "azurerm_route.all");
    CHECK(window.order->ordering_helps);
  }
  // The second loses the answers to its packets.
  CHECK(senders == std::set<std::string>{"azurerm_subnet.app", "azurerm_subnet.srv"});
}

TEST_CASE("DOWN-28 near miss: depends_on leaves no other order") {
  const Evaluation evaluation = Case("two-changes-ordered");
  CHECK(RulesBehind("two-changes-ordered").empty());
  CHECK(evaluation.timeline.apply.possible.empty());
  CHECK(evaluation.timeline.apply.orders_seen == OrdersSeen::kAll);
}

TEST_CASE("PEER-09: the gateways of a second network are refused while the first are in use") {
  const Evaluation evaluation = Case("remote-gateways-moved");
  const auto& refusals = evaluation.timeline.apply.refusals;
  REQUIRE(refusals.size() == 1);
  CHECK(GetRule(refusals[0].rule).id == "PEER-09");
  CHECK(refusals[0].certainty == Certainty::kPossible);
}

TEST_CASE("RS101: a route server is created beside a gateway") {
  CHECK(FindingsOf("route-server-created-beside-gateway").starts_with("RS101 critical DOWN-01\n"));
}
TEST_CASE("RS101 near miss: without a gateway nothing is interrupted") {
  CHECK(FindingsOf("route-server-created-alone").empty());
}
TEST_CASE("RS104: a route server is deleted") {
  CHECK(FindingsOf("route-server-deleted-beside-gateway") == "RS104 critical DOWN-01\n");
}
TEST_CASE(
    "RS104 near miss: a route server without appliances goes from a network without gateways") {
  CHECK(FindingsOf("route-server-deleted-alone").empty());
}
TEST_CASE("RS104 near miss: a route server is created") {
  CHECK(FindingsOf("route-server-created-beside-gateway").find("RS104") == std::string::npos);
}
TEST_CASE("RS105: a gateway is replaced, and its connection with it") {
  CHECK(FindingsOf("gateway-replaced") == "RS105 critical DOWN-05\n");
}
TEST_CASE("RS105 near miss: a gateway gets a tag") { CHECK(FindingsOf("gateway-tagged").empty()); }
TEST_CASE("RS106: a gateway is resized") {
  CHECK(FindingsOf("gateway-resized") == "RS106 critical DOWN-07\n");
  CHECK(FindingsOf("gateway-resized-active-active") == "RS106 high DOWN-07\n");
}
TEST_CASE("RS106 near miss: a gateway gets a tag") { CHECK(FindingsOf("gateway-tagged").empty()); }
TEST_CASE("RS107: both halves of a peering are renamed") {
  CHECK(FindingsOf("peering-replaced-remote-gateways").starts_with("RS107 critical DOWN-13\n"));
}
TEST_CASE("RS107 near miss: a flag of a peering changes") {
  CHECK(FindingsOf("peering-flag-changed").empty());
}
TEST_CASE("RS108: an association is swapped") {
  CHECK(FindingsOf("association-swapped") == "RS108 high DOWN-17\n");
  CHECK(FindingsOf("association-swapped-gateway-subnet") == "RS108 high DOWN-17\n");
}
TEST_CASE("RS108 near miss: the table changes and the association stays") {
  CHECK(FindingsOf("table-changed-in-place").empty());
}
TEST_CASE("RS109: the only BGP connection is replaced") {
  CHECK(FindingsOf("bgp-connection-replaced") == "RS109 high DOWN-03\n");
}
TEST_CASE("RS109 near miss: one of two BGP connections is replaced") {
  CHECK(FindingsOf("bgp-connection-replaced-two-appliances") == "RS109 low DOWN-03\n");
}
TEST_CASE("RS110: the only connection is replaced") {
  CHECK(FindingsOf("connection-replaced") == "RS110 critical DOWN-10\n");
}
TEST_CASE("RS110 near miss: one of two connections to a site is replaced") {
  CHECK(FindingsOf("connection-replaced-second-path").empty());
}
TEST_CASE("RS111: the interface of an appliance is replaced") {
  CHECK(FindingsOf("appliance-interface-replaced") == "RS111 critical DOWN-22\n");
}
TEST_CASE("RS111 near miss: the interface of an appliance gets a tag") {
  CHECK(FindingsOf("appliance-interface-tagged").empty());
}
TEST_CASE("RS112: a network is replaced and its children are not") {
  CHECK(FindingsOf("network-replaced") == "RS112 critical DOWN-15\n");
}
TEST_CASE("RS112 near miss: a network grows") {
  CHECK(FindingsOf("address-space-grown-with-triggers").empty());
}
TEST_CASE("RS113: nothing says that the new route is there before the old one goes") {
  CHECK(FindingsOf("two-changes-bad-order") == "RS113 high DOWN-28\n");
}
TEST_CASE("RS113 near miss: a table is changed by one operation") {
  CHECK(FindingsOf("table-changed-in-place").empty());
}
TEST_CASE("RS114: the gateways of a second network may be refused") {
  CHECK(FindingsOf("remote-gateways-moved") == "RS107 critical DOWN-14\nRS114 medium PEER-09\n");
}
TEST_CASE("RS114 near miss: a flag of a peering changes") {
  CHECK(FindingsOf("peering-flag-changed").empty());
}
TEST_CASE("RS115: a network grows and nothing synchronises the peering") {
  CHECK(FindingsOf("address-space-grown") == "RS115 high PEER-11\n");
}
TEST_CASE("RS115 near miss: triggers synchronise the peering") {
  CHECK(FindingsOf("address-space-grown-with-triggers").empty());
}

TEST_CASE("behaviour classes are a partition of subnets and prefixes") {
  for (const std::string_view name : {"association-swapped", "gateway-replaced", "gateway-tagged",
                                      "network-replaced", "peering-replaced"}) {
    INFO(name);
    const Evaluation evaluation = Case(name);
    std::set<std::pair<std::string, std::string>> seen;
    std::set<std::string> sources;
    for (const BehaviourClass& of_this : FindBehaviourClasses(evaluation.timeline)) {
      CHECK_FALSE(of_this.phases.empty());
      for (const ClassMember& member : of_this.members) {
        const std::string& who = member.sender.name();
        sources.insert(who);
        for (const std::string& prefix : member.prefixes) {
          CHECK(seen.emplace(who, prefix).second);
        }
      }
    }
    const Topology& before = evaluation.timeline.before().topology;
    const Topology& after = evaluation.timeline.after().topology;
    for (const Subnet& subnet : before.subnets) {
      const bool stays = std::any_of(
          after.subnets.begin(), after.subnets.end(),
          [&](const auto& s) { return after.Text(s.name) == before.Text(subnet.name); });
      if (stays) CHECK(sources.contains(std::string(before.Text(subnet.name))));
    }
    // What a window says of a prefix, its class says too.
    for (const Window& window : evaluation.timeline.apply.windows) {
      for (const std::string& prefix : window.prefixes) {
        CHECK(seen.contains({window.sender.name(), prefix}));
      }
    }
  }
}

TEST_CASE("the rows that a window names hold packets to its first prefix") {
  size_t rows = 0;
  for (const auto& directory : CaseDirectories()) {
    for (const auto& file : PlansOf(directory)) {
      INFO(file);
      const Evaluation evaluation = EvaluatePlan(file);
      const ApplyTimeline& apply = evaluation.timeline.apply;
      for (const auto& windows : {apply.windows, apply.possible}) {
        for (const Window& window : windows) {
          for (const WindowPhase& phase : window.phases) {
            if (!phase.row) continue;
            const Prefix row = Prefix::Read(phase.row->prefix).prefix;
            CHECK(row.Overlaps(Prefix::Read(window.prefixes.front()).prefix));
            ++rows;
          }
        }
      }
    }
  }
  CHECK(rows > 100);
}

TEST_CASE("a safer plan is one whose simulation shows a shorter interruption") {
  const Evaluation renamed = Case("route-table-renamed");
  REQUIRE(renamed.timeline.apply.safer.size() == 1);
  const SaferPlan& safer = renamed.timeline.apply.safer[0];
  CHECK(safer.create_before_destroy == std::vector<std::string>{"azurerm_route_table.one"});
  CHECK(safer.then.typical_seconds < safer.now.typical_seconds);
  // Without a new name there is nothing to create before the old one goes.
  CHECK(Case("association-swapped").timeline.apply.safer.empty());
  CHECK(Case("gateway-replaced").timeline.apply.safer.empty());
}

TEST_CASE("a safer plan may be an order, unless Azure refuses it") {
  const auto only_order = [](const char* name) {
    const Evaluation evaluation = Case(name);
    REQUIRE(evaluation.timeline.apply.safer.size() == 1);
    const SaferPlan& safer = evaluation.timeline.apply.safer[0];
    CHECK(safer.create_before_destroy.empty());
    CHECK(safer.then.typical_seconds == 0);
    REQUIRE(safer.order);
    CHECK(safer.order->first == "azurerm_route.wide");
    CHECK(safer.order->then == "azurerm_route.dc");
    return *safer.order;
  };
  CHECK(only_order("route-moves-before-wider-one").by_depends_on);
  // What is deleted has no block that could say depends_on.
  CHECK_FALSE(only_order("route-goes-before-wider-one").by_depends_on);
  // A network never uses the gateways of two others.
  CHECK(Case("remote-gateways-moved").timeline.apply.safer.empty());
}

}  // namespace routesight

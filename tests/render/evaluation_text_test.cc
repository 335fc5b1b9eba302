#include "evaluator/render/evaluation_text.h"

#include <catch2/catch.hpp>

#include "evaluator/report/evaluation_json.h"
#include "tests/report/sample_evaluation.h"

namespace routesight {
namespace {

std::string Print(const Evaluation& evaluation) {
  return EvaluationAsText(EvaluationDocument(evaluation), EvaluationDetail::kEverything, {});
}

}  // namespace

TEST_CASE("the text says the verdict, findings, changes and gaps in this order") {
  CHECK(
      Print(SampleEvaluation()) ==
      R"(HIGH: 1 finding (1 new, 1 resolved), 2 subnets change, 2 tables new, 1 table removed, 2 of 5 tables incomplete

Findings
  HIGH RS999 A problem for tests (new, documented)
    Traffic of azurerm_subnet.a is lost.
    at azurerm_route.default
    affects azurerm_subnet.a, azurerm_subnet.b
    fix: Remove the route.
  CRITICAL RS999 A problem for tests (resolved, documented)
    Traffic of azurerm_subnet.a is lost.
    at azurerm_route.default
    affects azurerm_subnet.a, azurerm_subnet.b

Effective routes that change, before (-) and after (+)
  azurerm_subnet.a, azurerm_subnet.b
    -  0.0.0.0/0  Default  Active   Internet          SYS-02
    +  0.0.0.0/0  User     Active   VirtualAppliance  UDR-02  10.0.0.4; route "to-firewall"
    +  0.0.0.0/0  Default  Invalid  Internet          SYS-02  beaten by User 0.0.0.0/0 VirtualAppliance, SEL-02
  new: azurerm_network_interface.lost, azurerm_subnet.new
  removed: azurerm_subnet.old

Not known, so these answers may be different
  unknown value: no route is certain (1 gap, 1 table)
    azurerm_network_interface.lost.ip_configuration.0.subnet_id
  open reference: user-defined routes may be missing (1 gap, 1 table)
    azurerm_subnet_route_table_association.new.route_table_id
    may be azurerm_route_table.x or azurerm_route_table.y

Full tables: routesight routes PLAN [--subnet ADDRESS]
)");
}

TEST_CASE("with nothing to say the text is one line") {
  CHECK(Print(QuietEvaluation()) == "No findings, no effective routes change\n");
}

TEST_CASE("new findings stand before worse ones that were there already") {
  Evaluation evaluation = QuietEvaluation();
  evaluation.findings = {SampleFinding(FindingStatus::kExisting, Severity::kCritical),
                         SampleFinding(FindingStatus::kNew, Severity::kLow)};
  const std::string text = Print(evaluation);
  CHECK(text.starts_with("CRITICAL: 2 findings (1 new), no effective routes change\n"));
  CHECK(text.find("LOW RS999") < text.find("CRITICAL RS999"));
}

TEST_CASE("only the findings are left where that is asked for") {
  const Evaluation evaluation = SampleEvaluation();
  CHECK(EvaluationAsText(EvaluationDocument(evaluation), EvaluationDetail::kFindingsOnly, {})
            .starts_with("  HIGH RS999 "));
  CHECK(EvaluationAsText(EvaluationDocument(QuietEvaluation()), EvaluationDetail::kFindingsOnly, {})
            .empty());
}

TEST_CASE("a plan that is not whole says so") {
  Evaluation evaluation = QuietEvaluation();
  evaluation.plans.front().plan.complete = false;
  evaluation.plans.front().plan.errored = true;
  const std::string text = Print(evaluation);
  CHECK(text.find("The plan ended with an error") != std::string::npos);
  CHECK(text.find("The plan is not complete") != std::string::npos);
}

TEST_CASE("nothing from a plan acts on the terminal") {
  Evaluation evaluation = SampleEvaluation();
  const std::string evil = "azurerm_subnet.a[\"\x1b]0;title\x07\"]\n";
  evaluation.findings[0].message = evil;
  evaluation.findings[0].resources = {evil};
  evaluation.findings[0].remedy = evil;
  evaluation.timeline.changes[0].interface_name = evil;
  evaluation.timeline.changes[1].subnet = evil;
  evaluation.timeline.changes[1].rows[0].before[0].name = evil;
  const std::string text = Print(evaluation);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
  CHECK(text.find("\\x1b]0;title\\x07\"]\\x0a") != std::string::npos);
}

TEST_CASE("lists are cut where they stop helping") {
  Evaluation evaluation = QuietEvaluation();
  evaluation.findings = {SampleFinding(FindingStatus::kNew, Severity::kLow)};
  evaluation.findings[0].subnets.assign(30, "azurerm_subnet.a");
  CHECK(Print(evaluation).find("azurerm_subnet.a and 10 more\n") != std::string::npos);

  evaluation = SampleEvaluation();
  std::vector<RowChange>& rows = evaluation.timeline.changes[1].rows;
  rows.assign(60, {"10.0.0.0/8", {}, {RouteRow()}});
  evaluation.timeline.changes[2].rows = rows;
  CHECK(Print(evaluation).find("    and 10 more rows\n") != std::string::npos);
}

}  // namespace routesight

// The Markdown comment: what stands where, and what falls out first.
#include "evaluator/render/markdown.h"

#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "evaluator/render/change_classes.h"
#include "evaluator/render/markdown_apply.h"
#include "evaluator/render/markdown_section.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;

Json Finding(std::string_view code, std::string_view severity, std::string_view resource) {
  return {{"code", code},           {"name", "invalid-prefix"},
          {"severity", severity},   {"status", "new"},
          {"title", "A title"},     {"message", Concat("It is so at ", resource)},
          {"resources", {resource}}};
}

Json EvaluationWith(Json findings) {
  return {{"verdict", {{"headline", "The headline"}}},
          {"inputs", {{"plans", {{{"name", "plan.json"}, {"complete", true}}}}}},
          {"findings", std::move(findings)},
          {"topology", Json::object()},
          {"effective_routes", Json::object()}};
}

std::string Comment(const Json& evaluation) {
  return MarkdownComment(evaluation, RenderOptions(), kGithubCommentBudget);
}

Json Window(std::string_view kind, Json to_step, Json prefixes, double longest) {
  return {{"kind", kind},
          {"to_step", std::move(to_step)},
          {"prefixes", std::move(prefixes)},
          {"duration_seconds", {{"min", 20}, {"typical", 65}, {"max", longest}}}};
}

TEST_CASE("what is down comes first, then what Azure refuses, then the rest") {
  Json refused = Finding("RS114", "critical", "refused");
  refused["name"] = "operation-refused";
  Json down = Finding("RS105", "medium", "down");
  down["window"] = {{"from_step", 1},
                    {"to_step", 2},
                    {"duration_seconds", {{"min", 20}, {"typical", 65}, {"max", 4000}}}};
  Json forever = down;
  forever["window"] = {{"from_step", 1}, {"to_step", nullptr}, {"duration_seconds", nullptr}};
  const std::string comment =
      Comment(EvaluationWith({Finding("RS501", "critical", "other"), refused, down, forever}));
  const size_t at_down = comment.find("#### Down during the apply");
  const size_t at_refused = comment.find("#### What Azure refuses");
  const size_t at_rest = comment.find("#### What this plan brings");
  REQUIRE(at_rest != std::string::npos);
  CHECK(at_down < at_refused);
  CHECK(at_refused < at_rest);
  CHECK_THAT(comment, Contains("| **MEDIUM** | about 1 min 5 s (20 s to 1 h 7 min) | **RS105"));
  CHECK_THAT(comment, Contains("| **MEDIUM** | does not end | **RS105"));
}

TEST_CASE("everything that is down is summed up behind the headline") {
  Json evaluation = EvaluationWith(Json::array());
  CHECK(DowntimeSentence(evaluation).empty());
  evaluation["timeline"] = {
      {"windows",
       {Window("down", 2, {"10.0.0.0/8", "10.1.0.0/16"}, 360),
        Window("moved", 2, {"10.2.0.0/16"}, 9000), Window("down", 3, {"10.3.0.0/16"}, 60)}},
      {"possible_windows", Json::array({Window("down", nullptr, {"0.0.0.0/0"}, 60)})}};
  CHECK(DowntimeSentence(evaluation) ==
        "\n**Down during the apply: 3 flows, longest about 1 min 5 s (20 s to 6 min); possibly "
        "down: 1 flow, longest about 1 min 5 s (20 s to 1 min), not all of them come back.**\n");
  CHECK_FALSE(NothingToComment(evaluation));
}

TEST_CASE("traffic that fares alike is one row, lost traffic first, steady traffic none") {
  const auto phase = [](double step, std::string_view delivery, std::string_view type) {
    return Json{{"from_step", step},
                {"delivery", delivery},
                {"next_hop", {{"next_hop_type", type}, {"next_hop_ips", {"10.0.0.4"}}}}};
  };
  const auto member = [](std::string_view subnet, Json prefixes) {
    return Json{{"subnet", subnet}, {"interface", nullptr}, {"prefixes", std::move(prefixes)}};
  };
  Json evaluation = EvaluationWith(Json::array());
  evaluation["behaviour_classes"] = {
      {{"members", {member("steady", {"0.0.0.0/0"})}}, {"phases", {phase(0, "arrives", "A")}}},
      {{"members", {member("moved", {"0.0.0.0/0"})}},
       {"phases", {phase(0, "arrives", "A"), phase(2, "arrives", "B")}}},
      {{"members",
        {member("a", {"10.3.0.0/16"}), member("b", {"10.2.0.0/16", "10.4.0.0/16"}),
         member("c", {"10.2.0.0/16"}), member("d", {"10.2.0.0/16"})}},
       {"phases", {phase(0, "arrives", "A"), phase(1, "dropped", "")}}}};
  const std::string comment = Comment(evaluation);
  const size_t lost = comment.find(
      "| `a` to `10.3.0.0/16`<br>`b` to `10.2.0.0/16` and 1 more<br>`c` to `10.2.0.0/16`<br>and 1 "
      "more | A 10.0.0.4<br>from step 1: dropped |");
  const size_t moved =
      comment.find("| `moved` to `0.0.0.0/0` | A 10.0.0.4<br>from step 2: B 10.0.0.4 |");
  REQUIRE(moved != std::string::npos);
  CHECK(lost < moved);
  CHECK_THAT(comment, !Contains("steady"));
}

TEST_CASE("route tests: what fails, then what is not known, then how many pass") {
  const auto result = [](std::string_view outcome, std::string_view from) {
    return Json{{"name", "a|name"},           {"from", from},      {"to", "10.0.0.4"},
                {"at", "any_single_failure"}, {"result", outcome}, {"reasons", {"it is <dropped>"}},
                {"depends_on", Json::array()}};
  };
  Json evaluation = EvaluationWith(Json::array());
  CHECK_THAT(Comment(evaluation), !Contains("Route tests"));
  evaluation["tests"] = Json::array({result("passed", "a")});
  CHECK_THAT(Comment(evaluation), Contains("#### Route tests\n\nAll pass: 1.\n"));
  CHECK(NothingToComment(evaluation));
  Json unknown = result("unknown", "e");
  unknown["depends_on"] = {{{"resource", "azurerm_subnet.x"}, {"attribute", "id"}}};
  evaluation["tests"] = {result("passed", "a"), unknown, result("failed", "c"),
                         result("failed", "d")};
  const std::string comment = Comment(evaluation);
  CHECK_THAT(comment, Contains("| **FAILED** | a\\|name | any single failure | `c`<br>`d`<br>to "
                               "`10.0.0.4` | it is &lt;dropped&gt; |\n| **NOT KNOWN** |"));
  CHECK_THAT(comment, Contains("depends on `azurerm_subnet.x.id` |\n\n1 of 4 pass."));
  CHECK_FALSE(NothingToComment(evaluation));
}

TEST_CASE("many findings of one kind are one row") {
  Json findings = Json::array();
  for (int i = 0; i < 5; ++i) findings.push_back(Finding("RS501", "high", Concat("net", i)));
  findings.push_back(Finding("RS502", "high", "alone"));
  const std::string comment = Comment(EvaluationWith(findings));
  CHECK_THAT(comment, Contains("It is so at net0<br>*and 4 more of this kind*"));
  CHECK_THAT(comment, Contains("| `net0`<br>`net1`<br>`net2`<br>and 2 more |"));
  CHECK_THAT(comment, !Contains("It is so at net1") && Contains("It is so at alone"));
}

TEST_CASE("rows fall out from the end, then what stands behind them, and that is said") {
  const std::string tail = std::string(100, '.') + "\n";
  const auto section = [&](std::string_view name, size_t rows) {
    MarkdownSection one{std::string(name), Concat("## ", name, "\n"), {}, "", "finding"};
    for (size_t i = 0; i < rows; ++i) one.rows.push_back({Concat(name, i, "\n", tail), i + 1});
    return one;
  };
  const std::vector<MarkdownSection> sections = {section("first", 3), section("second", 1)};
  const std::string all = FittedSections(sections, 1000);
  CHECK_THAT(all, Contains("first2") && Contains("second0") && !Contains("more finding"));
  const std::string cut = FittedSections(sections, 320);
  CHECK_THAT(cut, Contains(Concat("first0\n", tail, "\n5 more findings are in the other reports")));
  CHECK_THAT(cut, !Contains("## second") && Contains("too long:** second."));
  CHECK(CodeUnits(cut) <= 320);
  CHECK_THAT(FittedSections(sections, 0), Contains("too long:** first, second."));
}

TEST_CASE("the budget counts what hosts count") {
  CHECK(CodeUnits("abc") == 3);
  CHECK(CodeUnits("ü€") == 2);
  CHECK(CodeUnits("\U0001F600") == 2);
}

TEST_CASE("what the plan leaves out is said") {
  Json evaluation = EvaluationWith(Json::array());
  CHECK_THAT(Comment(evaluation), !Contains("not complete") && !Contains("error"));
  evaluation["inputs"]["plans"][0]["complete"] = false;
  evaluation["inputs"]["plans"][0]["errored"] = true;
  CHECK_THAT(Comment(evaluation),
             Contains("The plan is not complete") && Contains("ended with an error"));
}

TEST_CASE("subnets that lose a route come before those that only take another way") {
  const auto change = [](std::string_view subnet, Json before, Json after) {
    return Json{{"subnet", subnet},
                {"interface", nullptr},
                {"change", "changed"},
                {"rows", {{{"prefix", "0.0.0.0/0"}, {"before", before}, {"after", after}}}}};
  };
  const Json internet = {{{"next_hop_type", "Internet"}, {"state", "Active"}}};
  const Json none = {{{"next_hop_type", "None"}, {"state", "Active"}}};
  const Json appliance = {{{"next_hop_type", "VirtualAppliance"}, {"state", "Active"}}};
  Json evaluation = EvaluationWith(Json::array());
  evaluation["effective_routes"]["changes"] = {
      change("a", internet, appliance), change("b", internet, appliance),
      change("c", internet, none), change("d", appliance, Json::array()),
      change("e", none, internet)};
  std::vector<std::string> first;
  for (const ChangeClass& one : ChangeClassesIn(evaluation)) first.push_back(one.owners.front());
  CHECK(first == std::vector<std::string>{"c", "d", "a", "e"});
}

}  // namespace
}  // namespace routesight

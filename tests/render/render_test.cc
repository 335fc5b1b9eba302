#include "evaluator/render/render.h"

#include <catch2/catch.hpp>

#include "evaluator/render/mermaid.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

Json Finding(std::string_view severity, std::string_view status, std::string_view resource) {
  return {{"code", "RS501"},
          {"name", "invalid-prefix"},
          {"severity", severity},
          {"status", status},
          {"title", "A prefix"},
          {"message", "It is wrong."},
          {"remedy", "Mend it."},
          {"resources", {resource}},
          {"subnets", Json::array()},
          {"confidence", "observed"},
          {"evidence", {{"rules", {"SYS-01"}}}}};
}

Json EvaluationWith(Json findings) {
  return {{"verdict", {{"headline", "HIGH"}}},
          {"inputs", {{"plans", {{{"name", "./out/my plan.json"}}}}}},
          {"findings", std::move(findings)},
          {"topology", Json::object()}};
}

RenderOptions WithSources() {
  RenderOptions options;
  options.find_source = [](std::string_view address) -> std::optional<SourcePlace> {
    if (address != "azurerm_subnet.a") return std::nullopt;
    return SourcePlace{"infra/main.tf", 7};
  };
  return options;
}

TEST_CASE("a finding is where its first resource with a block is, else in the plan") {
  const Json evaluation = EvaluationWith(
      {Finding("high", "new", "azurerm_subnet.a"), Finding("low", "existing", "azurerm_subnet.b")});
  const Json results =
      Json::parse(Rendered(evaluation, "sarif", WithSources()))["runs"][0]["results"];
  const auto place = [&](size_t i) {
    return results[i]["locations"][0]["physicalLocation"].dump();
  };
  CHECK_THAT(place(0), Contains(R"("uri":"infra/main.tf")") && Contains(R"("startLine":7)"));
  CHECK_THAT(place(1), Contains(R"("uri":"out/my%20plan.json")") && Contains(R"("startLine":1)"));
  CHECK(results[0]["level"] == "error");
  CHECK(results[1]["level"] == "note");
  CHECK(results[1]["baselineState"] == "unchanged");
  CHECK_THAT(Rendered(evaluation, "github", WithSources()),
             StartsWith("::error file=infra/main.tf,line=7,title=RS501 A prefix::It is wrong. Mend "
                        "it.\n::notice title=RS501 A prefix::azurerm_subnet.b: It is wrong."));
}

TEST_CASE("a fingerprint is that of the finding and not of its line") {
  const Json evaluation = EvaluationWith(Json::array({Finding("high", "new", "azurerm_subnet.a")}));
  const Json with = Json::parse(Rendered(evaluation, "gitlab", WithSources()));
  const Json without = Json::parse(Rendered(evaluation, "gitlab", RenderOptions()));
  CHECK(with[0]["fingerprint"] == without[0]["fingerprint"]);
  CHECK(with[0]["severity"] == "critical");
  CHECK(without[0]["location"]["path"] == "out/my plan.json");
  const Json other = EvaluationWith(Json::array({Finding("high", "new", "azurerm_subnet.b")}));
  CHECK(Json::parse(Rendered(other, "gitlab", RenderOptions()))[0]["fingerprint"] !=
        with[0]["fingerprint"]);
}

TEST_CASE("GitHub gets no more annotations than it shows") {
  Json findings = Json::array();
  for (int i = 0; i < 20; ++i) findings.push_back(Finding("high", "new", std::to_string(i)));
  const std::string text = Rendered(EvaluationWith(findings), "github", RenderOptions());
  CHECK(std::count(text.begin(), text.end(), '\n') == 9);
  CHECK_THAT(text, Contains("13 more findings"));
}

TEST_CASE("only what the plan brings fails in JUnit, from the threshold on") {
  const Json evaluation = EvaluationWith(
      {Finding("high", "new", "a"), Finding("high", "existing", "b"), Finding("low", "new", "c")});
  CHECK_THAT(Rendered(evaluation, "junit", RenderOptions()), Contains("failures=\"1\""));
  RenderOptions strict;
  strict.threshold = Severity::kInfo;
  CHECK_THAT(Rendered(evaluation, "junit", strict), Contains("failures=\"2\""));
}

TEST_CASE("a step of Azure Pipelines has issues, or fails by its exit code") {
  const auto text = [](std::string_view severity) {
    return Rendered(EvaluationWith(Json::array({Finding(severity, "new", "a")})), "azure-pipelines",
                    RenderOptions());
  };
  CHECK_THAT(text("high"),
             StartsWith("##vso[task.logissue type=error;code=RS501;]A prefix: a: It"));
  CHECK_THAT(text("high"), !Contains("task.complete"));
  CHECK_THAT(text("medium"), Contains("type=warning") && Contains("SucceededWithIssues"));
  CHECK_THAT(text("info"), StartsWith("##[section]"));
}

TEST_CASE("a diagram shows all that fits, else what changes, else nothing") {
  Json evaluation = EvaluationWith(Json::array());
  Json networks = Json::array();
  for (int i = 0; i < 80; ++i) {
    const std::string name = "net" + std::to_string(i);
    networks.push_back({{"name", name}, {"status", i == 3 ? "added" : "unchanged"}});
  }
  Json& topology = evaluation["topology"];
  topology["virtual_networks"] = networks;
  topology["peerings"] = {{{"from", "net1"}, {"to", "net2"}, {"status", "unchanged"}},
                          {{"from", "net3"}, {"to", "net4"}, {"status", "added"}},
                          {{"from", "net4"}, {"to", "net3"}, {"status", "added"}}};
  const std::string diagram = *TopologyDiagram(evaluation, MermaidLimits());
  CHECK_THAT(diagram, Contains("net3<br/>(added)") && Contains("<-->|added|"));
  CHECK_THAT(diagram, !Contains("net1"));
  CHECK_FALSE(TopologyDiagram(evaluation, {1, 120, 4500}));
  CHECK_THAT(*TopologyDiagram(evaluation, {80, 120, 45000}), Contains("net1"));
  CHECK_FALSE(TopologyDiagram(EvaluationWith(Json::array()), MermaidLimits()));
}

// What the page holds as data.
Json DataOf(const std::string& page) {
  constexpr std::string_view kBegin = R"(id="evaluation">)";
  const size_t begin = page.find(kBegin) + kBegin.size();
  return Json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

TEST_CASE("a page holds the evaluation, its rules, help for its findings and their places") {
  const Json evaluation = EvaluationWith(Json::array({Finding("high", "new", "azurerm_subnet.a")}));
  const Json data = DataOf(Rendered(evaluation, "html", WithSources()));
  CHECK(data["evaluation"] == evaluation);
  CHECK(data["rules"].size() == 1);
  CHECK(data["rules"]["SYS-01"]["basis"] == "documented");
  CHECK_FALSE(data["help"]["RS501"]["means"].get<std::string>().empty());
  CHECK(data["places"] == Json{{"azurerm_subnet.a", "infra/main.tf:7"}});
}

TEST_CASE("no name ends the data of a page, or acts on who reads it") {
  const Json evaluation = EvaluationWith(
      Json::array({Finding("high", "new", "</script><!-- \x1b[31m\u202e\x7f\u00e9")}));
  const std::string page = Rendered(evaluation, "html", WithSources());
  CHECK_THAT(page, Contains(R"(\u003c/script>\u003c!-- \\x1b[31m\\u202e\\x7f\u00e9)"));
  CHECK(DataOf(page)["evaluation"]["findings"][0]["resources"][0] ==
        R"(</script><!-- \x1b[31m\u202e\x7f)"
        "\u00e9");
}

}  // namespace
}  // namespace routesight

#include "evaluator/report/json_text.h"

#include <catch2/catch.hpp>
#include <limits>

#include "evaluator/report/evaluation_json.h"
#include "evaluator/report/route_json.h"
#include "tests/report/sample_evaluation.h"

namespace routesight {
namespace {

// What may stand in names of a plan, well-formed or not.
std::vector<std::string> HostileTexts() {
  std::vector<std::string> texts = {"",
                                    "plain",
                                    R"(module.hub["a\"b"])",
                                    R"(\)",
                                    R"(")",
                                    "\"quoted\"\nand more",
                                    "D\u00fcsseldorf",
                                    "\u2028\U0001f5fa",
                                    "\xff",
                                    "a\xc3",
                                    "\xc3\"\\",
                                    "\xed\xa0\x80",
                                    "\xf8\x88\x80\x80\x80",
                                    std::string("a\0b", 3)};
  for (int c = 0; c < 256; ++c) texts.push_back(std::string("<") + static_cast<char>(c) + ">");
  return texts;
}

std::string InPieces(const Json& document) {
  std::string text;
  WriteInPieces(document, [&](std::string_view piece) { text += piece; });
  return text;
}

std::string Rows(const std::vector<RouteRow>& rows) {
  std::string written;
  JsonText text([&](std::string_view piece) { written += piece; });
  text.BeginArray();
  for (const RouteRow& row : rows) WriteRoute(row, text);
  text.EndArray();
  text.Finish();
  return written;
}

// The sample with that text wherever a row may have one.
Evaluation SampleWith(const std::string& hostile) {
  Evaluation evaluation = SampleEvaluation();
  for (Snapshot& snapshot : evaluation.timeline.snapshots) {
    const Symbol text = snapshot.topology.symbols.Intern(hostile);
    const NextHopsId hops =
        snapshot.fibs.next_hops.Add({{text}, {}, {{Asn{65515}, Asn{4294967295}}}});
    for (EffectiveTable& table : snapshot.fibs.tables) {
      table.assumptions.push_back(hostile);
      TableRows rows = *table.rows;
      for (EffectiveRoute& row : rows.shown) row.route.next_hops = hops;
      if (!rows.shown.empty()) rows.shown.front().route.label = text;
      table.Have(std::make_shared<const TableRows>(std::move(rows)));
    }
  }
  return evaluation;
}

}  // namespace

TEST_CASE("values written as they come are the text of a document of them") {
  for (const std::string& text : HostileTexts()) {
    INFO(text);
    CHECK(InPieces(text) == Written(text));
    CHECK(InPieces({{text, {text, 1}}}) == Written({{text, {text, 1}}}));
  }
  const Json numbers = {0,
                        -1,
                        1.0,
                        0.1,
                        1e300,
                        -2.5e-7,
                        std::numeric_limits<double>::max(),
                        true,
                        false,
                        nullptr,
                        std::numeric_limits<double>::infinity(),
                        std::numeric_limits<uint64_t>::max(),
                        std::numeric_limits<int64_t>::min()};
  CHECK(InPieces(numbers) == Written(numbers));
  const Json nested = {
      {"a", Json::array()},
      {"b", {{"c", Json::object()}, {"d", {Json::array(), {1, {{"e", nullptr}}}}}}},
      {"f", {{{"g", Json::array()}, {"h", Json::array({Json::array()})}}}}};
  CHECK(InPieces(nested) == Written(nested));
  Json deep = 1;
  for (int depth = 0; depth < 40; ++depth) deep = Json{{"in", {std::move(deep), 2}}};
  CHECK(InPieces(deep) == Written(deep));
}

TEST_CASE("rows written as they come are the text of a document of them") {
  std::vector<RouteRow> rows;
  for (const std::string& text : HostileTexts()) {
    RouteRow row;
    row.prefix = row.source = row.state = row.next_hop_type = row.rule = row.name = text;
    rows.push_back(row);
    row.next_hop_ips = {text, "10.0.0.4"};
    row.defeated_by = {text, text, text, text};
    row.as_path.emplace();
    rows.push_back(row);
    row.as_path = {0, 65515, std::numeric_limits<uint32_t>::max()};
    rows.push_back(row);
  }
  CHECK(Rows(rows) == Written(RoutesJson(rows)));
  CHECK(Rows({}) == Written(RoutesJson({})));
}

TEST_CASE("an evaluation written as it comes is the text of its document") {
  CHECK(EvaluationAsJson(QuietEvaluation()) == Written(EvaluationDocument(QuietEvaluation())));
  for (const std::string& text : HostileTexts()) {
    INFO(text);
    const Evaluation evaluation = SampleWith(text);
    CHECK(EvaluationAsJson(evaluation) == Written(EvaluationDocument(evaluation)));
  }
}

}  // namespace routesight

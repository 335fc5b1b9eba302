// What is said in two ways is the same, byte for byte: the text report of an evaluation and that of
// its stored document, and JSON that is written as it comes and that of a document.
#include <catch2/catch.hpp>
#include <set>
#include <string_view>

#include "evaluator/audit/audit_row.h"
#include "evaluator/evaluate.h"
#include "evaluator/render/document_values.h"
#include "evaluator/render/evaluation_text.h"
#include "evaluator/render/render.h"
#include "evaluator/report/evaluation_json.h"
#include "evaluator/report/same_rows.h"
#include "evaluator/report/timeline_words.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

TEST_CASE("the text of a stored evaluation is that of the evaluation, for every case") {
  for (const auto& directory : CaseDirectories()) {
    INFO(directory);
    const Evaluation evaluation = WithFailures(EvaluatePlan(directory / "plan.json"));
    const auto stored = ParseEvaluationDocument(EvaluationAsJson(evaluation));
    REQUIRE(stored.ok());
    for (const TextStyle& style : {TextStyle{}, TextStyle{Colours::kOn, 90}}) {
      for (const auto detail : {EvaluationDetail::kEverything, EvaluationDetail::kFindingsOnly}) {
        CHECK(EvaluationAsText(EvaluationDocument(evaluation), detail, style) ==
              EvaluationAsText(*stored, detail, style));
      }
    }
  }
}

TEST_CASE("an evaluation written as it comes is the text of its document, for every case") {
  for (const auto& directory : CaseDirectories()) {
    INFO(directory);
    const Evaluation evaluation = EvaluatePlan(directory / "plan.json");
    CHECK(EvaluationAsJson(evaluation) == Written(EvaluationDocument(evaluation)));
  }
}

TEST_CASE("tables are the same without words when they are so in words, for every case") {
  struct InWords {
    const Snapshot* snapshot;
    EffectiveTableId table;
    std::vector<RouteRow> shown, hidden;
  };
  size_t same = 0;
  for (const auto& directory : CaseDirectories()) {
    INFO(directory);
    const Evaluation evaluation = EvaluatePlan(directory / "plan.json");
    std::vector<InWords> tables;
    for (const Snapshot& snapshot : evaluation.timeline.snapshots) {
      for (size_t i = 0; i < snapshot.fibs.tables.size(); ++i) {
        const EffectiveTableId id = snapshot.fibs.tables.IdAt(i);
        tables.push_back({&snapshot, id, ShownRows(snapshot.topology, snapshot.fibs, id),
                          HiddenRows(snapshot.topology, snapshot.fibs, id)});
      }
    }
    for (const InWords& a : tables) {
      for (const InWords& b : tables) {
        const bool alike = a.shown == b.shown && a.hidden == b.hidden;
        REQUIRE(SameRows(*a.snapshot, a.table, *b.snapshot, b.table) == alike);
        if (!alike || &a == &b) continue;
        REQUIRE(HashOfRows(*a.snapshot, a.table) == HashOfRows(*b.snapshot, b.table));
        ++same;
      }
    }
  }
  CHECK(same > 100);
}

TEST_CASE("only formats that show rows of tables differ without them, for every case") {
  std::set<std::string_view> differ;
  for (const auto& directory : CaseDirectories()) {
    INFO(directory);
    const Evaluation evaluation = EvaluatePlan(directory / "plan.json");
    const Json whole = EvaluationDocument(evaluation);
    const Json without = EvaluationDocument(evaluation, RowsOfTables::kLeftOut);
    for (const std::string_view format : RenderFormatNames()) {
      INFO(format);
      if (Rendered(whole, format, {}) == Rendered(without, format, {})) continue;
      CHECK(ShowsRowsOfTables(format));
      differ.insert(format);
    }
    CHECK(AuditLine(RowOfEvaluation("plan", whole, Severity::kHigh)) ==
          AuditLine(RowOfEvaluation("plan", without, Severity::kHigh)));
  }
  CHECK(differ == std::set<std::string_view>{"html", "json"});
}

TEST_CASE("safer plans are the same in words when they are read back, for every case") {
  size_t compared = 0;
  for (const auto& directory : CaseDirectories()) {
    INFO(directory);
    const Evaluation evaluation = EvaluatePlan(directory / "plan.json");
    const auto stored = ParseEvaluationDocument(EvaluationAsJson(evaluation));
    REQUIRE(stored.ok());
    const std::vector<SaferPlan>& safer = evaluation.timeline.apply.safer;
    const std::vector<SaferPlan> read = ApplyIn(*stored).safer;
    REQUIRE(read.size() == safer.size());
    for (size_t i = 0; i < safer.size(); ++i, ++compared) {
      CHECK(SaferPlanInWords(read[i]) == SaferPlanInWords(safer[i]));
    }
  }
  CHECK(compared > 2);
}

}  // namespace
}  // namespace routesight

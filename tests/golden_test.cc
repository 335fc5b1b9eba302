// Every folder of testdata/ is a case: its plan is evaluated, and what each stage prints must equal
// the case's expected file. UPDATE_GOLDEN=1 rewrites the files; review that diff as code. A stage
// without an expected file is not what the case is about.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "evaluator/base/text.h"
#include "evaluator/report/failures_text.h"
#include "tests/support/print_stages.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;

struct Stage {
  std::string_view file;
  std::string (*print)(const Evaluation&);
};

constexpr Stage kStages[] = {
    {"links.txt", PrintLinks},       {"topology.txt", PrintTopologies},
    {"routes.txt", PrintBothTables}, {"changes.txt", PrintChanges},
    {"findings.txt", PrintFindings}, {"gaps.txt", PrintGaps},
    {"ribs.txt", PrintRibs},         {"report.md", PrintMarkdown},
    {"timeline.txt", PrintTimeline},
};

TEST_CASE("golden cases") {
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  for (const fs::path& directory : CaseDirectories()) {
    DYNAMIC_SECTION(directory.filename().string()) {
      const Evaluation evaluation = EvaluatePlan(directory / "plan.json");
      for (const Stage& stage : kStages) {
        const fs::path expected = directory / "expected" / stage.file;
        if (!fs::exists(expected)) continue;
        const std::string actual = stage.print(evaluation);
        if (update) WriteFile(expected, actual);
        INFO(expected);
        CHECK(actual == ReadFile(expected));
      }
    }
  }
}

// Of all single failures, after the apply and during it.
TEST_CASE("golden failures") {
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  for (const fs::path& directory : CaseDirectories()) {
    const fs::path expected = directory / "expected" / "failures.txt";
    if (!fs::exists(expected)) continue;
    DYNAMIC_SECTION(directory.filename().string()) {
      const Evaluation evaluation = WithFailures(EvaluatePlan(directory / "plan.json"));
      const TextStyle style;
      const std::string actual =
          Concat("During the apply\n", FailuresDuringText(evaluation.failures->during, 2, style),
                 "\nAfter the apply\n", FailuresText(*evaluation.failures, 2, style));
      if (update) WriteFile(expected, actual);
      INFO(expected);
      CHECK(actual == ReadFile(expected));
    }
  }
}

TEST_CASE("golden paths: the ways that case.json asks for") {
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  for (const fs::path& directory : CaseDirectories()) {
    const auto about = nlohmann::json::parse(ReadFile(directory / "case.json"));
    if (!about.contains("paths")) continue;
    DYNAMIC_SECTION(directory.filename().string()) {
      const Evaluation evaluation = EvaluatePlan(directory / "plan.json");
      std::string actual;
      for (const auto& way : about["paths"]) {
        if (!actual.empty()) actual += "\n----\n\n";
        actual += PrintPath(evaluation, way.at("from"), way.at("to"));
      }
      const fs::path expected = directory / "expected" / "paths.txt";
      if (update) WriteFile(expected, actual);
      INFO(expected);
      CHECK(actual == ReadFile(expected));
    }
  }
}

TEST_CASE("every case says what it is about") {
  for (const fs::path& directory : CaseDirectories()) {
    INFO(directory);
    const auto about = nlohmann::json::parse(ReadFile(directory / "case.json"));
    CHECK(about.at("about").get<std::string>().size() > 20);
    CHECK_FALSE(about.at("drawing").empty());
    CHECK(about.at("source").is_string());
    CHECK(fs::exists(directory / "plan.json"));
  }
}

}  // namespace
}  // namespace routesight

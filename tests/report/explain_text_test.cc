#include "evaluator/report/explain_text.h"

#include <catch2/catch.hpp>

#include "evaluator/base/rule_catalogue.h"
#include "tests/report/sample_evaluation.h"

namespace routesight {

TEST_CASE("a rule is explained with what is open, its basis and its source") {
  const Rule rule = {"XX-01", "Packets fall down.", "How fast.", Basis::kAssumed,
                     "https://example.com"};
  CHECK(ExplainRule(rule, {}) == R"(XX-01
Packets fall down.

Left open
  How fast.

Basis
  assumed

Source
  https://example.com
)");
}

TEST_CASE("a kind of finding is explained with its help, lines kept") {
  CHECK(ExplainFindingKind(kSampleKind, {}) == R"(RS999 sample-problem (high)
A problem for tests

What it means
  It means this.

Why it matters
  It matters so.

Example
  resource {
  }

How to fix it
  Do that.

References
  https://example.com/sample-problem
)");
}

TEST_CASE("the list has every finding and every rule") {
  const std::string list = ListExplanations({});
  for (const FindingKind* kind : FindingKinds()) {
    CHECK(list.find(kind->code) != std::string::npos);
  }
  for (const Rule& rule : kRules) CHECK(list.find(rule.id) != std::string::npos);
}

}  // namespace routesight

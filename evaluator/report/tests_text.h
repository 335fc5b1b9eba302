// Results of route tests for people, and drafts of tests to paste.
#pragma once

#include <string>
#include <vector>

#include "evaluator/report/text_style.h"
#include "evaluator/route_tests/draft_tests.h"
#include "evaluator/route_tests/route_tests.h"

namespace routesight {

enum class TestsShown : uint8_t { kAll, kNotPassed };

// A line a result, worst first, and why those that did not pass did not. Empty without results.
std::string TestResultsText(const std::vector<TestResult>& results, TestsShown shown, size_t indent,
                            const TextStyle& style);

// "3 route tests: 1 failed, 1 not known"
std::string TestCounts(const std::vector<TestResult>& results);

// `tests` of a configuration file.
std::string DraftAsYaml(const TestDraft& draft);

}  // namespace routesight

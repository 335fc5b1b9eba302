// What an audit says of one plan: one line of JSON (schemas/audit.schema.json, $defs/row).
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "evaluator/base/severity.h"
#include "evaluator/report/route_json.h"

namespace routesight {

inline constexpr size_t kSeverities = 5;
// By severity, counted as the enumeration does.
using SeverityCounts = std::array<size_t, kSeverities>;

struct LostSeconds {
  double min = 0;
  double typical = 0;
  double max = 0;
};

// Traffic that an apply loses, a part of it or its answers.
struct Downtime {
  std::optional<LostSeconds> longest;  // Of the losses that end.
  bool stays = false;                  // Whether there is one that does not.
};

// Of a plan that is not understood only path and error are there.
struct AuditRow {
  std::string path;   // As RowPath gives it.
  std::string error;  // Empty: the plan was evaluated.
  std::string verdict;
  std::optional<Severity> worst;
  SeverityCounts findings{};            // That are there after the apply: new and existing ones.
  std::map<std::string, size_t> codes;  // The same by code.
  size_t new_findings = 0;              // Those of them that the plan brings.
  Downtime expected;                    // In the expected order of the apply.
  Downtime possible;                    // In other orders that it may take.
  size_t failed_tests = 0;              // Of the route tests of the configuration.
  size_t changed_subnets = 0;
  size_t gaps = 0;
  std::string timestamp;  // Empty: the plan has none.
  bool fails = false;     // Whether a finding reaches the threshold.

  bool evaluated() const { return error.empty(); }
};

// How rows call a file: by its path; what in it is no UTF-8 is written out.
std::string RowPath(const std::string& path);

// From the JSON form of an evaluation. Findings from `fail_on` on make the row fail.
AuditRow RowOfEvaluation(const std::string& path, const Json& evaluation, Severity fail_on);
AuditRow RowOfError(const std::string& path, std::string_view error);

Json AuditRowJson(const AuditRow& row);
// One line that ends with a line feed.
std::string AuditLine(const AuditRow& row);
// Fails with kInvalidArgument for what is no such line.
absl::StatusOr<AuditRow> ReadAuditLine(std::string_view line);

}  // namespace routesight

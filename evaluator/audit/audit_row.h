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

struct LongestDowntime {
  double min_seconds = 0;
  double typical_seconds = 0;
  double max_seconds = 0;
};

// Of a plan that is not understood only path and error are there.
struct AuditRow {
  std::string path;
  std::string error;  // Empty: the plan was evaluated.
  std::string verdict;
  std::optional<Severity> worst;
  SeverityCounts findings{};            // That are there after the apply: new and existing ones.
  std::map<std::string, size_t> codes;  // The same by code.
  // Of the longest loss of traffic that the expected order has and that ends.
  std::optional<LongestDowntime> downtime;
  bool stays_down = false;  // Whether some traffic is lost and does not come back.
  size_t changed_subnets = 0;
  size_t gaps = 0;
  std::string timestamp;  // Empty: the plan has none.
  bool fails = false;     // Whether a finding reaches the threshold.

  bool evaluated() const { return error.empty(); }
};

// From the JSON form of an evaluation. Findings from `fail_on` on make the row fail.
AuditRow RowOfEvaluation(const std::string& path, const Json& evaluation, Severity fail_on);
AuditRow RowOfError(const std::string& path, std::string_view error);

Json AuditRowJson(const AuditRow& row);
// One line that ends with a line feed.
std::string AuditLine(const AuditRow& row);
// Fails with kInvalidArgument for what is no such line.
absl::StatusOr<AuditRow> ReadAuditLine(std::string_view line);

}  // namespace routesight

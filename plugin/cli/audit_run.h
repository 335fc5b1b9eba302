// An audit as it was asked for: from paths to a report on standard output.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/audit/audit_format.h"
#include "evaluator/audit/audit_totals.h"
#include "plugin/cli/audit_plan.h"
#include "plugin/cli/load.h"
#include "plugin/cli/progress.h"

namespace routesight {

enum class AuditBegin : uint8_t { kAnew, kResumed };

struct AuditOutput {
  const AuditFormat* format = nullptr;
  TextStyle style;
};

struct AuditRequest {
  std::vector<std::string> plans;  // In the order of their rows.
  InputNames inputs;               // What is read beside each of them.
  AuditSettings settings;
  size_t jobs = 1;
  std::string rows;  // Keeps the rows as they come; empty: nothing does.
  AuditBegin begin = AuditBegin::kAnew;
  ProgressShown progress = ProgressShown::kNo;
};

// Evaluates each plan in a process of its own.
absl::StatusOr<AuditTotals> AuditPlans(const AuditRequest& request, const AuditOutput& output);

// Puts together what the shards of an audit have kept.
absl::StatusOr<AuditTotals> MergeAudits(const std::vector<std::string>& files,
                                        const AuditOutput& output);

}  // namespace routesight

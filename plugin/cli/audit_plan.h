// The row of one plan.
#pragma once

#include <optional>
#include <string>

#include "evaluator/audit/audit_row.h"
#include "evaluator/base/severity.h"
#include "plugin/cli/load.h"

namespace routesight {

struct AuditSettings {
  std::optional<Severity> fail_on;  // Without, the configuration of each plan decides.
  std::string terraform_directory;  // Where terraform is initialised; empty: beside each plan.
};

// Reads a plan - JSON, packed with gzip or saved by terraform - and what stands beside it, and
// evaluates it. What goes wrong with any of that is the row's error.
AuditRow AuditPlan(const InputNames& names, const AuditSettings& settings);

}  // namespace routesight

// The row of one plan.
#pragma once

#include <optional>
#include <string>

#include "evaluator/audit/audit_row.h"
#include "evaluator/base/severity.h"
#include "plugin/cli/load.h"

namespace routesight {

// Reads a plan, also one packed with gzip, and what stands beside it, and evaluates it. What goes
// wrong with any of that is the row's error. Without `fail_on` the configuration decides.
AuditRow AuditPlan(const InputNames& names, const std::optional<Severity>& fail_on);

}  // namespace routesight

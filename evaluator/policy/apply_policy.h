// What a team has decided about findings: severities of its own, and findings that it accepts.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "evaluator/configuration/configuration.h"
#include "evaluator/findings/finding.h"

namespace routesight {

struct JudgedFindings {
  std::vector<Finding> findings;  // In the order of FindAll.
  size_t ignored = 0;             // Left out by the policy.
};

// Gives findings their severities and leaves out what is ignored; entries that ignore nothing, and
// those that have expired by `today`, are findings themselves. Without `today` nothing is ignored
// for a time: what is not known to hold must not hide anything.
JudgedFindings ApplyPolicy(std::vector<Finding> findings, const Policy& policy,
                           std::optional<std::chrono::year_month_day> today);

// The day of an RFC 3339 timestamp; absent if it is none.
std::optional<std::chrono::year_month_day> DayOf(std::string_view timestamp);

}  // namespace routesight

// Sums over the rows of an audit. They do not grow with the number of plans.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "evaluator/audit/audit_row.h"

namespace routesight {

struct FindingTotal {
  size_t findings = 0;
  size_t plans = 0;  // That have any.
};

// Of the plans of one month.
struct MonthTotal {
  size_t plans = 0;
  size_t failing = 0;
  size_t findings = 0;
  size_t changed_subnets = 0;
};

struct AuditTotals {
  size_t plans = 0;
  size_t not_understood = 0;
  size_t failing = 0;
  size_t stay_down = 0;     // Expected or possible.
  size_t tests_failed = 0;  // Plans with any.
  size_t with_gaps = 0;
  SeverityCounts findings{};
  std::map<std::string, FindingTotal> codes;
  std::map<std::string, MonthTotal> months;  // 2026-11; "" for plans without a timestamp.

  void Add(const AuditRow& row);
};

}  // namespace routesight

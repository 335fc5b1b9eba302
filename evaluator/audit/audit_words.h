// The words that the reports of an audit share.
#pragma once

#include <string>
#include <string_view>

#include "evaluator/audit/audit_row.h"
#include "evaluator/audit/audit_totals.h"

namespace routesight {

// "about 20 s (10 s to 1 min), some stays down; possibly about 5 min"; empty where nothing is lost.
std::string DowntimeWords(const AuditRow& row);

// "peering-half-replaced"; empty if there is no such code.
std::string TitleOfCode(std::string_view code);

// "20 plans, 1 not understood, 3 with findings at or above the threshold"
std::string TotalWords(const AuditTotals& totals);

}  // namespace routesight

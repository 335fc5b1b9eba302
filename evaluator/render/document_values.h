// Parts of a stored evaluation, read back into the values that they were written from, so that the
// functions of report/ put them into words. What a part has that no report for people shows is left
// out.
#pragma once

#include <optional>
#include <vector>

#include "evaluator/render/document.h"
#include "evaluator/report/evaluation.h"
#include "evaluator/report/table_catalogue.h"

namespace routesight {

std::vector<TableChange> ChangesIn(const Json& evaluation);

// The tables with their gaps, and who has them before and after; without their routes.
TableCatalogue TablesIn(const Json& evaluation);

// The operations by name, and what becomes of traffic meanwhile.
ApplyTimeline ApplyIn(const Json& evaluation);

std::vector<TestResult> TestsIn(const Json& evaluation);

// None where nobody asked for them. It holds views into `evaluation`.
std::optional<FailureAnalysis> FailuresIn(const Json& evaluation);

}  // namespace routesight

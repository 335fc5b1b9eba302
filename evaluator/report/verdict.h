// The evaluation in one line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "evaluator/report/evaluation.h"
#include "evaluator/report/table_catalogue.h"

namespace routesight {

struct Verdict {
  std::optional<Severity> worst;  // Of the findings that are not resolved.
  size_t findings = 0;            // Not resolved.
  size_t new_findings = 0;
  size_t resolved_findings = 0;
  size_t ignored_findings = 0;  // By the policy; not in the numbers above.
  size_t owners = 0;            // Subnets and interfaces with a table at some moment.
  size_t incomplete = 0;        // Those of them with a table that a gap touches.
  std::string headline;  // HIGH: 2 findings (1 new), 3 subnets change, 1 of 12 tables incomplete
};

Verdict Judge(const Evaluation& evaluation, const TableCatalogue& catalogue);

}  // namespace routesight

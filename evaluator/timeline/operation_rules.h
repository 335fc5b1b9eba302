// Which rule tells what an operation does to traffic by what it writes.
#pragma once

#include "evaluator/apply/apply_graph.h"
#include "evaluator/base/rule.h"

namespace routesight {

RuleId RuleBehind(const Plan& plan, const Operation& operation);

}  // namespace routesight

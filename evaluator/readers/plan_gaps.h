// What the plan as a whole leaves open: it ended with an error, puts changes off, or leaves out
// what is not there yet.
#pragma once

#include "evaluator/plan/moment.h"
#include "evaluator/plan/plan.h"
#include "evaluator/topology/topology_builder.h"

namespace routesight {

void StatePlanGaps(const Plan& plan, const Moment& moment, TopologyBuilder& builder);

}  // namespace routesight

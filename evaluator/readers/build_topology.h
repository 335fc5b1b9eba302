// From a plan to the network at one moment.
#pragma once

#include <vector>

#include "evaluator/plan/moment.h"
#include "evaluator/plan/plan.h"
#include "evaluator/links/references.h"
#include "evaluator/topology/topology.h"

namespace routesight {

// The attributes that readers want of a plan; for ParsePlan.
std::vector<WantedAttributes> AttributesThatReadersWant();

Topology BuildTopology(const Plan& plan, const std::vector<Link>& links, const Moment& moment);

}  // namespace routesight

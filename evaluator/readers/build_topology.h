// From a plan to the network at one moment.
#pragma once

#include <vector>

#include "evaluator/configuration/configuration.h"
#include "evaluator/links/references.h"
#include "evaluator/plan/moment.h"
#include "evaluator/plan/plan.h"
#include "evaluator/topology/topology.h"

namespace routesight {

// The attributes that readers want of a plan; for ParsePlan.
std::vector<WantedAttributes> AttributesThatReadersWant();

// What the configuration assumes for the state before the apply counts at Moment::Before() only.
Topology BuildTopology(const Plan& plan, const std::vector<Link>& links,
                       const Configuration& configuration, const Moment& moment);

}  // namespace routesight

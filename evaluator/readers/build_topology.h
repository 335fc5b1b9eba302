// From plans to the network at one moment.
#pragma once

#include <span>
#include <vector>

#include "evaluator/configuration/configuration.h"
#include "evaluator/links/linked_plan.h"
#include "evaluator/plan/moment.h"
#include "evaluator/topology/topology.h"

namespace routesight {

// The attributes that readers want of a plan; for ParsePlan.
std::vector<WantedAttributes> AttributesThatReadersWant();

// The plans describe one network together (TF-07). What the configuration assumes for the state
// before the apply counts at Moment::Before() only.
Topology BuildTopology(std::span<const LinkedPlan> plans, const Configuration& configuration,
                       const Moment& moment);

}  // namespace routesight

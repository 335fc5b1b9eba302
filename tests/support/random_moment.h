// Moments of an apply that no order of Terraform would have.
#pragma once

#include <random>
#include <vector>

#include "evaluator/links/linked_plan.h"
#include "evaluator/plan/moment.h"

namespace routesight {

// Some of the operations have been done, and something may be out of service.
Moment RandomMoment(const std::vector<LinkedPlan>& plans, std::mt19937& random);

}  // namespace routesight

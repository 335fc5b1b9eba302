// A plan with its links resolved: what the readers of a network take, one or several.
#pragma once

#include <vector>

#include "evaluator/links/references.h"
#include "evaluator/plan/plan.h"

namespace routesight {

struct LinkedPlan {
  Plan plan;
  std::vector<Link> links;
};

}  // namespace routesight

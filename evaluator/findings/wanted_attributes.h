// What findings read of a plan besides what readers of the network want.
#pragma once

#include <vector>

#include "evaluator/plan/plan.h"

namespace routesight {

std::vector<WantedAttributes> AttributesThatFindingsWant();

}  // namespace routesight

// Which attributes a plan changes.
#pragma once

#include <string>
#include <vector>

#include "evaluator/plan/plan.h"

namespace routesight {

// The top-level attributes, among those that are kept, whose values before and after differ or may
// differ. Sorted; empty for what is created or deleted.
std::vector<std::string> ChangedAttributes(const Plan& plan, const Resource& resource);

}  // namespace routesight

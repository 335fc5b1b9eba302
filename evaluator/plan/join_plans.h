// Several plans and states that describe one network: a hub's and its spokes'.
#pragma once

#include <string>
#include <vector>

#include "evaluator/plan/plan.h"

namespace routesight {

// What reports call a resource of that address when an earlier plan has one too.
std::string QualifiedName(std::string_view plan_name, std::string_view address);

// Gives each plan its place, tells resources of the same address apart, and marks those that an
// earlier plan manages too: an object of Azure belongs to the first plan that manages it, by ARM
// id and type, ignoring case.
void JoinPlans(std::vector<Plan>& plans);

}  // namespace routesight

// Why a plan replaces a resource of which nothing known changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator/findings/finding.h"
#include "evaluator/plan/plan.h"

namespace routesight {

struct IdleReplacement {
  std::vector<std::string> reasons;  // "because …", one for each attribute that forces it.
  std::string remedy;
};

// None where something that forces the replacement is known to change, or may be known to somebody
// else: what a local is, is in no plan.
std::optional<IdleReplacement> FindIdleReplacement(const Plan& plan, const Resource& resource);

// Tells findings about what a replacement interrupts why there is one, from the findings that tell
// only that, which they then absorb.
std::vector<Finding> WithCausesOfReplacements(std::vector<Finding> findings);

}  // namespace routesight

// Decides links by each other: what one link points at tells where its neighbours can point.
#pragma once

#include <vector>

#include "evaluator/plan/instance_index.h"
#include "evaluator/plan/link_decision.h"
#include "evaluator/plan/link_sites.h"
#include "evaluator/plan/link_targets.h"

namespace routesight {

// `answers` belong to `sites`, place by place.
void DecideTogether(const Plan& plan, const InstanceIndex& index, const LinkTargets& targets,
                    const std::vector<LinkSite>& sites, std::vector<LinkAnswer>& answers);

}  // namespace routesight

// Decides links by each other: what one link points at tells where its neighbours can point.
#pragma once

#include <vector>

#include "evaluator/links/instance_index.h"
#include "evaluator/links/link_decision.h"
#include "evaluator/links/link_sites.h"
#include "evaluator/links/link_targets.h"

namespace routesight {

// `answers` belong to `sites`, place by place.
void DecideTogether(const Plan& plan, const InstanceIndex& index, const LinkTargets& targets,
                    const std::vector<LinkSite>& sites, std::vector<LinkAnswer>& answers);

}  // namespace routesight

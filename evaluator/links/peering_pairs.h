// Decides open ends of virtual network peerings by the other peerings and by their names.
#pragma once

#include <vector>

#include "evaluator/links/instance_index.h"
#include "evaluator/links/link_decision.h"
#include "evaluator/links/link_sites.h"
#include "evaluator/links/link_targets.h"

namespace routesight {

// `answers` belong to `sites`, place by place.
void DecidePeerings(const Plan& plan, const InstanceIndex& index, const LinkTargets& targets,
                    const std::vector<LinkSite>& sites, std::vector<LinkAnswer>& answers);

}  // namespace routesight

// The attributes that only repeat what other resources state: the subnets of a route table, the
// route table and security group of a subnet.
#pragma once

#include <vector>

#include "evaluator/links/instance_index.h"
#include "evaluator/links/link_decision.h"
#include "evaluator/links/link_sites.h"
#include "evaluator/links/link_targets.h"
#include "evaluator/links/references.h"

namespace routesight {

// The computed attributes that are unknown and that an association, an inline subnet or a
// write-only attribute fills. `answers` belong to `sites`, place by place; `computed` are all that
// are unknown.
std::vector<Link> FindAssociatedLinks(const Plan& plan, const InstanceIndex& index,
                                      const LinkTargets& targets,
                                      const std::vector<LinkSite>& sites,
                                      const std::vector<LinkAnswer>& answers,
                                      const std::vector<LinkSite>& computed);

}  // namespace routesight

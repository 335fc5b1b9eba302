// What Azure forbids links to point at: enough to rule out candidates, never to choose among them.
#pragma once

#include <string_view>

#include "evaluator/links/link_sites.h"
#include "evaluator/links/link_targets.h"
#include "evaluator/links/references.h"

namespace routesight {

// The only name that the subnet of this link can have; empty if it can have several.
std::string_view ReservedSubnetName(const LinkAttribute& link);

// Whether the link can point there; true when the plan does not tell.
bool IsPossible(const LinkTargets& targets, const LinkSite& site, const LinkTarget& target);

// Whether the value that the link takes from the target is known only after the apply. What is
// known cannot be what makes a link unknown.
bool IsUnknownSource(const LinkTargets& targets, const LinkAttribute& link,
                     const LinkTarget& target);

}  // namespace routesight

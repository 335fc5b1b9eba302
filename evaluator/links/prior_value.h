// What an unknown link was before the apply.
#pragma once

#include <string_view>

#include "evaluator/links/link_sites.h"
#include "evaluator/plan/plan.h"

namespace routesight {

// The text of the same attribute before; empty if there was none. Blocks are matched by their name,
// since those of a set move when one of them changes.
std::string_view FindPriorValue(const Plan& plan, const LinkSite& site);

}  // namespace routesight

// What a security rule resource and a rule inside a group have in common.
#pragma once

#include "evaluator/plan/json_view.h"
#include "evaluator/topology/machine_drafts.h"

namespace routesight {

// Without what it belongs to.
SecurityRuleDraft ReadSecurityRule(JsonView values);

}  // namespace routesight

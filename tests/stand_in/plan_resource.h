// Plans as providers on the older SDK plan: defaults filled in, what Azure chooses unknown.
#pragma once

#include "plugin/protocol/cty_value.h"
#include "plugin/protocol/schema.h"
#include "tests/stand_in/behaviour.h"

namespace routesight {

// `prior` is null for a new object. Terraform has put what is configured, and for the rest what was
// computed before, into `proposed`.
CtyValue PlanValues(const Schema& schema, const Behaviour& behaviour, const CtyValue& prior,
                    const CtyValue& proposed);

}  // namespace routesight

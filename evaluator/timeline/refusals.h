// What Terraform accepts and Azure refuses, at the moment when it is asked.
#pragma once

#include <optional>
#include <string>

#include "evaluator/apply/apply_graph.h"
#include "evaluator/base/rule.h"
#include "evaluator/timeline/interruptions.h"
#include "evaluator/topology/topology.h"

namespace routesight {

struct RefusalReason {
  RuleId rule;
  std::string reason;  // A sentence without a full stop.
  Certainty certainty = Certainty::kExpected;
};

// Whether some network can make Azure refuse the operation at all.
bool MayBeRefused(const Plan& plan, const Operation& operation);

// Why Azure refuses the operation; none if nothing speaks against it. `now` is the network when it
// begins, `then` the network with it.
std::optional<RefusalReason> FindRefusal(const Plan& plan, const Operation& operation,
                                         const Topology& now, const Topology& then);

}  // namespace routesight

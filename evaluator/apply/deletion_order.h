// The order that deletions give. Terraform finds it in the state, not in the configuration: what
// is deleted may no longer be written anywhere.
// https://developer.hashicorp.com/terraform/internals/graph
#pragma once

#include "evaluator/apply/apply_graph.h"
#include "evaluator/apply/configuration_graph.h"

namespace routesight {

// Adds what deletions wait for, and what waits for them, to a graph that has its operations and the
// nodes of the configuration.
void AddDeletionOrder(const Plan& plan, const ConfigurationGraph& configuration, ApplyGraph& graph);

}  // namespace routesight

// What findings about interruptions have in common: one for each operation that costs traffic.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "evaluator/findings/finding.h"

namespace routesight {

// Which interruptions a kind of finding is about.
struct InterruptionScope {
  std::span<const RuleId> rules;      // Of the main cause.
  std::optional<OperationKind> kind;  // Of the operation; any if absent.
};

// One for each operation that is the main cause of traffic being lost or going elsewhere for a
// while, or of that being possible.
std::vector<Finding> FindInterruptions(const Timeline& timeline, const InterruptionScope& scope,
                                       std::string_view remedy);

// "azurerm_subnet.a to 10.0.0.0/16, and 3 more"
std::string FlowsInWords(std::span<const Flow> flows);
// "create azurerm_route_server.hub"
std::string OperationInWords(const TimedOperation& operation);
// The flows of a window.
std::vector<Flow> FlowsOf(const Window& window);

}  // namespace routesight

// Interruptions of gateways over which no traffic is known: what is behind them may be in no file.
#pragma once

#include <string_view>
#include <vector>

#include "evaluator/findings/finding.h"

namespace routesight {

enum class UnseenCause : uint8_t {
  kRouteServerBeside,  // A route server is created or deleted in the gateway's network.
  kGatewayItself,      // It is deleted, for good or to create it again.
};

// For each operation of that kind that interrupts a gateway and of which no window tells anything.
std::vector<Finding> FindUnseenInterruptions(const Timeline& timeline, UnseenCause cause,
                                             OperationKind kind, std::string_view remedy);

}  // namespace routesight

// What rules of a load balancer have in common.
#pragma once

#include "evaluator/readers/plain_values.h"

namespace routesight {

inline constexpr Word<BalancedProtocol> kBalancedProtocols[] = {
    {"All", BalancedProtocol::kAll},
    {"Tcp", BalancedProtocol::kTcp},
    {"Udp", BalancedProtocol::kUdp},
};

}  // namespace routesight

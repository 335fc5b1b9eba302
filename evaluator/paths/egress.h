// How an interface gets its packets to the Internet.
#pragma once

#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

// What becomes of a packet that the device's table has for the Internet. Always an end.
Branch LeaveToInternet(const Surroundings& around, const Device& device, IpAddress destination);

}  // namespace routesight

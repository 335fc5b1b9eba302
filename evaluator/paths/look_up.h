// One decision: which row of a table carries a destination, and why no other does.
#pragma once

#include <span>

#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

// In the table of an interface if it has one of its own, else of the subnet.
Lookup LookUp(const Surroundings& around, SubnetId subnet, NicId nic, IpAddress destination);

// The ranges that the Internet does not route.
std::span<const Prefix> PrivateRanges();

// Whether the address is in one of the ranges that the Internet does not route.
bool IsPrivate(IpAddress address);

}  // namespace routesight

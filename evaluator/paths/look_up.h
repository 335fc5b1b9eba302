// One decision: which row of a table carries a destination, and why no other does.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

// In the table of an interface if it has one of its own, else of the subnet.
Lookup LookUp(const Surroundings& around, SubnetId subnet, NicId nic, IpAddress destination);

// A route that covers the destination and does not carry it.
struct PassedOver {
  EffectiveRoute row;           // As in its table.
  RuleId rule;                  // By which it lost.
  std::optional<Route> winner;  // To which; none where a switch removed it.
};

// What the lookup decided against, the longest first.
std::vector<PassedOver> RowsPassedOver(const Fibs& fibs, const Lookup& lookup,
                                       IpAddress destination);

// The ranges that the Internet does not route.
std::span<const Prefix> PrivateRanges();

// Whether the address is in one of the ranges that the Internet does not route.
bool IsPrivate(IpAddress address);

}  // namespace routesight

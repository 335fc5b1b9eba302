// The parts of paths in words that reports share.
#pragma once

#include <string>
#include <vector>

#include "evaluator/paths/path.h"
#include "evaluator/report/path_query.h"

namespace routesight {

// The row of a table without a defeat.
RouteRow WinnerRow(const Snapshot& snapshot, const Route& route);

// 0.0.0.0/0 User VirtualAppliance 10.0.1.4
std::string RowInWords(const RouteRow& row);

// What the hop's device is called, and what it is: azurerm_firewall.hub, firewall
std::string HopName(const Snapshot& snapshot, const Hop& hop);
std::string_view DeviceKindName(DeviceKind kind);

// What becomes of the packets of a way, each end once: "delivered at azurerm_subnet.app".
std::vector<std::string> EndsInWords(const Snapshot& snapshot, const Path& path);

// One end: "leaves to the Internet: NAT gateway azurerm_nat_gateway.out [EGR-01]".
std::string EndInWords(const Snapshot& snapshot, const Branch& branch);

// "symmetric: both ways cross azurerm_firewall.hub".
std::string SymmetryInWords(const RoundTrip& trip);

}  // namespace routesight

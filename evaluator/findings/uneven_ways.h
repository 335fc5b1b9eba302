// What the findings about uneven ways have in common.
#pragma once

#include <string>

#include "evaluator/findings/way_survey.h"

namespace routesight {

// UDR-13: Whether packets from outside reach the network directly from the gateway, while those to
// the outside cross a stateful device.
bool IsInboundPastAppliance(const UnevenWay& way);

// The stateful devices that only packets to the outside cross.
const std::vector<std::string>& OutboundOnly(const UnevenWay& way);

// The Terraform address of what reports call so: of a described appliance its interface's.
std::string ResourceCalled(const Topology& topology, const std::string& device);

}  // namespace routesight

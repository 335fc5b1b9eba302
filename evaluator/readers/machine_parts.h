// What the types of virtual machines, and those of scale sets, have in common.
#pragma once

#include <string_view>

#include "evaluator/readers/resource_reader.h"

namespace routesight {

inline constexpr std::string_view kVirtualMachineAttributes[] = {"network_interface_ids", "zone"};
inline constexpr std::string_view kScaleSetAttributes[] = {"instances", "network_interface",
                                                           "zones"};

void ReadVirtualMachine(const ResourceReader& machine, TopologyBuilder& builder);
void ReadScaleSet(const ResourceReader& scale_set, TopologyBuilder& builder);

}  // namespace routesight

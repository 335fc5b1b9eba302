#include "evaluator/findings/uneven_ways.h"

#include "evaluator/findings/questions.h"

namespace routesight {

const std::vector<std::string>& OutboundOnly(const UnevenWay& way) {
  return way.from.vnet.has_value() ? way.forward_only : way.back_only;
}

bool IsInboundPastAppliance(const UnevenWay& way) {
  if (way.gateway_subnets.empty() || way.from.vnet.has_value() == way.to.vnet.has_value()) {
    return false;
  }
  const bool inbound_crosses_none =
      (way.from.vnet.has_value() ? way.back_only : way.forward_only).empty();
  return inbound_crosses_none && !OutboundOnly(way).empty();
}

std::string ResourceCalled(const Topology& topology, const std::string& device) {
  for (const Appliance& appliance : topology.appliances) {
    if (topology.Text(appliance.name) != device) continue;
    for (const ApplianceInterface& interface : appliance.interfaces) {
      if (interface.nic.has_value()) return NameIn(topology, topology.nics[interface.nic]);
    }
  }
  return device;
}

}  // namespace routesight

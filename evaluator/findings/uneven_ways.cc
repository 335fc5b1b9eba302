#include "evaluator/findings/uneven_ways.h"

#include "evaluator/findings/questions.h"

namespace routesight {

const std::vector<std::string>& OutboundOnly(const UnevenWay& way) {
  return way.from.vnet.has_value() ? way.forward_only : way.back_only;
}

bool IsInboundPastAppliance(const Snapshot& snapshot, const UnevenWay& way) {
  if (!way.gateway_subnet.has_value() || way.from.vnet.has_value() == way.to.vnet.has_value()) {
    return false;
  }
  const bool inbound_crosses_none =
      (way.from.vnet.has_value() ? way.back_only : way.forward_only).empty();
  const WayEnd& inside = way.from.vnet.has_value() ? way.from : way.to;
  const Subnet& subnet = snapshot.topology.subnets[way.gateway_subnet];
  return inbound_crosses_none && !OutboundOnly(way).empty() && subnet.vnet.has_value() &&
         inside.vnet.has_value();
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

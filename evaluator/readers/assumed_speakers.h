// States what the configuration file says about appliances and on-premises networks.
#pragma once

#include "evaluator/configuration/assumptions.h"
#include "evaluator/topology/topology_builder.h"

namespace routesight {

void StateSpeakers(const Assumptions& assumptions, TopologyBuilder& builder);

}  // namespace routesight

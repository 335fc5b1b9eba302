// States what the configuration file says about the network: what no plan can contain.
#pragma once

#include "evaluator/configuration/configuration.h"
#include "evaluator/topology/behaviour.h"
#include "evaluator/topology/topology_builder.h"

namespace routesight {

// Networks and peerings outside every plan, addresses of gateways, appliances and sites.
void StateAssumptions(const Assumptions& assumptions, TopologyBuilder& builder);

Behaviour ToBehaviour(const Switches& switches);

}  // namespace routesight

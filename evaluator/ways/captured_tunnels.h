// NVA-05: Tunnels whose own packets a route brings back to the appliance that sends them.
#pragma once

#include "evaluator/paths/surroundings.h"

namespace routesight {

// Whether a described tunnel of an appliance may be so: the path engine follows its packets into
// the same tunnel again and again. Nothing in such a network may be traced.
bool HasCapturedTunnel(const Surroundings& around);

}  // namespace routesight

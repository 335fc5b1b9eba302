// What route servers state alike, whichever of the two resources they are.
#pragma once

#include "evaluator/readers/resource_reader.h"

namespace routesight {

// All but where it lives.
RouteServerDraft ReadRouteServer(const ResourceReader& server);

// A BGP connection of the route server that `owner` refers to.
BgpConnectionDraft ReadBgpConnection(const ResourceReader& connection, Reference owner);

}  // namespace routesight

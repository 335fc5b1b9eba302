// VPN-01: Azure keeps the routes of a connection without BGP while its tunnel is down.
#pragma once

#include "evaluator/failures/failure.h"
#include "evaluator/paths/path.h"
#include "evaluator/topology/topology.h"

namespace routesight {

inline constexpr std::string_view kRoutesStayWithDeadTunnel =
    "the routes of a connection without BGP stay while its tunnel is down";

// Whether packets took such a connection that is down, and find no other tunnel of that gateway:
// they are lost, wherever they would go if the routes had gone, too. `before` is their way without
// the failure, `during` the one without the connection.
bool IsLostInDeadTunnel(const Topology& topology, const FailedThings& down, const Path& before,
                        const Path& during);

}  // namespace routesight

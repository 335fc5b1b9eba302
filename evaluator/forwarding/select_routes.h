// Decides which of the routes offered to a subnet Azure uses, why it refuses the others, and which
// of those its view still shows.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "evaluator/forwarding/effective_routes.h"
#include "evaluator/topology/behaviour.h"
#include "evaluator/topology/route.h"

namespace routesight {

// Gives every candidate its fate. Rows stand in the order of the candidates. The outcome does not
// depend on the order of the candidates.
TableRows SelectRoutes(std::span<const Route> candidates, Propagation propagation,
                       const Behaviour& behaviour);

}  // namespace routesight

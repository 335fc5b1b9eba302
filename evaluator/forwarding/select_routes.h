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

enum class Propagation : unsigned char { kEnabled, kDisabled };

struct Selection {
  std::vector<EffectiveRoute> shown;   // In the order of the candidates.
  std::vector<EffectiveRoute> hidden;  // Likewise.
  std::shared_ptr<const Defeats> defeats;
};

// Gives every candidate its fate. The outcome does not depend on the order of the candidates.
Selection SelectRoutes(std::span<const Route> candidates, Propagation propagation,
                       const Behaviour& behaviour);

}  // namespace routesight

// The networks as a Mermaid flowchart: peerings, gateways and route servers, and what the plan
// changes of them.
#pragma once

#include <string>

#include "evaluator/render/render.h"

namespace routesight {

// Hosts refuse larger diagrams or show an error in their place.
struct MermaidLimits {
  size_t nodes = 60;
  size_t edges = 120;
  size_t characters = 4500;
};

// The whole topology where it fits, else what changes and its neighbours; absent where not even
// that fits, or where there is nothing to draw.
std::optional<std::string> TopologyDiagram(const Json& evaluation, const MermaidLimits& limits);

// The diagram, or one that says that it would be too large.
std::string RenderMermaid(const Json& evaluation, const RenderOptions& options);

}  // namespace routesight

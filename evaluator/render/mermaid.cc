#include "evaluator/render/mermaid.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/render/document.h"
#include "evaluator/render/escapes.h"

namespace routesight {
namespace {

struct Node {
  std::string name;
  std::string label;  // Escaped.
  std::string status;
  std::string_view open = "[\"";
  std::string_view close = "\"]";
};

struct Edge {
  std::string from;
  std::string to;
  std::string status;
  bool both_ways = false;
  bool is_peering = false;
};

struct Drawing {
  std::map<std::string, Node> nodes;  // By name.
  std::vector<Edge> edges;
};

bool Changes(std::string_view status) { return status != "unchanged"; }

std::string LabelOf(const Json& item, std::string_view details) {
  std::string label = MermaidLabel(TextAt(item, "name"));
  if (!details.empty()) label += Concat("<br/>", MermaidLabel(details));
  const std::string status = TextAt(item, "status");
  if (Changes(status)) label += Concat("<br/>(", MermaidLabel(status), ")");
  return label;
}

void AddNetworks(const Json& topology, Drawing& drawing) {
  for (const Json& item : ListAt(topology, "virtual_networks")) {
    const std::string name = TextAt(item, "name");
    drawing.nodes[name] = {name, LabelOf(item, Join(TextsAt(item, "address_space"), ", ")),
                           TextAt(item, "status")};
  }
}

void AddInside(const Json& items, std::string_view what, Drawing& drawing) {
  for (const Json& item : items) {
    const std::string name = TextAt(item, "name");
    const std::string type = TextAt(item, "type");
    const std::string details = type.empty() ? std::string(what) : Concat(type, " ", what);
    drawing.nodes[name] = {name, LabelOf(item, details), TextAt(item, "status"), "([\"", "\"])"};
    const std::string network = TextAt(item, "virtual_network");
    if (!network.empty()) {
      drawing.edges.push_back({network, name, TextAt(item, "status"), false, false});
    }
  }
}

// The two halves of a peering are one line with two heads.
void AddPeerings(const Json& topology, Drawing& drawing) {
  std::map<std::pair<std::string, std::string>, Edge> halves;
  for (const Json& item : ListAt(topology, "peerings")) {
    Edge edge{TextAt(item, "from"), TextAt(item, "to"), TextAt(item, "status"), false, true};
    if (edge.from.empty() || edge.to.empty()) continue;
    const auto other = halves.find({edge.to, edge.from});
    if (other != halves.end() && other->second.status == edge.status) {
      other->second.both_ways = true;
    } else {
      halves.emplace(std::pair(edge.from, edge.to), std::move(edge));
    }
  }
  for (auto& [ends, edge] : halves) drawing.edges.push_back(std::move(edge));
}

Drawing Draw(const Json& topology) {
  Drawing drawing;
  AddNetworks(topology, drawing);
  AddInside(ListAt(topology, "gateways"), "gateway", drawing);
  AddInside(ListAt(topology, "route_servers"), "route server", drawing);
  AddPeerings(topology, drawing);
  std::erase_if(drawing.edges, [&](const Edge& edge) {
    return !drawing.nodes.contains(edge.from) || !drawing.nodes.contains(edge.to);
  });
  return drawing;
}

// What changes, and what stands next to it.
Drawing OnlyChanges(const Drawing& whole) {
  std::set<std::string> kept;
  for (const auto& [name, node] : whole.nodes) {
    if (Changes(node.status)) kept.insert(name);
  }
  Drawing drawing;
  std::set<std::string> neighbours;
  for (const Edge& edge : whole.edges) {
    if (!Changes(edge.status) && !kept.contains(edge.from) && !kept.contains(edge.to)) continue;
    neighbours.insert({edge.from, edge.to});
    drawing.edges.push_back(edge);
  }
  kept.merge(neighbours);
  for (const std::string& name : kept) drawing.nodes.emplace(name, whole.nodes.at(name));
  return drawing;
}

std::string_view Arrow(const Edge& edge) {
  if (!edge.is_peering) return edge.status == "removed" ? "-.-" : "---";
  if (edge.both_ways) return edge.status == "removed" ? "<-.->" : "<-->";
  return edge.status == "removed" ? "-.->" : "-->";
}

std::string ClassOf(std::string_view status) {
  return Changes(status) && (status == "added" || status == "removed" || status == "changed")
             ? Concat(":::", status)
             : std::string();
}

std::string Written(const Drawing& drawing) {
  std::map<std::string, std::string> ids;
  std::string text = "flowchart LR\n";
  for (const auto& [name, node] : drawing.nodes) {
    const std::string id = Concat("n", ids.size() + 1);
    ids.emplace(name, id);
    text += Concat("  ", id, node.open, node.label, node.close, ClassOf(node.status), "\n");
  }
  for (const Edge& edge : drawing.edges) {
    const std::string label =
        edge.is_peering && Changes(edge.status) ? Concat("|", MermaidLabel(edge.status), "|") : "";
    text += Concat("  ", ids.at(edge.from), " ", Arrow(edge), label, " ", ids.at(edge.to), "\n");
  }
  return text +
         "  classDef added stroke:#1a7f37,stroke-width:3px\n"
         "  classDef removed stroke:#cf222e,stroke-width:3px,stroke-dasharray:5\n"
         "  classDef changed stroke:#9a6700,stroke-width:3px\n";
}

std::optional<std::string> Fitting(const Drawing& drawing, const MermaidLimits& limits) {
  if (drawing.nodes.empty() || drawing.nodes.size() > limits.nodes ||
      drawing.edges.size() > limits.edges) {
    return std::nullopt;
  }
  std::string text = Written(drawing);
  if (text.size() > limits.characters) return std::nullopt;
  return text;
}

}  // namespace

std::optional<std::string> TopologyDiagram(const Json& evaluation, const MermaidLimits& limits) {
  const Drawing whole = Draw(ObjectAt(evaluation, "topology"));
  std::optional<std::string> diagram = Fitting(whole, limits);
  return diagram ? diagram : Fitting(OnlyChanges(whole), limits);
}

std::string RenderMermaid(const Json& evaluation, const RenderOptions&) {
  if (auto diagram = TopologyDiagram(evaluation, MermaidLimits())) return *std::move(diagram);
  const Json& topology = ObjectAt(evaluation, "topology");
  const size_t networks = ListAt(topology, "virtual_networks").size();
  return Concat("flowchart LR\n  n1[\"", networks,
                " virtual networks: no diagram of this size is shown\"]\n");
}

}  // namespace routesight

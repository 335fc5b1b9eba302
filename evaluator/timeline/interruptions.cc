#include "evaluator/timeline/interruptions.h"

#include <algorithm>
#include <optional>
#include <set>

#include "absl/container/flat_hash_map.h"
#include "evaluator/plan/changed_attributes.h"

namespace routesight {
namespace {

Occasion OccasionOf(const Operation& operation, const Resource& resource) {
  switch (operation.kind) {
    case OperationKind::kCreate:
      return resource.action == Action::kCreate ? Occasion::kCreation : Occasion::kRecreation;
    case OperationKind::kUpdate:
      return Occasion::kUpdate;
    case OperationKind::kDelete:
      return Occasion::kDeletion;
  }
  return Occasion::kUpdate;
}

// A creation in place of something is a creation, too.
bool IsOccasion(Occasion wanted, Occasion actual) {
  return wanted == actual || (wanted == Occasion::kCreation && actual == Occasion::kRecreation);
}

template <typename Id, typename Node>
std::optional<Id> FindNode(const Topology& topology, const Table<Id, Node>& nodes,
                           std::string_view name) {
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (topology.Text(nodes[nodes.IdAt(i)].name) == name) return nodes.IdAt(i);
  }
  return std::nullopt;
}

// Who is hit, by name, as one of the two ends of the apply has it.
class Hit {
 public:
  explicit Hit(const Topology& topology) : topology_(topology) {}

  void Add(std::string_view name, Reach reach) {
    switch (reach) {
      case Reach::kItself:
        named_.insert(std::string(name));
        AddConnectionsOfGateway(FindNode(topology_, topology_.gateways, name));
        return;
      case Reach::kGatewaysOfItsNetwork:
        AddGatewaysBeside(FindNode(topology_, topology_.route_servers, name));
        return;
      case Reach::kItsConnections:
        AddConnectionsTo(FindNode(topology_, topology_.local_network_gateways, name));
        return;
    }
  }

  const std::set<std::string>& named() const { return named_; }
  const std::set<std::string>& hanging() const { return hanging_; }

 private:
  std::string Name(const Node& node) const { return std::string(topology_.Text(node.name)); }

  void AddConnectionsOfGateway(std::optional<GatewayId> gateway) {
    if (!gateway) return;
    for (const GatewayConnection& connection : topology_.connections) {
      if (connection.gateway == *gateway || connection.peer_gateway == *gateway) {
        hanging_.insert(Name(connection));
      }
    }
    for (const GatewayNatRule& rule : topology_.nat_rules) {
      if (rule.gateway == *gateway) hanging_.insert(Name(rule));
    }
  }

  void AddGatewaysBeside(std::optional<RouteServerId> server) {
    if (!server || !topology_.route_servers[*server].vnet.has_value()) return;
    for (size_t i = 0; i < topology_.gateways.size(); ++i) {
      const GatewayId id = topology_.gateways.IdAt(i);
      if (topology_.gateways[id].vnet != topology_.route_servers[*server].vnet) continue;
      named_.insert(Name(topology_.gateways[id]));
      AddConnectionsOfGateway(id);
    }
  }

  void AddConnectionsTo(std::optional<LocalNetworkGatewayId> local) {
    if (!local) return;
    for (const GatewayConnection& connection : topology_.connections) {
      if (connection.local_network_gateway == *local) named_.insert(Name(connection));
    }
  }

  const Topology& topology_;
  std::set<std::string> named_;
  std::set<std::string> hanging_;
};

class InterruptionFinder {
 public:
  InterruptionFinder(std::span<const LinkedPlan> plans, const Topology& before,
                     const Topology& after)
      : plan_(plans.front().plan), before_(before), after_(after) {
    for (const LinkedPlan& linked : plans) {
      const Plan& plan = linked.plan;
      for (size_t i = 0; i < plan.resources.size(); ++i) {
        const ResourceId id = plan.resources.IdAt(i);
        if (plan.resources[id].elsewhere) continue;
        by_label_.try_emplace(plan.Text(plan.resources[id].label), PlacedResource{plan.place, id});
      }
    }
  }

  std::optional<Interruption> Find(OperationId id, const Operation& operation,
                                   const InterruptionRule& rule) const {
    const Resource& resource = plan_.resources[operation.resource];
    if (plan_.Text(resource.type) != rule.type || resource.detached) return std::nullopt;
    if (!IsOccasion(rule.occasion, OccasionOf(operation, resource))) return std::nullopt;
    const std::string_view label = plan_.Text(resource.label);
    if (!rule.attributes.empty() && !ChangesOneOf(rule.attributes, resource)) return std::nullopt;
    if (!HasRedundancy(label, rule.redundancy)) return std::nullopt;
    Hit old_hit(before_);
    old_hit.Add(label, rule.reach);
    Hit new_hit(after_);
    new_hit.Add(label, rule.reach);
    Interruption interruption{id, &rule, {}, {}};
    for (const Hit* hit : {&old_hit, &new_hit}) {
      for (const std::string& name : hit->named()) {
        AddOut(name, interruption.out);
        interruption.names.push_back(name);
      }
      for (const std::string& name : hit->hanging()) AddOut(name, interruption.out);
    }
    for (auto* list : {&interruption.names}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    auto& out = interruption.out;
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    if (out.empty()) return std::nullopt;
    return interruption;
  }

 private:
  bool ChangesOneOf(std::span<const std::string_view> attributes, const Resource& resource) const {
    const std::vector<std::string> changed = ChangedAttributes(plan_, resource);
    return std::any_of(attributes.begin(), attributes.end(), [&](std::string_view attribute) {
      return std::find(changed.begin(), changed.end(), attribute) != changed.end();
    });
  }

  // A gateway of which nobody says how it is redundant is taken for the worse.
  bool HasRedundancy(std::string_view label, Redundancy redundancy) const {
    if (redundancy == Redundancy::kAny) return true;
    const std::optional<GatewayId> id = FindNode(before_, before_.gateways, label);
    const bool both = id && before_.gateways[*id].active_active.known() &&
                      before_.gateways[*id].active_active.value();
    return both == (redundancy == Redundancy::kActiveActive);
  }

  void AddOut(std::string_view name, std::vector<PlacedResource>& out) const {
    const auto found = by_label_.find(name);
    if (found != by_label_.end()) out.push_back(found->second);
  }

  const Plan& plan_;
  const Topology& before_;
  const Topology& after_;
  absl::flat_hash_map<std::string_view, PlacedResource> by_label_;
};

}  // namespace

std::string_view CertaintyName(Certainty certainty) {
  switch (certainty) {
    case Certainty::kExpected:
      return "expected";
    case Certainty::kPossible:
      return "possible";
  }
  return "";
}

// DOWN-01: A route server that is created or deleted interrupts the gateways beside it.
// DOWN-03: Sessions of a new BGP connection take their time.
// DOWN-06: Turning active-active on or off interrupts the gateway.
// DOWN-07: A resize restarts the instances of a gateway, one after the other.
// DOWN-09: New BGP settings drop all sessions of the gateway.
// DOWN-10: A connection that is created again has to come up first.
// DOWN-11: A connection that is changed in place comes up again.
// DOWN-12: The other side has to follow a local network gateway.
// DOWN-22: A machine that is stopped, or boots, forwards nothing.
std::vector<Interruption> FindInterruptions(std::span<const LinkedPlan> plans,
                                            const ApplyGraph& graph, const Topology& before,
                                            const Topology& after) {
  const InterruptionFinder finder(plans, before, after);
  std::vector<Interruption> interruptions;
  for (size_t i = 0; i < graph.operations.size(); ++i) {
    const OperationId id = graph.operations.IdAt(i);
    for (const InterruptionRule& rule : InterruptionRules()) {
      auto found = finder.Find(id, graph.operations[id], rule);
      if (found) interruptions.push_back(*std::move(found));
    }
  }
  return interruptions;
}

}  // namespace routesight

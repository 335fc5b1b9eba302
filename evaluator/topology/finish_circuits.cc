// How circuits and NAT rules find what they belong to, and connections find them.
#include <algorithm>
#include <set>

#include "evaluator/base/text.h"
#include "evaluator/topology/topology_builder.h"
#include "evaluator/topology/topology_builder_internal.h"

namespace routesight {
namespace {

std::vector<NatMapping> Mappings(SymbolTable& symbols,
                                 const std::vector<std::pair<Prefix, std::string>>& stated) {
  std::vector<NatMapping> mappings;
  for (const auto& [prefix, ports] : stated) {
    mappings.push_back({prefix, ports.empty() ? Symbol{} : symbols.Intern(ports)});
  }
  return mappings;
}

}  // namespace

Symbol TopologyBuilder::AddressOr(const PlanValue<std::string>& address, std::string_view text) {
  if (address.absent()) return {};
  return topology_.symbols.Intern(address.known() ? std::string_view(address.value()) : text);
}

void TopologyBuilder::FinishNatRules() {
  SortDrafts(nat_rules_);
  for (const GatewayNatRuleDraft& draft : nat_rules_) {
    GatewayNatRule rule;
    static_cast<Node&>(rule) = ToNode(draft);
    rule.gateway = Find(gateway_index_, draft.gateway);
    if (draft.gateway.kind == ReferenceKind::kOpen) {
      SpreadGap({GapKind::kOpenReference, draft.name, draft.gateway.attribute,
                 "the gateway may have this NAT rule", draft.gateway.candidates},
                draft.gateway, gateway_index_, topology_.gateways);
    }
    rule.direction = draft.direction;
    rule.kind = draft.kind;
    if (!draft.ip_configuration.empty()) {
      rule.ip_configuration = topology_.symbols.Intern(draft.ip_configuration);
    }
    rule.internal = Mappings(topology_.symbols, draft.internal);
    rule.external = Mappings(topology_.symbols, draft.external);
    Enter(draft, topology_.nat_rules.Add(std::move(rule)), nat_rule_index_);
  }
}

std::array<Symbol, 2> TopologyBuilder::LinkNames(std::string_view circuit) {
  return {topology_.symbols.Intern(Concat(circuit, "#primary")),
          topology_.symbols.Intern(Concat(circuit, "#secondary"))};
}

void TopologyBuilder::FinishCircuits() {
  SortDrafts(circuits_);
  const auto intern = [&](const std::string& text) {
    return text.empty() ? Symbol{} : topology_.symbols.Intern(text);
  };
  for (const CircuitDraft& draft : circuits_) {
    if (AliasOfKnown(draft, circuit_index_)) continue;
    Circuit circuit;
    static_cast<Node&>(circuit) = ToNode(draft);
    circuit.tier = intern(draft.tier);
    circuit.family = intern(draft.family);
    circuit.peering_location = intern(draft.peering_location);
    circuit.service_provider = intern(draft.service_provider);
    if (draft.port.kind != ReferenceKind::kAbsent) {
      circuit.port = intern(draft.port.kind == ReferenceKind::kOpen
                                ? Concat(draft.name, ".", draft.port.attribute)
                                : draft.port.target);
    }
    circuit.bandwidth_in_mbps = draft.bandwidth_in_mbps;
    circuit.state = draft.state;
    circuit.private_peering = draft.private_peering;
    circuit.links = LinkNames(draft.name);
    Enter(draft, topology_.circuits.Add(std::move(circuit)), circuit_index_);
  }
  FinishCircuitPeerings();
  SortDrafts(authorizations_);
  for (const CircuitAuthorizationDraft& draft : authorizations_) {
    CircuitAuthorization authorization;
    static_cast<Node&>(authorization) = ToNode(draft);
    authorization.circuit = FindCircuit(draft.circuit);
    topology_.circuit_authorizations.Add(std::move(authorization));
  }
  FinishCircuitConnections();
}

CircuitId TopologyBuilder::FindCircuit(const Reference& reference) {
  const CircuitId found = Find(circuit_index_, reference);
  if (found.has_value() || reference.kind != ReferenceKind::kArmId) return found;
  Circuit circuit;
  circuit.outside = true;
  const std::string name = OutsideName(reference.target);
  circuit.name = topology_.symbols.Intern(name);
  if (name == reference.target) circuit.arm_id = circuit.name;
  circuit.state = PlanValue<CircuitState>::Unknown();
  circuit.bandwidth_in_mbps = PlanValue<int>::Unknown();
  circuit.links = LinkNames(name);
  const CircuitId id = topology_.circuits.Add(std::move(circuit));
  circuit_index_[Lowered(reference.target)] = id;
  return id;
}

// What a peering makes of its circuit; the one that says most stands.
void TopologyBuilder::StatePrivatePeering(CircuitId id, const CircuitPeeringDraft& draft) {
  if (!id.has_value() || !draft.type.known()) return;
  if (draft.type.value() != CircuitPeeringType::kPrivate) return;
  Circuit& circuit = topology_.circuits[id];
  const bool ipv6_only = draft.ipv4_enabled.known() && !draft.ipv4_enabled.value();
  circuit.private_peering = std::max(
      circuit.private_peering, ipv6_only ? PrivatePeering::kIpv6Only : PrivatePeering::kPresent);
  if (draft.ipv4_enabled.unknown()) {
    circuit.gaps.push_back(topology_.gaps.Add({GapKind::kUnknownValue,
                                               draft.name,
                                               "ipv4_enabled",
                                               "whether IPv4 routes pass over the circuit",
                                               {}}));
  }
}

void TopologyBuilder::FinishCircuitPeerings() {
  SortDrafts(circuit_peerings_);
  std::set<CircuitId> missed;
  for (const Reference& circuit : circuits_without_private_peering_) {
    const CircuitId id = Find(circuit_index_, circuit);
    if (!id.has_value()) continue;
    topology_.circuits[id].private_peering = PrivatePeering::kAbsent;
    missed.insert(id);
  }
  for (const CircuitPeeringDraft& draft : circuit_peerings_) {
    if (AliasOfKnown(draft, circuit_peering_index_)) continue;
    CircuitPeering peering;
    static_cast<Node&>(peering) = ToNode(draft);
    peering.circuit = FindCircuit(draft.circuit);
    if (draft.circuit.kind == ReferenceKind::kOpen) {
      SpreadGap({GapKind::kOpenReference, draft.name, draft.circuit.attribute,
                 "the circuit may have this peering", draft.circuit.candidates},
                draft.circuit, circuit_index_, topology_.circuits);
    }
    // What a data source read before the plan took it away is stale.
    const bool stale = !draft.managed && missed.contains(peering.circuit);
    if (!stale) StatePrivatePeering(peering.circuit, draft);
    peering.type = draft.type;
    peering.peer_asn = draft.peer_asn;
    peering.primary = draft.primary;
    peering.secondary = draft.secondary;
    peering.vlan = draft.vlan;
    peering.ipv4_enabled = draft.ipv4_enabled;
    Enter(draft, topology_.circuit_peerings.Add(std::move(peering)), circuit_peering_index_);
  }
}

CircuitId TopologyBuilder::CircuitOfPeering(const Reference& peering) {
  const CircuitPeeringId id = Find(circuit_peering_index_, peering);
  if (id.has_value()) return topology_.circuit_peerings[id].circuit;
  if (peering.kind != ReferenceKind::kArmId) return {};
  const size_t end = Lowered(peering.target).rfind("/peerings/");
  if (end == std::string::npos) return {};
  return FindCircuit(Reference::ToArmId(peering.target.substr(0, end)));
}

void TopologyBuilder::FinishCircuitConnections() {
  SortDrafts(circuit_connections_);
  for (const CircuitConnectionDraft& draft : circuit_connections_) {
    CircuitConnection connection;
    static_cast<Node&>(connection) = ToNode(draft);
    connection.peering = Find(circuit_peering_index_, draft.peering);
    connection.peer_peering = Find(circuit_peering_index_, draft.peer_peering);
    connection.circuit = CircuitOfPeering(draft.peering);
    connection.peer_circuit = CircuitOfPeering(draft.peer_peering);
    for (const Reference* end : {&draft.peering, &draft.peer_peering}) {
      if (end->kind != ReferenceKind::kOpen) continue;
      connection.gaps.push_back(topology_.gaps.Add(
          {GapKind::kOpenReference, draft.name, end->attribute,
           "which circuits this connection joins is not known", end->candidates}));
    }
    connection.address_prefix = draft.address_prefix;
    topology_.circuit_connections.Add(std::move(connection));
  }
}

void TopologyBuilder::FinishCircuitOf(const ConnectionDraft& draft, GatewayConnection& connection) {
  connection.circuit = FindCircuit(draft.circuit);
  if (draft.circuit.kind != ReferenceKind::kOpen) return;
  connection.gaps.push_back(topology_.gaps.Add(
      {GapKind::kOpenReference, draft.name, draft.circuit.attribute,
       "which circuit this connection leads to is not known", draft.circuit.candidates}));
}

void TopologyBuilder::FinishNatRulesOf(const ConnectionDraft& draft,
                                       GatewayConnection& connection) {
  const auto find = [&](const std::vector<Reference>& references) {
    std::vector<GatewayNatRuleId> rules;
    for (const Reference& reference : references) {
      const GatewayNatRuleId rule = Find(nat_rule_index_, reference);
      if (rule.has_value()) {
        rules.push_back(rule);
        continue;
      }
      connection.gaps.push_back(topology_.gaps.Add(
          {reference.kind == ReferenceKind::kArmId ? GapKind::kOutsideThePlan
                                                   : GapKind::kOpenReference,
           draft.name, reference.attribute,
           "how addresses are translated on this connection is not known", reference.candidates}));
    }
    std::sort(rules.begin(), rules.end());
    return rules;
  };
  connection.ingress_nat_rules = find(draft.ingress_nat_rules);
  connection.egress_nat_rules = find(draft.egress_nat_rules);
}

// Which local network gateways stand for a gateway at hand, and the default sites of gateways.
void TopologyBuilder::FindAzureGateways() {
  for (size_t i = 0; i < topology_.gateways.size(); ++i) {
    const GatewayId id = topology_.gateways.IdAt(i);
    for (LocalNetworkGateway& local : topology_.local_network_gateways) {
      const auto& addresses = topology_.gateways[id].public_addresses;
      if (!local.gateway_address.has_value() || local.azure_gateway.has_value()) continue;
      const bool same =
          std::find(addresses.begin(), addresses.end(), local.gateway_address) != addresses.end();
      if (same) local.azure_gateway = id;
    }
  }
  for (const GatewayDraft& draft : gateways_) {
    const GatewayId id = Find(gateway_index_, Reference::ToNode(draft.name));
    const LocalNetworkGatewayId site = Find(local_network_gateway_index_, draft.default_site);
    if (id.has_value() && site.has_value()) topology_.gateways[id].default_site = site;
  }
}

}  // namespace routesight

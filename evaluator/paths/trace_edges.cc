// The edges of circuits, which know no table of Azure.
#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/tracer.h"

namespace routesight {

// The connection of a gateway in that network to the circuit.
GatewayConnectionId Tracer::ConnectionTo(CircuitId circuit, VnetId host) const {
  for (size_t i = 0; i < topology_.connections.size(); ++i) {
    const GatewayConnection& connection = topology_.connections[topology_.connections.IdAt(i)];
    if (connection.circuit == circuit && connection.gateway.has_value() &&
        topology_.gateways[connection.gateway].vnet == host) {
      return topology_.connections.IdAt(i);
    }
  }
  return {};
}

// ER-03: The edge of a circuit sends on by what it hears from sites, gateways and other edges.
void Tracer::FromEdge(SpeakerId edge, GatewayConnectionId connection, const Packet& packet,
                      std::vector<SpeakerId>& seen, std::vector<Branch>& branches) {
  if (std::find(seen.begin(), seen.end(), edge) != seen.end()) return;
  seen.push_back(edge);
  const std::optional<KnownRoute> route = known_.Find({&edge, 1}, to_);
  if (!route) {
    Branch way;
    way.fate = Fate::kNoRoute;
    way.target = known_.At(edge).name;
    way.reason = "the edge of the circuit knows no way there";
    return AddWay(std::move(way), branches);
  }
  for (const KnownRoute::Use& use : route->uses) {
    const SpeakerId peer = known_.PeerOf(*use.candidate);
    const AzureSpeaker& far = known_.At(peer);
    if (far.site.has_value()) {
      EnterSite(far.site, connection, packet, branches);
    } else if (far.kind == SpeakerKind::kProviderEdge) {
      FromEdge(peer, connection, packet, seen, branches);
    } else if (far.gateway.has_value()) {
      Branch way;
      // ER-05: The edge knows every network of the circuit, the gateway only what its flag lets in.
      const bool hairpin = connection.has_value();
      if (hairpin && !around_.TakesFromOtherNetworks(topology_.connections[connection].gateway)) {
        way.depends_on.push_back(
            {GapKind::kNotModelled,
             std::string(around_.Name(topology_.connections[connection].name)),
             "",
             "whether the edge hands it to a network whose routes the gateway does not take",
             {}});
      }
      EnterFromEdge(ConnectionTo(known_.At(edge).circuit, far.vnet), packet, std::move(way),
                    branches);
    }
  }
}

// ER-08: FastPath goes to the machines of the hub itself, past the gateway and its routes.
void Tracer::EnterFromEdge(GatewayConnectionId id, const Packet& packet, Branch way,
                           std::vector<Branch>& branches) {
  const GatewayConnection& connection = topology_.connections[id];
  const VnetId host = topology_.gateways[connection.gateway].vnet;
  if (connection.fast_path.known() && connection.fast_path.value() &&
      around_.InSpaceOf(host, to_)) {
    Branch direct = DeliverIn(around_, host, to_);
    direct.rule = RuleNamed("ER-08");
    direct.connection = id;
    direct.depends_on.insert(direct.depends_on.end(), way.depends_on.begin(), way.depends_on.end());
    return AddWay(std::move(direct), branches);
  }
  if (connection.fast_path.unknown() && around_.InSpaceOf(host, to_)) {
    way.depends_on.push_back({GapKind::kUnknownValue,
                              std::string(around_.Name(connection.name)),
                              "express_route_gateway_bypass",
                              "whether it goes past the gateway and the routes of its subnet",
                              {}});
  }
  EnterGateway(connection.gateway, id, packet, std::move(way), branches);
}

}  // namespace routesight

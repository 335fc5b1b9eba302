#include "evaluator/control_plane/attachment.h"

#include <string>

#include "evaluator/base/text.h"
#include "evaluator/control_plane/peering_state.h"

namespace routesight {
namespace {

class Attacher {
 public:
  Attacher(const Topology& topology, Ribs& ribs) : topology_(topology), ribs_(ribs) {
    ribs_.attached.resize(topology.vnets.size());
    ribs_.attachment_gaps.resize(topology.vnets.size());
  }

  void MakeDomains();
  void Attach();

 private:
  void MakeDomain(VnetId host);
  void AttachThrough(const Peering& half, const PeeringLink& link);
  std::string Name(Symbol symbol) const { return std::string(topology_.Text(symbol)); }

  const Topology& topology_;
  Ribs& ribs_;
};

// GW-01: The gateways of a network share its domain.
void Attacher::MakeDomain(VnetId host) {
  if (!host.has_value() || ribs_.attached[host.value].has_value()) return;
  RoutingDomain domain;
  domain.host = host;
  ribs_.attached[host.value] = ribs_.domains.Add(std::move(domain));
}

void Attacher::MakeDomains() {
  for (const RouteServer& server : topology_.route_servers) MakeDomain(server.vnet);
  for (const Gateway& gateway : topology_.gateways) MakeDomain(gateway.vnet);
}

void Attacher::Attach() {
  const std::vector<PeeringLink> links = FindPeeringLinks(topology_);
  for (size_t i = 0; i < links.size(); ++i) {
    AttachThrough(topology_.peerings[topology_.peerings.IdAt(i)], links[i]);
  }
}

// PEER-06: Both flags make a network use the gateways of its peer. PEER-14: In any region.
void Attacher::AttachThrough(const Peering& half, const PeeringLink& link) {
  if (half.use_remote_gateways.absent()) return;
  if (half.use_remote_gateways.known() && !half.use_remote_gateways.value()) return;
  auto& gaps = ribs_.attachment_gaps[half.from.value];
  if (link.state == PeeringState::kUndetermined) {
    gaps.push_back(ribs_.gaps.Add({GapKind::kOutsideThePlan,
                                   Name(topology_.vnets[half.to].name),
                                   "",
                                   "its gateways, and the routes that they give to this network, "
                                   "are in no file at hand",
                                   {}}));
    return;
  }
  if (link.state != PeeringState::kConnected) return;
  const RoutingDomainId remote = ribs_.attached[half.to.value];
  if (!remote.has_value() || ribs_.domains[remote].host != half.to) {
    // Azure accepts the flag only towards a network that has a gateway or route server.
    if (topology_.vnets[half.to].gateways_at_hand) return;
    gaps.push_back(ribs_.gaps.Add({GapKind::kOutsideThePlan,
                                   Name(topology_.vnets[half.to].name),
                                   "",
                                   Concat("the gateway or route server that this network ",
                                          half.use_remote_gateways.unknown() ? "may use" : "uses",
                                          " there, and its routes, are in no file at hand"),
                                   {}}));
    return;
  }
  const PlanValue<bool>& transit = topology_.peerings[link.other].allow_gateway_transit;
  if (half.use_remote_gateways.unknown() || transit.unknown()) {
    const Peering& open =
        half.use_remote_gateways.unknown() ? half : topology_.peerings[link.other];
    gaps.push_back(ribs_.gaps.Add(
        {GapKind::kUnknownValue,
         Name(open.name),
         half.use_remote_gateways.unknown() ? "use_remote_gateways" : "allow_gateway_transit",
         "whether this network gets the routes of its peer's gateways is not known",
         {}}));
    return;
  }
  if (!transit.known() || !transit.value()) return;
  // A network has its own gateway or a remote one, not both; Azure refuses the second.
  RoutingDomainId& attached = ribs_.attached[half.from.value];
  if (!attached.has_value()) attached = remote;
}

}  // namespace

void AttachNetworks(const Topology& topology, Ribs& ribs) {
  Attacher attacher(topology, ribs);
  attacher.MakeDomains();
  attacher.Attach();
}

}  // namespace routesight

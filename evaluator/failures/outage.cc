#include "evaluator/failures/outage.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "evaluator/control_plane/ribs.h"

namespace routesight {
namespace {

// Which of the instances of its gateway or route server a speaker is.
size_t InstanceOf(const AzureBgp& bgp, SpeakerId id) {
  const AzureSpeaker& speaker = bgp.speakers[id];
  size_t instance = 0;
  for (size_t i = 0; i < id.value; ++i) {
    const AzureSpeaker& earlier = bgp.speakers[bgp.speakers.IdAt(i)];
    if (earlier.gateway == speaker.gateway && earlier.route_server == speaker.route_server) {
      ++instance;
    }
  }
  return instance;
}

bool IsDown(const FailedThings& down, const AzureBgp& bgp, SpeakerId id) {
  const AzureSpeaker& speaker = bgp.speakers[id];
  switch (speaker.kind) {
    case SpeakerKind::kAppliance:
      return speaker.appliance.has_value() && down.appliances.contains(speaker.appliance);
    case SpeakerKind::kRouteServer:
      return down.route_server_instances.contains({speaker.route_server, InstanceOf(bgp, id)});
    case SpeakerKind::kVpnGateway:
    case SpeakerKind::kExpressRouteGateway:
      return down.gateway_instances.contains({speaker.gateway, InstanceOf(bgp, id)});
    case SpeakerKind::kProviderEdge:
      return down.circuits.contains(speaker.circuit) ||
             down.circuit_links.contains({speaker.circuit, speaker.link});
    case SpeakerKind::kOnPremises:
      return false;
  }
  return false;
}

std::vector<VnetId> NetworksOf(const Topology& topology, ApplianceId id) {
  std::vector<VnetId> networks;
  for (const ApplianceInterface& interface : topology.appliances[id].interfaces) {
    VnetId vnet = interface.vnet;
    if (interface.nic.has_value() && topology.nics[interface.nic].subnet.has_value()) {
      vnet = topology.subnets[topology.nics[interface.nic].subnet].vnet;
    }
    if (vnet.has_value()) networks.push_back(vnet);
  }
  return networks;
}

// ARS-02: A route server speaks to appliances in its own network or in one that is peered with it:
// without the peering they do not reach each other.
bool LosesItsPeering(const FailedThings& down, const Topology& topology, const AzureSpeaker& server,
                     const AzureSpeaker& appliance) {
  if (server.kind != SpeakerKind::kRouteServer || !appliance.appliance.has_value()) return false;
  const std::vector<VnetId> networks = NetworksOf(topology, appliance.appliance);
  const auto loses = [&](VnetId vnet) {
    return std::any_of(down.peerings.begin(), down.peerings.end(), [&](PeeringId id) {
      const Peering& half = topology.peerings[id];
      return (half.from == vnet && half.to == server.vnet) ||
             (half.to == vnet && half.from == server.vnet);
    });
  };
  return !networks.empty() && std::all_of(networks.begin(), networks.end(), loses);
}

bool IsDown(const FailedThings& down, const Topology& topology, const AzureBgp& bgp,
            BgpSessionId session) {
  const auto& ends = bgp.network.sessions[session].ends;
  const AzureSpeaker& first = bgp.speakers[ends[0].speaker];
  const AzureSpeaker& second = bgp.speakers[ends[1].speaker];
  if (LosesItsPeering(down, topology, first, second) ||
      LosesItsPeering(down, topology, second, first)) {
    return true;
  }
  for (const BgpSessionEnd& end : bgp.network.sessions[session].ends) {
    if (IsDown(down, bgp, end.speaker)) return true;
  }
  const Symbol resource = bgp.session_resources[session];
  return std::any_of(down.bgp_connections.begin(), down.bgp_connections.end(),
                     [&](BgpConnectionId id) {
                       return resource.has_value() && topology.bgp_connections[id].name == resource;
                     });
}

// Load balancers hand nothing to who does not answer. Where nobody does, the members stay, and
// forward nothing: a pool without members is one that nobody at hand has described.
void TakeFromPools(const FailedThings& down, Topology& topology) {
  const auto is_down = [&](const PoolMember& member) {
    return member.nic.has_value() && down.nics.contains(member.nic);
  };
  for (BackendPool& pool : topology.backend_pools) {
    if (std::all_of(pool.members.begin(), pool.members.end(), is_down)) continue;
    std::erase_if(pool.members, is_down);
  }
}

void TakeConnections(const FailedThings& down, Topology& topology) {
  for (const GatewayConnectionId id : down.connections) {
    topology.connections[id].gateway = {};
    topology.connections[id].peer_gateway = {};
  }
  for (Site& site : topology.sites) {
    for (SiteConnection& way : site.reached_through) {
      if (down.connections.contains(way.connection)) way.links.emplace();
      const CircuitId circuit = topology.connections[way.connection].circuit;
      for (const CircuitLink link : {CircuitLink::kPrimary, CircuitLink::kSecondary}) {
        if (!down.circuit_links.contains({circuit, link})) continue;
        if (!way.links) way.links = {{CircuitLink::kPrimary, CircuitLink::kSecondary}};
        std::erase(*way.links, link);
      }
    }
  }
}

// PEER-12: As if one half were deleted: the other is disconnected.
void TakePeerings(const FailedThings& down, Topology& topology) {
  for (const PeeringId id : down.peerings) {
    Peering& half = topology.peerings[id];
    half.recreated = true;
    half.standing = false;
    for (Peering& other : topology.peerings) {
      if (other.from != half.to || other.to != half.from) continue;
      other.standing = true;
      other.recreated = false;
    }
  }
}

}  // namespace

bool KeepsAllTables(const FailedThings& down, const Snapshot& base) {
  const AzureBgp& bgp = base.ribs.bgp;
  const auto speaks = [&](ApplianceId id) {
    return std::any_of(bgp.network.sessions.begin(), bgp.network.sessions.end(),
                       [&](const BgpSession& session) {
                         return bgp.speakers[session.ends[0].speaker].appliance == id ||
                                bgp.speakers[session.ends[1].speaker].appliance == id;
                       });
  };
  return down.gateway_instances.empty() && down.route_server_instances.empty() &&
         down.circuits.empty() && down.circuit_links.empty() && down.connections.empty() &&
         down.peerings.empty() && down.bgp_connections.empty() && down.vnets.empty() &&
         std::none_of(down.appliances.begin(), down.appliances.end(), speaks);
}

Outage::Outage(const FailedThings& down, const Snapshot& base, Topology& topology, Reuse reuse)
    : topology_(topology), before_{topology_.nics,          topology_.appliances,
                                   topology_.backend_pools, topology_.connections,
                                   topology_.sites,         topology_.peerings} {
  const bool keeps_tables = reuse == Reuse::kUnrelatedParts && KeepsAllTables(down, base);
  for (const NicId nic : down.nics) topology_.nics[nic].ip_forwarding = false;
  for (const ApplianceId id : down.appliances) topology_.appliances[id].forwards = false;
  TakeFromPools(down, topology_);
  TakeConnections(down, topology_);
  TakePeerings(down, topology_);
  if (!keeps_tables) {
    ribs_ = SimulateControlPlane(topology_, [&](const AzureBgp& bgp, BgpSessionId session) {
      return IsDown(down, topology_, bgp, session);
    });
    fibs_ = ComputeEffectiveRoutes(topology_, *ribs_);
  }
  around_.emplace(topology_, ribs_ ? *ribs_ : base.ribs, fibs_ ? *fibs_ : base.fibs);
}

Outage::~Outage() {
  topology_.nics = std::move(before_.nics);
  topology_.appliances = std::move(before_.appliances);
  topology_.backend_pools = std::move(before_.pools);
  topology_.connections = std::move(before_.connections);
  topology_.sites = std::move(before_.sites);
  topology_.peerings = std::move(before_.peerings);
}

}  // namespace routesight

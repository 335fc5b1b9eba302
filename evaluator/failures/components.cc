#include "evaluator/failures/components.h"

#include <algorithm>
#include <numeric>
#include <variant>

namespace routesight {

Components::Components(const Topology& topology)
    : topology_(topology),
      connections_(topology.vnets.size()),
      circuits_(connections_ + topology.connections.size()),
      sites_(circuits_ + topology.circuits.size()),
      locals_(sites_ + topology.sites.size()),
      appliances_(locals_ + topology.local_network_gateways.size()),
      parents_(appliances_ + topology.appliances.size()) {
  std::iota(parents_.begin(), parents_.end(), size_t{0});
  JoinVnets();
  JoinConnections();
  JoinSpeakers();
}

size_t Components::Of(size_t thing) const {
  while (parents_[thing] != thing) thing = parents_[thing];
  return thing;
}

void Components::Join(size_t a, size_t b) {
  a = Of(a);
  b = Of(b);
  // The smaller is the root, so that trees stay flat enough.
  parents_[std::max(a, b)] = std::min(a, b);
}

void Components::JoinVnets() {
  for (const Peering& half : topology_.peerings) {
    if (half.from.has_value() && half.to.has_value()) Join(Place(half.from), Place(half.to));
  }
}

void Components::JoinConnections() {
  const auto join_gateway = [&](GatewayConnectionId connection, GatewayId gateway) {
    if (!gateway.has_value()) return;
    const VnetId vnet = topology_.gateways[gateway].vnet;
    if (vnet.has_value()) Join(Place(connection), Place(vnet));
  };
  for (size_t i = 0; i < topology_.connections.size(); ++i) {
    const GatewayConnectionId id = topology_.connections.IdAt(i);
    const GatewayConnection& connection = topology_.connections[id];
    join_gateway(id, connection.gateway);
    join_gateway(id, connection.peer_gateway);
    if (connection.circuit.has_value()) Join(Place(id), Place(connection.circuit));
    const LocalNetworkGatewayId local = connection.local_network_gateway;
    if (!local.has_value()) continue;
    Join(Place(id), Place(local));
    join_gateway(id, topology_.local_network_gateways[local].azure_gateway);
  }
  for (const CircuitConnection& reach : topology_.circuit_connections) {
    if (reach.circuit.has_value() && reach.peer_circuit.has_value()) {
      Join(Place(reach.circuit), Place(reach.peer_circuit));
    }
  }
}

void Components::JoinSpeakers() {
  const auto join_speaker = [&](size_t place, const Speaker& speaker) {
    if (const auto* server = std::get_if<RouteServerId>(&speaker)) {
      const VnetId vnet = topology_.route_servers[*server].vnet;
      if (vnet.has_value()) Join(place, Place(vnet));
    } else if (const auto* gateway = std::get_if<GatewayId>(&speaker)) {
      const VnetId vnet = topology_.gateways[*gateway].vnet;
      if (vnet.has_value()) Join(place, Place(vnet));
    } else if (const auto* appliance = std::get_if<ApplianceId>(&speaker)) {
      Join(place, Place(*appliance));
    } else if (const auto* site = std::get_if<SiteId>(&speaker)) {
      Join(place, Place(*site));
    }
  };
  for (size_t i = 0; i < topology_.appliances.size(); ++i) {
    const ApplianceId id = topology_.appliances.IdAt(i);
    const Appliance& appliance = topology_.appliances[id];
    for (const ApplianceInterface& interface : appliance.interfaces) {
      std::vector<size_t> places;
      if (interface.nic.has_value()) AddNic(interface.nic, places);
      if (interface.vnet.has_value()) places.push_back(Place(interface.vnet));
      for (const size_t place : places) Join(Place(id), place);
    }
    if (appliance.sessions) {
      for (const SpeakerSession& session : *appliance.sessions) {
        join_speaker(Place(id), session.peer);
      }
    }
    for (const Tunnel& tunnel : appliance.tunnels) join_speaker(Place(id), tunnel.to);
  }
  for (size_t i = 0; i < topology_.sites.size(); ++i) {
    const SiteId id = topology_.sites.IdAt(i);
    for (const SiteConnection& way : topology_.sites[id].reached_through) {
      if (way.connection.has_value()) Join(Place(id), Place(way.connection));
    }
    for (const SpeakerSession& session : topology_.sites[id].sessions) {
      join_speaker(Place(id), session.peer);
    }
  }
  for (const BgpConnection& connection : topology_.bgp_connections) {
    if (!connection.route_server.has_value()) continue;
    const VnetId vnet = topology_.route_servers[connection.route_server].vnet;
    if (!vnet.has_value()) continue;
    std::vector<size_t> places;
    if (connection.nic.has_value()) AddNic(connection.nic, places);
    if (connection.appliance.has_value()) places.push_back(Place(connection.appliance));
    for (const size_t place : places) Join(Place(vnet), place);
  }
}

void Components::AddNic(NicId id, std::vector<size_t>& places) const {
  const SubnetId subnet = topology_.nics[id].subnet;
  if (!subnet.has_value()) return;
  const VnetId vnet = topology_.subnets[subnet].vnet;
  if (vnet.has_value()) places.push_back(Place(vnet));
}

std::vector<size_t> Components::PlacesOf(const FailedThings& down) const {
  std::vector<size_t> places;
  for (const NicId nic : down.nics) AddNic(nic, places);
  for (const ApplianceId id : down.appliances) places.push_back(Place(id));
  const auto add_vnet = [&](VnetId vnet) {
    if (vnet.has_value()) places.push_back(Place(vnet));
  };
  for (const auto& [id, instance] : down.gateway_instances) add_vnet(topology_.gateways[id].vnet);
  for (const auto& [id, instance] : down.route_server_instances) {
    add_vnet(topology_.route_servers[id].vnet);
  }
  for (const CircuitId id : down.circuits) places.push_back(Place(id));
  for (const auto& [id, link] : down.circuit_links) places.push_back(Place(id));
  for (const GatewayConnectionId id : down.connections) places.push_back(Place(id));
  for (const PeeringId id : down.peerings) {
    add_vnet(topology_.peerings[id].from);
    add_vnet(topology_.peerings[id].to);
  }
  for (const BgpConnectionId id : down.bgp_connections) {
    const RouteServerId server = topology_.bgp_connections[id].route_server;
    if (server.has_value()) add_vnet(topology_.route_servers[server].vnet);
  }
  for (const VnetId vnet : down.vnets) add_vnet(vnet);
  return places;
}

bool Components::Touches(const FailedThings& down, const WaySource& source) const {
  std::vector<size_t> own;
  if (source.end.vnet.has_value()) own.push_back(Place(source.end.vnet));
  const Device& device = source.origin.device;
  if (device.site.has_value()) own.push_back(Place(device.site));
  for (const GatewayConnectionId way : source.origin.ways) own.push_back(Place(way));
  const std::vector<size_t> places = PlacesOf(down);
  return std::any_of(own.begin(), own.end(), [&](size_t mine) {
    return std::any_of(places.begin(), places.end(),
                       [&](size_t place) { return Of(place) == Of(mine); });
  });
}

}  // namespace routesight

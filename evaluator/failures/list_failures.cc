#include <algorithm>
#include <map>
#include <optional>

#include "evaluator/base/text.h"
#include "evaluator/failures/failure.h"

namespace routesight {
namespace {

class Lister {
 public:
  Lister(const Snapshot& snapshot, const std::vector<AssumedFailure>& named)
      : topology_(snapshot.topology), snapshot_(snapshot), named_(named) {}

  std::vector<Failure> Run() {
    AddAppliances();
    AddGateways();
    AddRouteServers();
    AddCircuits();
    AddConnections();
    AddPeerings();
    AddBgpSessions();
    AddZones();
    AddRegions();
    std::sort(failures_.begin(), failures_.end(), [](const Failure& a, const Failure& b) {
      return std::tie(a.kind, a.name) < std::tie(b.kind, b.name);
    });
    for (const AssumedFailure& one : named_) AddNamed(one);
    return std::move(failures_);
  }

 private:
  std::string Name(const Node& node) const { return std::string(topology_.Text(node.name)); }

  Failure& Add(FailureKind kind, std::string name) {
    Failure& failure = failures_.emplace_back();
    failure.kind = kind;
    failure.name = std::move(name);
    return failure;
  }

  // Interfaces that are a next hop, speak BGP, stand behind an internal load balancer, or are
  // described: whoever forwards.
  std::set<NicId> ForwardingInterfaces() const {
    std::set<NicId> nics;
    std::set<Symbol> hops;
    for (const UserRouteTable& table : topology_.route_tables) {
      for (const UserRoute& route : table.routes) hops.insert(route.next_hop);
    }
    for (size_t i = 0; i < topology_.nics.size(); ++i) {
      const NicId id = topology_.nics.IdAt(i);
      const Nic& nic = topology_.nics[id];
      const bool forwards = nic.ip_forwarding.known() && nic.ip_forwarding.value();
      const bool is_hop = std::any_of(nic.private_ips.begin(), nic.private_ips.end(),
                                      [&](Symbol text) { return hops.contains(text); });
      if (forwards || is_hop) nics.insert(id);
    }
    for (const BgpConnection& connection : topology_.bgp_connections) {
      if (connection.nic.has_value()) nics.insert(connection.nic);
    }
    return nics;
  }

  // All interfaces of one machine fail together.
  std::set<NicId> WithSiblings(NicId nic) const {
    const PlanValue<MachineId>& machine = topology_.nics[nic].machine;
    if (!machine.known()) return {nic};
    const std::vector<NicId>& nics = topology_.machines[machine.value()].nics;
    std::set<NicId> all(nics.begin(), nics.end());
    all.insert(nic);
    return all;
  }

  void AddAppliances() {
    std::set<NicId> left = ForwardingInterfaces();
    for (size_t i = 0; i < topology_.appliances.size(); ++i) {
      const ApplianceId id = topology_.appliances.IdAt(i);
      FailedThings down;
      DownAppliance(id, down);
      for (const NicId nic : down.nics) left.erase(nic);
      Add(FailureKind::kAppliance, Name(topology_.appliances[id])).down = std::move(down);
    }
    while (!left.empty()) {
      const NicId nic = *left.begin();
      FailedThings down;
      down.nics = WithSiblings(nic);
      for (const NicId sibling : down.nics) left.erase(sibling);
      left.erase(nic);
      Add(FailureKind::kAppliance, Name(topology_.nics[nic])).down = std::move(down);
    }
  }

  void DownAppliance(ApplianceId id, FailedThings& down) const {
    down.appliances.insert(id);
    for (const ApplianceInterface& interface : topology_.appliances[id].interfaces) {
      if (!interface.nic.has_value()) continue;
      for (const NicId nic : WithSiblings(interface.nic)) down.nics.insert(nic);
    }
  }

  size_t InstancesOf(GatewayId id) const {
    const auto& speakers = snapshot_.ribs.bgp.speakers;
    return static_cast<size_t>(
        std::count_if(speakers.begin(), speakers.end(),
                      [&](const AzureSpeaker& speaker) { return speaker.gateway == id; }));
  }

  size_t InstancesOf(RouteServerId id) const {
    const auto& speakers = snapshot_.ribs.bgp.speakers;
    return static_cast<size_t>(
        std::count_if(speakers.begin(), speakers.end(),
                      [&](const AzureSpeaker& speaker) { return speaker.route_server == id; }));
  }

  void AddGateways() {
    for (size_t i = 0; i < topology_.gateways.size(); ++i) {
      const GatewayId id = topology_.gateways.IdAt(i);
      const size_t instances = InstancesOf(id);
      // Of one that is active alone, the other takes over what it did.
      for (size_t instance = 0; instances > 1 && instance < instances; ++instance) {
        Add(FailureKind::kGatewayInstance, Concat(Name(topology_.gateways[id]), "#", instance))
            .down.gateway_instances = {{id, instance}};
      }
    }
  }

  void AddRouteServers() {
    for (size_t i = 0; i < topology_.route_servers.size(); ++i) {
      const RouteServerId id = topology_.route_servers.IdAt(i);
      const size_t instances = InstancesOf(id);
      for (size_t instance = 0; instance < instances; ++instance) {
        Add(FailureKind::kRouteServerInstance,
            Concat(Name(topology_.route_servers[id]), "#", instance))
            .down.route_server_instances = {{id, instance}};
      }
    }
  }

  void DownCircuit(CircuitId id, FailedThings& down) const {
    down.circuits.insert(id);
    for (size_t i = 0; i < topology_.connections.size(); ++i) {
      const GatewayConnectionId connection = topology_.connections.IdAt(i);
      if (topology_.connections[connection].circuit == id) down.connections.insert(connection);
    }
  }

  void AddCircuits() {
    for (size_t i = 0; i < topology_.circuits.size(); ++i) {
      const CircuitId id = topology_.circuits.IdAt(i);
      const std::string name = Name(topology_.circuits[id]);
      FailedThings down;
      DownCircuit(id, down);
      if (down.connections.empty()) continue;
      Add(FailureKind::kCircuit, name).down = std::move(down);
      for (const CircuitLink link : {CircuitLink::kPrimary, CircuitLink::kSecondary}) {
        Add(FailureKind::kCircuitLink,
            Concat(name, link == CircuitLink::kPrimary ? "#primary" : "#secondary"))
            .down.circuit_links = {{id, link}};
      }
    }
  }

  void AddConnections() {
    for (size_t i = 0; i < topology_.connections.size(); ++i) {
      const GatewayConnectionId id = topology_.connections.IdAt(i);
      if (!topology_.connections[id].gateway.has_value()) continue;
      Add(FailureKind::kConnection, Name(topology_.connections[id])).down.connections = {id};
    }
  }

  void AddPeerings() {
    std::set<std::pair<VnetId, VnetId>> done;
    for (size_t i = 0; i < topology_.peerings.size(); ++i) {
      const PeeringId id = topology_.peerings.IdAt(i);
      const Peering& half = topology_.peerings[id];
      const auto ends = std::minmax(half.from, half.to);
      if (!done.insert({ends.first, ends.second}).second) continue;
      Add(FailureKind::kPeering, Name(half)).down.peerings = {id};
    }
  }

  void AddBgpSessions() {
    for (size_t i = 0; i < topology_.bgp_connections.size(); ++i) {
      const BgpConnectionId id = topology_.bgp_connections.IdAt(i);
      Add(FailureKind::kBgpSession, Name(topology_.bgp_connections[id])).down.bgp_connections = {
          id};
    }
  }

  Symbol LocationOf(SubnetId subnet) const {
    if (!subnet.has_value()) return {};
    const VnetId vnet = topology_.subnets[subnet].vnet;
    return vnet.has_value() ? topology_.vnets[vnet].location : Symbol{};
  }

  // Who stands in one zone goes down with it. Gateways and route servers are spread over zones by
  // the platform.
  void AddZones() {
    const std::set<NicId> forwarding = ForwardingInterfaces();
    std::map<std::string, FailedThings> zones;
    for (const NicId nic : forwarding) {
      const PlanValue<MachineId>& machine = topology_.nics[nic].machine;
      const Symbol location = LocationOf(topology_.nics[nic].subnet);
      if (!machine.known() || !location.has_value()) continue;
      const auto& in = topology_.machines[machine.value()].zones;
      if (!in.known() || in.value().size() != 1) continue;
      FailedThings& down =
          zones[Concat(topology_.Text(location), " zone ", topology_.Text(in.value().front()))];
      for (const NicId sibling : WithSiblings(nic)) down.nics.insert(sibling);
    }
    for (auto& [name, down] : zones) {
      AddAppliancesOf(down);
      Add(FailureKind::kZone, name).down = std::move(down);
    }
  }

  void AddAppliancesOf(FailedThings& down) const {
    for (size_t i = 0; i < topology_.appliances.size(); ++i) {
      const ApplianceId id = topology_.appliances.IdAt(i);
      for (const ApplianceInterface& interface : topology_.appliances[id].interfaces) {
        if (interface.nic.has_value() && down.nics.contains(interface.nic)) {
          down.appliances.insert(id);
        }
      }
    }
  }

  void AddRegions() {
    std::map<std::string, std::set<VnetId>> regions;
    for (size_t i = 0; i < topology_.vnets.size(); ++i) {
      const VnetId id = topology_.vnets.IdAt(i);
      const Vnet& vnet = topology_.vnets[id];
      if (vnet.location.has_value()) {
        regions[std::string(topology_.Text(vnet.location))].insert(id);
      }
    }
    // Of the only region, nothing is left to look at.
    if (regions.size() < 2) return;
    for (const auto& [name, vnets] : regions) {
      Failure& failure = Add(FailureKind::kRegion, name);
      for (const VnetId vnet : vnets) DownVnet(vnet, failure.down);
      AddAppliancesOf(failure.down);
    }
  }

  void DownVnet(VnetId vnet, FailedThings& down) const {
    down.vnets.insert(vnet);
    for (size_t i = 0; i < topology_.nics.size(); ++i) {
      const NicId nic = topology_.nics.IdAt(i);
      const SubnetId subnet = topology_.nics[nic].subnet;
      if (subnet.has_value() && topology_.subnets[subnet].vnet == vnet) down.nics.insert(nic);
    }
    for (size_t i = 0; i < topology_.peerings.size(); ++i) {
      const PeeringId id = topology_.peerings.IdAt(i);
      const Peering& half = topology_.peerings[id];
      if (half.from == vnet || half.to == vnet) down.peerings.insert(id);
    }
    for (size_t i = 0; i < topology_.gateways.size(); ++i) {
      const GatewayId id = topology_.gateways.IdAt(i);
      if (topology_.gateways[id].vnet == vnet) DownGateway(id, down);
    }
    for (size_t i = 0; i < topology_.route_servers.size(); ++i) {
      const RouteServerId id = topology_.route_servers.IdAt(i);
      if (topology_.route_servers[id].vnet != vnet) continue;
      for (size_t n = 0; n < InstancesOf(id); ++n) down.route_server_instances.insert({id, n});
    }
  }

  void DownGateway(GatewayId id, FailedThings& down) const {
    for (size_t n = 0; n < InstancesOf(id); ++n) down.gateway_instances.insert({id, n});
    for (size_t i = 0; i < topology_.connections.size(); ++i) {
      const GatewayConnectionId connection = topology_.connections.IdAt(i);
      const GatewayConnection& one = topology_.connections[connection];
      if (one.gateway == id || one.peer_gateway == id) down.connections.insert(connection);
    }
  }

  template <typename IdType, typename T>
  IdType Find(const Table<IdType, T>& nodes, const std::string& name) const {
    for (size_t i = 0; i < nodes.size(); ++i) {
      const Node& node = nodes[nodes.IdAt(i)];
      if (topology_.Text(node.name) == name ||
          (node.arm_id.has_value() && SameName(topology_.Text(node.arm_id), name))) {
        return nodes.IdAt(i);
      }
    }
    return {};
  }

  bool DownByName(const std::string& name, FailedThings& down) const {
    if (const auto id = Find(topology_.appliances, name); id.has_value()) {
      DownAppliance(id, down);
    } else if (const auto nic = Find(topology_.nics, name); nic.has_value()) {
      for (const NicId one : WithSiblings(nic)) down.nics.insert(one);
      AddAppliancesOf(down);
    } else if (const auto machine = Find(topology_.machines, name); machine.has_value()) {
      const std::vector<NicId>& nics = topology_.machines[machine].nics;
      down.nics.insert(nics.begin(), nics.end());
      AddAppliancesOf(down);
    } else if (const auto gateway = Find(topology_.gateways, name); gateway.has_value()) {
      DownGateway(gateway, down);
    } else if (const auto server = Find(topology_.route_servers, name); server.has_value()) {
      for (size_t n = 0; n < InstancesOf(server); ++n) {
        down.route_server_instances.insert({server, n});
      }
    } else if (const auto circuit = Find(topology_.circuits, name); circuit.has_value()) {
      DownCircuit(circuit, down);
    } else if (const auto way = Find(topology_.connections, name); way.has_value()) {
      down.connections.insert(way);
    } else if (const auto half = Find(topology_.peerings, name); half.has_value()) {
      down.peerings.insert(half);
    } else if (const auto session = Find(topology_.bgp_connections, name); session.has_value()) {
      down.bgp_connections.insert(session);
    } else if (const auto vnet = Find(topology_.vnets, name); vnet.has_value()) {
      DownVnet(vnet, down);
      AddAppliancesOf(down);
    } else {
      return false;
    }
    return true;
  }

  void AddNamed(const AssumedFailure& one) {
    Failure& failure = Add(FailureKind::kNamed, one.name);
    for (const std::string& name : one.down) {
      if (!DownByName(name, failure.down)) failure.unknown_names.push_back(name);
    }
  }

  const Topology& topology_;
  const Snapshot& snapshot_;
  const std::vector<AssumedFailure>& named_;
  std::vector<Failure> failures_;
};

}  // namespace

std::string_view FailureKindName(FailureKind kind) {
  static constexpr std::string_view kNames[] = {
      "appliance",  "gateway_instance", "route_server_instance", "circuit", "circuit_link",
      "connection", "peering",          "bgp_session",           "zone",    "region",
      "named"};
  return kNames[static_cast<size_t>(kind)];
}

std::vector<Failure> ListFailures(const Snapshot& snapshot,
                                  const std::vector<AssumedFailure>& named) {
  return Lister(snapshot, named).Run();
}

}  // namespace routesight

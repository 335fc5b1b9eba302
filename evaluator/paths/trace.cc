// https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
#include "evaluator/paths/trace.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/appliance_choice.h"
#include "evaluator/paths/delivery.h"
#include "evaluator/paths/egress.h"
#include "evaluator/paths/gateway_exit.h"
#include "evaluator/paths/handling.h"
#include "evaluator/paths/look_up.h"

namespace routesight {
namespace {

// What of a packet may change on its way.
struct Packet {
  VnetId source;  // The network of its source address; none for one from outside.
  std::optional<Device> translator;
  friend auto operator<=>(const Packet&, const Packet&) = default;
};

class Tracer {
 public:
  Tracer(const Surroundings& around, IpAddress destination)
      : around_(around), topology_(around.topology()), to_(destination) {
    path_.destination = destination;
  }

  Path Run(const Origin& origin) {
    if (origin.outside == Outside::kNo) {
      Enter(origin.device, {around_.VnetOf(origin.device.subnet), std::nullopt});
    } else {
      path_.hops.push_back({origin.device, origin.name, {}, {}, {}, {}});
      path_.hops[0].branches =
          origin.outside == Outside::kInternet ? FromTheInternet() : FromOnPremises(origin);
    }
    return std::move(path_);
  }

 private:
  using State = std::tuple<Device, Packet>;

  std::vector<Branch> FromTheInternet() const;
  std::vector<Branch> FromOnPremises(const Origin& origin);
  size_t Enter(const Device& device, const Packet& packet);
  void GoOn(const Device& device, const Packet& packet, Branch& branch);
  std::vector<Branch> Decide(const Device& device, const Packet& packet, const Lookup& lookup);
  std::vector<Branch> ToAppliances(const Device& device, const Packet& packet, const Route& route);
  std::vector<Branch> HandOver(const Device& device, const Packet& packet, Handover handover);
  std::vector<Branch> IntoTunnels(const Device& device, const Packet& packet,
                                  const std::vector<TunnelWay>& tunnels);
  std::vector<Branch> ToGatewayOf(VnetId from, const Route& route, const Packet& packet,
                                  const Device& device);
  std::vector<Branch> ByUserRoute(VnetId from, const Packet& packet);
  std::vector<Branch> OutOf(VnetId from, GatewayId gateway, const Packet& packet);
  GatewayId GatewayAt(VnetId host, Symbol next_hop) const;
  Device GatewayDevice(GatewayId gateway) const;
  Sent SentBy(const Device& device, const Packet& packet) const;

  const Surroundings& around_;
  const Topology& topology_;
  IpAddress to_;
  Path path_;
  std::map<State, size_t> hops_;
  std::vector<bool> open_;  // By hop: whether it is on the way to the one being decided.
};

// The hop of a device, decided when it is reached first.
size_t Tracer::Enter(const Device& device, const Packet& packet) {
  const size_t index = path_.hops.size();
  hops_.emplace(State(device, packet), index);
  open_.resize(index + 1);
  open_[index] = true;
  path_.hops.push_back({device, {}, packet.translator, {}, {}, {}});
  Hop hop;
  hop.device = device;
  hop.translator = packet.translator;
  hop.caveats = CaveatsAbout(around_, device);
  const std::vector<TunnelWay> tunnels = TunnelsFor(around_, device, to_);
  if (!tunnels.empty()) {
    hop.branches = IntoTunnels(device, packet, tunnels);
  } else if (!device.subnet.has_value() && !device.nic.has_value()) {
    Branch& branch = hop.branches.emplace_back();
    branch.reason = "its subnet is not known, and with it the table that decides";
    branch.depends_on.push_back({GapKind::kUnknownValue,
                                 DeviceName(around_, device),
                                 "",
                                 "the subnet whose routes it uses",
                                 {}});
  } else {
    hop.lookup = LookUp(around_, device.subnet, device.nic, to_);
    for (const Symbol service : hop.lookup->services) {
      hop.caveats.push_back(
          {RuleNamed("SE-02"), Concat("if the destination is an address of ", around_.Name(service),
                                      ", its service endpoint has it")});
    }
    hop.branches = Decide(device, packet, *hop.lookup);
  }
  path_.hops[index] = std::move(hop);
  open_[index] = false;
  return index;
}

// NVA-04: A packet that comes back to where it was, by the same routes, goes round until it dies.
void Tracer::GoOn(const Device& device, const Packet& packet, Branch& branch) {
  const auto found = hops_.find(State(device, packet));
  if (found == hops_.end()) {
    branch.hop = Enter(device, packet);
  } else if (!open_[found->second]) {
    branch.hop = found->second;
  } else {
    branch.fate = Fate::kLoop;
    branch.rule = RuleNamed("NVA-04");
    branch.target = DeviceName(around_, device);
    branch.reason = "the packet comes back to where it was";
  }
}

Sent Tracer::SentBy(const Device& device, const Packet& packet) const {
  const bool forwards =
      device.kind == DeviceKind::kAppliance || device.kind == DeviceKind::kFirewall;
  return forwards && packet.source != around_.VnetOf(device.subnet) ? Sent::kForwarded
                                                                    : Sent::kByItsNetwork;
}

std::vector<Branch> Tracer::Decide(const Device& device, const Packet& packet,
                                   const Lookup& lookup) {
  Branch branch;
  if (!lookup.winner) {
    branch.fate = lookup.depends_on.empty() ? Fate::kNoRoute : Fate::kUnknown;
    branch.rule = RuleNamed("SEL-01");
    branch.reason = "no row of the table covers the destination";
    return {branch};
  }
  const Route& route = *lookup.winner;
  const VnetId vnet = around_.VnetOf(device.subnet);
  if (!vnet.has_value()) {
    branch.reason = "the network of its subnet is not known";
    branch.depends_on.push_back({GapKind::kUnknownValue,
                                 DeviceName(around_, device),
                                 "",
                                 "the network that the packet starts in",
                                 {}});
    return {branch};
  }
  switch (route.next_hop_type) {
    case NextHopType::kVnetLocal:
      // A user-defined route may name a range that the network does not have.
      if (around_.InSpaceOf(vnet, to_)) return {DeliverIn(around_, vnet, to_)};
      branch.fate = Fate::kNextHopUnreachable;
      branch.rule = route.rule;
      branch.target = around_.Name(topology_.vnets[vnet].name);
      branch.reason = "the network does not have the address";
      return {branch};
    case NextHopType::kVnetPeering:
    case NextHopType::kVnetGlobalPeering:
      return {DeliverToPeer(around_, vnet, to_, SentBy(device, packet))};
    case NextHopType::kInterfaceEndpoint:
      return {DeliverAtEndpoint(around_, to_)};
    case NextHopType::kInternet:
      return {LeaveToInternet(around_, device, to_)};
    case NextHopType::kNone:
      branch.fate = Fate::kDroppedByNone;
      branch.rule = route.rule;
      return {branch};
    case NextHopType::kVirtualAppliance:
      return ToAppliances(device, packet, route);
    case NextHopType::kVirtualNetworkGateway:
      return route.source == RouteSource::kUser ? ByUserRoute(vnet, packet)
                                                : ToGatewayOf(vnet, route, packet, device);
    case NextHopType::kVirtualNetworkServiceEndpoint:
    case NextHopType::kConnectedGroup:
      break;
  }
  branch.reason = "what is behind this next hop is not modelled";
  branch.depends_on.push_back({GapKind::kNotModelled,
                               std::string(NextHopTypeName(route.next_hop_type)),
                               "",
                               "where it takes the packet",
                               {}});
  return {branch};
}

std::vector<Branch> Tracer::ToAppliances(const Device& device, const Packet& packet,
                                         const Route& route) {
  std::vector<Branch> branches;
  if (!route.next_hops.has_value()) return branches;
  const VnetId from = around_.VnetOf(device.subnet);
  for (const Symbol next_hop : around_.fibs().next_hops[route.next_hops].addresses) {
    for (Handover& handover : TakersAt(around_, from, next_hop, route.source)) {
      for (Branch& branch : HandOver(device, packet, std::move(handover))) {
        branches.push_back(std::move(branch));
      }
    }
  }
  return branches;
}

std::vector<Branch> Tracer::HandOver(const Device& device, const Packet& packet,
                                     Handover handover) {
  if (handover.ends) return {handover.branch};
  const VnetId from = around_.VnetOf(device.subnet);
  Branch& branch = handover.branch;
  if (handover.taker.vnet != from) {
    for (const PeerLink& link : around_.PeersOf(from)) {
      if (link.peer != handover.taker.vnet) continue;
      CrossPeering(around_, link, SentBy(device, packet), branch);
    }
    if (branch.fate == Fate::kDroppedByPeering) return {branch};
  }
  const Handling handling = HandlingBy(around_, handover.taker, to_);
  branch.depends_on.insert(branch.depends_on.end(), handling.depends_on.begin(),
                           handling.depends_on.end());
  if (handling.end) {
    branch.fate = handling.end->fate;
    branch.rule = handling.end->rule;
    branch.target = handling.end->target;
    branch.reason = handling.end->reason;
    branch.subnet = handling.end->subnet;
    branch.nic = handling.end->nic;
    return {branch};
  }
  std::vector<Branch> branches;
  for (const Device& leaves : handling.leaves) {
    Branch& way = branches.emplace_back(branch);
    way.alternative = handling.leaves.size() > 1;
    way.target = DeviceName(around_, leaves);
    Packet onward = packet;
    if (handling.translates) {
      onward = {around_.VnetOf(leaves.subnet), leaves};
    }
    GoOn(leaves, onward, way);
  }
  return branches;
}

// A tunnel whose far end is known to be where the destination is takes the packet; only its outer
// packet, from one appliance to the other, meets Azure's routes.
std::vector<Branch> Tracer::IntoTunnels(const Device& device, const Packet& packet,
                                        const std::vector<TunnelWay>& tunnels) {
  std::vector<Branch> branches;
  for (const TunnelWay& tunnel : tunnels) {
    Branch branch;
    branch.target = tunnel.name;
    branch.caveats.push_back({std::nullopt, tunnel.words});
    if (tunnel.ends_on_premises) {
      branch.fate = Fate::kToOnPremises;
      branches.push_back(branch);
      continue;
    }
    // The outer packet is the appliance's own: no tunnel takes it.
    Origin origin;
    origin.device.subnet = device.subnet;
    origin.device.nic = device.nic;
    const Path outer = Trace(around_, origin, tunnel.outer_destination);
    const std::vector<Fate> fates = FatesOf(outer);
    if (fates == std::vector{Fate::kDelivered}) {
      for (const Device& leaves : tunnel.leaves) {
        Branch& way = branches.emplace_back(branch);
        way.alternative = tunnel.leaves.size() > 1;
        GoOn(leaves, packet, way);
      }
      continue;
    }
    branch.fate = fates.front() == Fate::kDelivered ? fates.back() : fates.front();
    branch.reason = Concat("its outer packet to ", tunnel.outer_destination.ToString(), ": ",
                           FateInWords(branch.fate));
    if (branch.fate == Fate::kUnknown) branch.depends_on = DependsOn(outer);
    // Wherever else the outer packet goes, the inner one does not come out.
    if (branch.fate == Fate::kToInternet || branch.fate == Fate::kToOnPremises) {
      branch.fate = Fate::kNextHopUnreachable;
    }
    branches.push_back(branch);
  }
  return branches;
}

Device Tracer::GatewayDevice(GatewayId gateway) const {
  Device device;
  device.kind = DeviceKind::kGateway;
  device.gateway = gateway;
  const VnetId host = topology_.gateways[gateway].vnet;
  if (host.has_value()) device.subnet = around_.GatewaySubnetOf(host);
  return device;
}

std::vector<Branch> Tracer::OutOf(VnetId from, GatewayId gateway, const Packet& packet) {
  std::vector<Branch> branches;
  for (GatewayWay& way : WaysOutOf(around_, gateway, to_)) {
    if (way.onward.has_value()) GoOn(GatewayDevice(way.onward), packet, way.branch);
    for (const PeerLink& link : around_.PeersOf(from)) {
      if (link.peer == topology_.gateways[gateway].vnet) {
        CrossPeering(around_, link, Sent::kByItsNetwork, way.branch);
      }
    }
    branches.push_back(std::move(way.branch));
  }
  return branches;
}

// UDR-03: Such a route leads to the VPN gateway of the network, its own or the one it uses.
std::vector<Branch> Tracer::ByUserRoute(VnetId from, const Packet& packet) {
  const RoutingDomainId domain = around_.ribs().attached[from.value];
  if (domain.has_value()) {
    for (const GatewayId gateway : around_.GatewaysIn(around_.ribs().domains[domain].host)) {
      if (topology_.gateways[gateway].type == GatewayType::kVpn) {
        return OutOf(from, gateway, packet);
      }
    }
  }
  Branch branch;
  branch.fate = Fate::kNextHopUnreachable;
  branch.rule = RuleNamed("UDR-03");
  branch.target = around_.Name(topology_.vnets[from].name);
  branch.reason = "it has no VPN gateway, and uses none of a peer";
  return {branch};
}

// The gateway that shows this address, or one of its circuits' edges, as next hop.
GatewayId Tracer::GatewayAt(VnetId host, Symbol next_hop) const {
  const std::vector<GatewayId>& gateways = around_.GatewaysIn(host);
  const std::string_view text = around_.Name(next_hop);
  const std::string_view owner = text.substr(0, text.find('#'));
  for (const GatewayId id : gateways) {
    const Gateway& gateway = topology_.gateways[id];
    for (const auto* addresses : {&gateway.instance_addresses, &gateway.public_addresses}) {
      if (std::find(addresses->begin(), addresses->end(), next_hop) != addresses->end()) return id;
    }
    if (around_.Name(gateway.name) == owner) return id;
    for (const GatewayConnection& connection : topology_.connections) {
      if (connection.gateway != id || !connection.circuit.has_value()) continue;
      if (around_.Name(topology_.circuits[connection.circuit].name) == owner) return id;
    }
  }
  return {};
}

std::vector<Branch> Tracer::ToGatewayOf(VnetId from, const Route& route, const Packet& packet,
                                        const Device& device) {
  const RoutingDomainId domain = around_.ribs().attached[from.value];
  RS_CHECK(domain.has_value());
  const VnetId host = around_.ribs().domains[domain].host;
  std::vector<GatewayId> gateways;
  NextHops others;
  if (route.next_hops.has_value()) {
    for (const Symbol next_hop : around_.fibs().next_hops[route.next_hops].addresses) {
      const GatewayId gateway = GatewayAt(host, next_hop);
      if (gateway.has_value()) {
        gateways.push_back(gateway);
      } else {
        others.addresses.push_back(next_hop);
      }
    }
  }
  const bool nameless = gateways.empty() && others.addresses.empty();
  if (nameless && around_.GatewaysIn(host).size() == 1) gateways = around_.GatewaysIn(host);
  std::sort(gateways.begin(), gateways.end());
  gateways.erase(std::unique(gateways.begin(), gateways.end()), gateways.end());
  std::vector<Branch> branches;
  for (const GatewayId gateway : gateways) {
    for (Branch& branch : OutOf(from, gateway, packet)) branches.push_back(std::move(branch));
  }
  for (const Symbol next_hop : others.addresses) {
    for (Handover& handover : TakersAt(around_, from, next_hop, route.source)) {
      for (Branch& branch : HandOver(device, packet, std::move(handover))) {
        branches.push_back(std::move(branch));
      }
    }
  }
  if (branches.empty()) {
    Branch& branch = branches.emplace_back();
    branch.reason = "which gateway has the route is not known";
    branch.depends_on.push_back({GapKind::kUnknownValue,
                                 std::string(around_.Name(topology_.vnets[host].name)),
                                 "",
                                 "which of its gateways carries the packet",
                                 {}});
  }
  return branches;
}

std::vector<Branch> Tracer::FromOnPremises(const Origin& origin) {
  std::vector<Branch> branches;
  std::vector<Gap> gaps;
  for (const GatewayConnectionId way : origin.ways) {
    const GatewayConnection& connection = topology_.connections[way];
    if (!connection.gateway.has_value()) continue;
    if (!Announces(around_, connection.gateway, to_)) {
      const VnetId host = topology_.gateways[connection.gateway].vnet;
      if (!host.has_value() || !around_.ribs().attached[host.value].has_value()) continue;
      for (const GapId gap : around_.ribs().domains[around_.ribs().attached[host.value]].gaps) {
        gaps.push_back(around_.ribs().gaps[gap]);
      }
      continue;
    }
    Branch branch;
    branch.gateway = connection.gateway;
    branch.connection = way;
    branch.target = around_.Name(connection.name);
    const VnetId host = topology_.gateways[connection.gateway].vnet;
    // ER-08: FastPath goes to the machines of the hub itself, past the gateway and its routes.
    if (connection.fast_path.known() && connection.fast_path.value() && host.has_value() &&
        around_.InSpaceOf(host, to_)) {
      branch = DeliverIn(around_, host, to_);
      branch.rule = RuleNamed("ER-08");
      branch.connection = way;
    } else {
      GoOn(GatewayDevice(connection.gateway), Packet(), branch);
    }
    branches.push_back(std::move(branch));
  }
  for (Branch& branch : branches) branch.alternative = branches.size() > 1;
  if (!branches.empty()) return branches;
  Branch branch;
  branch.fate = Fate::kNoRoute;
  branch.rule = RuleNamed("PEER-07");
  branch.target = origin.name;
  branch.reason = origin.ways.empty() ? "nothing connects it with Azure"
                                      : "no gateway that it is connected to announces the address";
  std::sort(gaps.begin(), gaps.end());
  gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
  branch.depends_on = std::move(gaps);
  return {branch};
}

// EGR-04: From the Internet only what has a public address is reached.
std::vector<Branch> Tracer::FromTheInternet() const {
  for (size_t i = 0; i < topology_.nics.size(); ++i) {
    const Nic& nic = topology_.nics[topology_.nics.IdAt(i)];
    for (const IpConfiguration& configuration : nic.ip_configurations) {
      if (IpAddress::Parse(around_.Name(configuration.address)) != to_) continue;
      if (configuration.public_ip.absent()) continue;
      Branch branch;
      branch.fate = Fate::kDelivered;
      branch.rule = RuleNamed("EGR-04");
      branch.nic = topology_.nics.IdAt(i);
      branch.subnet = nic.subnet;
      branch.target = around_.Name(nic.name);
      if (configuration.public_ip.unknown()) {
        branch.depends_on.push_back({GapKind::kUnknownValue,
                                     branch.target,
                                     "ip_configuration.public_ip_address_id",
                                     "whether it has a public address",
                                     {}});
      }
      return {branch};
    }
  }
  Branch branch;
  branch.fate = Fate::kNoRoute;
  branch.rule = RuleNamed("EGR-04");
  branch.target = "internet";
  branch.reason = "no interface at hand has this address and a public one";
  return {branch};
}

}  // namespace

Path Trace(const Surroundings& around, const Origin& origin, IpAddress destination) {
  return Tracer(around, destination).Run(origin);
}

}  // namespace routesight

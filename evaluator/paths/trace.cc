// https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
#include "evaluator/paths/trace.h"

#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/egress.h"
#include "evaluator/paths/handling.h"
#include "evaluator/paths/look_up.h"
#include "evaluator/paths/tracer.h"

namespace routesight {

void AddWay(Branch way, std::vector<Branch>& branches) {
  const bool there = std::any_of(branches.begin(), branches.end(), [&](const Branch& other) {
    return other.hop == way.hop && other.fate == way.fate && other.target == way.target &&
           other.connection == way.connection && other.tunnel == way.tunnel;
  });
  if (!there) branches.push_back(std::move(way));
}

Path Tracer::Run(const Origin& origin) {
  if (origin.outside == Outside::kNo) {
    Enter(origin.device, {around_.VnetOf(origin.device.subnet), std::nullopt});
  } else if (origin.device.site.has_value()) {
    Enter(origin.device, {});
  } else {
    path_.hops.emplace_back();
    path_.hops[0].device = origin.device;
    path_.hops[0].outside = origin.name;
    std::vector<Branch> branches =
        origin.outside == Outside::kInternet ? FromTheInternet() : FromOnPremises(origin);
    path_.hops[0].branches = std::move(branches);
  }
  return std::move(path_);
}

// The hop of a device, decided when it is reached first.
size_t Tracer::Enter(const Device& device, const Packet& packet) {
  const size_t index = path_.hops.size();
  hops_.emplace(State(device, packet), index);
  open_.resize(index + 1);
  open_[index] = true;
  Hop hop;
  hop.device = device;
  hop.translator = packet.translator;
  path_.hops.push_back(hop);
  hop.caveats = CaveatsAbout(around_, device);
  if (device.kind == DeviceKind::kGateway) {
    DecideAtGateway(packet, hop);
  } else if (device.kind == DeviceKind::kOutside) {
    DecideAtSite(packet, hop);
  } else if (device.appliance.has_value()) {
    DecideAtAppliance(packet, hop);
  } else {
    DecideByTable(packet, hop);
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

// SYS-07: What leaves an interface is looked up in the table of its subnet, whoever sent it first.
void Tracer::DecideByTable(const Packet& packet, Hop& hop) {
  const Device& device = hop.device;
  if (!device.subnet.has_value() && !device.nic.has_value()) {
    Branch& branch = hop.branches.emplace_back();
    branch.reason = "its subnet is not known, and with it the table that decides";
    branch.depends_on.push_back({GapKind::kUnknownValue,
                                 DeviceName(around_, device),
                                 "",
                                 "the subnet whose routes it uses",
                                 {}});
    return;
  }
  hop.lookup = LookUp(around_, device.subnet, device.nic, to_);
  for (const Symbol service : hop.lookup->services) {
    hop.caveats.push_back(
        {RuleNamed("SE-02"), Concat("if the destination is an address of ", around_.Name(service),
                                    ", its service endpoint has it")});
  }
  Branches branches = LeadsBackOrNowhere(hop) ? BehindIt(hop) : FollowRow(hop, packet);
  for (Branch& branch : branches) hop.branches.push_back(std::move(branch));
}

Sent Tracer::SentBy(const Device& device, const Packet& packet) const {
  const bool forwards =
      device.kind == DeviceKind::kAppliance || device.kind == DeviceKind::kFirewall;
  return forwards && packet.source != around_.VnetOf(device.subnet) ? Sent::kForwarded
                                                                    : Sent::kByItsNetwork;
}

std::vector<Branch> Tracer::FollowRow(const Hop& hop, const Packet& packet) {
  const Device& device = hop.device;
  Branch branch;
  if (!hop.lookup->winner) {
    branch.fate = hop.lookup->depends_on.empty() ? Fate::kNoRoute : Fate::kUnknown;
    branch.rule = RuleNamed("SEL-01");
    branch.reason = "no row of the table covers the destination";
    return {branch};
  }
  const Route& route = *hop.lookup->winner;
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
      if (route.source == RouteSource::kVirtualNetworkGateway) {
        // SEL-07: Azure shows None where the appliance with the route is too far away.
        branch.fate = Fate::kNextHopUnreachable;
        branch.reason =
            "the appliance that announces it lies neither in this network nor in one "
            "peered with it";
      }
      return {branch};
    case NextHopType::kVirtualAppliance:
      return ToAppliances(device, packet, route);
    case NextHopType::kVirtualNetworkGateway:
      return route.source == RouteSource::kUser ? ByUserRoute(vnet, packet)
                                                : ToGateways(route, packet, device);
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

Path Trace(const Surroundings& around, const Origin& origin, IpAddress destination) {
  return Tracer(around, destination).Run(origin);
}

}  // namespace routesight

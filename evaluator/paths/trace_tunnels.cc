// Overlays: the inner packet skips Azure's tables, the packet that carries it does not.
#include <algorithm>
#include <functional>
#include <span>

#include "evaluator/base/covering_prefixes.h"
#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/handling.h"
#include "evaluator/paths/tracer.h"

namespace routesight {
namespace {

// Of sorted prefixes.
bool Covers(const std::vector<Prefix>& prefixes, IpAddress address) {
  bool covers = false;
  ForEachCovering(std::span(prefixes), address, std::identity(),
                  [&](const Prefix&) { covers = true; });
  return covers;
}

bool IsAtEndOf(const Topology& topology, const Speaker& far, IpAddress address) {
  if (const auto* appliance = std::get_if<ApplianceId>(&far)) {
    return Covers(topology.appliances[*appliance].originates, address);
  }
  const auto* site = std::get_if<SiteId>(&far);
  return site != nullptr &&
         std::any_of(topology.sites[*site].announces.begin(), topology.sites[*site].announces.end(),
                     [&](const Announcement& one) { return Covers(one.prefixes, address); });
}

// As the end of a sentence about a packet.
std::string HasFate(Fate fate) {
  const std::string_view words = FateInWords(fate);
  if (fate == Fate::kUnknown) return "has a fate that is not known";
  const bool is = words.starts_with("dropped") || words.starts_with("delivered");
  return Concat(is ? "is " : "", words);
}

// Of the public addresses that have no other name here: one that stands for all.
IpAddress SomePublicAddress() { return *FromInternet().address; }

}  // namespace

bool Tracer::HasTunnel(ApplianceId one, const Speaker& other) const {
  const auto leads_to = [](const Appliance& appliance, const Speaker& far) {
    return std::any_of(appliance.tunnels.begin(), appliance.tunnels.end(),
                       [&](const Tunnel& tunnel) { return tunnel.to == far; });
  };
  if (leads_to(topology_.appliances[one], other)) return true;
  const auto* appliance = std::get_if<ApplianceId>(&other);
  return appliance != nullptr && leads_to(topology_.appliances[*appliance], one);
}

// A route that was heard in a tunnel leads into it. One that a VPN gateway announces leads into the
// tunnel of its connection.
Tracer::OwnWays Tracer::OwnWaysOf(ApplianceId id) const {
  OwnWays ways;
  const Appliance& appliance = topology_.appliances[id];
  ways.originates = Covers(appliance.originates, to_);
  const auto add = [&](const Speaker& far) {
    if (std::find(ways.tunnels.begin(), ways.tunnels.end(), far) == ways.tunnels.end()) {
      ways.tunnels.push_back(far);
    }
  };
  const std::optional<KnownRoute> route = known_.Find(known_.SpeakersOf(id), to_);
  if (route) {
    for (const KnownRoute::Use& use : route->uses) {
      const SpeakerId peer = known_.PeerOf(*use.candidate);
      if (!peer.has_value()) continue;
      const AzureSpeaker& from = known_.At(peer);
      if (from.kind == SpeakerKind::kVpnGateway) {
        add(from.gateway);
      } else if (from.appliance.has_value() && HasTunnel(id, from.appliance)) {
        add(from.appliance);
      } else if (from.site.has_value() && HasTunnel(id, from.site)) {
        add(from.site);
      } else {
        ways.by_table = true;
      }
    }
    return ways;
  }
  // Without BGP a tunnel leads to what its far end has.
  for (const Tunnel& tunnel : appliance.tunnels) {
    if (IsAtEndOf(topology_, tunnel.to, to_)) add(tunnel.to);
  }
  return ways;
}

std::string Tracer::TunnelInWords(ApplianceId one, const Speaker& other) const {
  const auto find = [&](const Appliance& appliance, const Speaker& far) {
    for (const Tunnel& tunnel : appliance.tunnels) {
      if (tunnel.to == far && tunnel.encapsulation.has_value()) {
        return Concat(around_.Name(tunnel.encapsulation), " tunnel");
      }
    }
    return std::string();
  };
  std::string words = find(topology_.appliances[one], other);
  const auto* appliance = std::get_if<ApplianceId>(&other);
  if (words.empty() && appliance != nullptr) words = find(topology_.appliances[*appliance], one);
  return words.empty() ? "tunnel" : words;
}

std::vector<Branch> Tracer::IntoTunnels(const OwnWays& own, const Packet& packet, Hop& hop) {
  std::vector<Branch> branches;
  for (const Speaker& far : own.tunnels) {
    std::vector<Branch> ways;
    if (const auto* appliance = std::get_if<ApplianceId>(&far)) {
      ways = IntoTunnelTo(*appliance, packet, hop);
    } else if (const auto* site = std::get_if<SiteId>(&far)) {
      ways = IntoTunnelTo(*site, packet, hop);
    } else {
      ways = IntoTunnelTo(std::get<GatewayId>(far), packet, hop);
    }
    for (Branch& way : ways) {
      way.by_own_routes = true;
      branches.push_back(std::move(way));
    }
  }
  return branches;
}

bool Tracer::NeedsItself(const Device& sender, IpAddress to) const {
  for (const Carrier* carrier = carrier_; carrier != nullptr; carrier = carrier->inside) {
    if (carrier->sender == sender && carrier->to == to) return true;
  }
  return false;
}

// Deeper than anybody builds.
bool Tracer::IsInTooManyTunnels() const {
  constexpr int kMost = 3;
  int depth = 0;
  for (const Carrier* carrier = carrier_; carrier != nullptr; carrier = carrier->inside) ++depth;
  return depth >= kMost;
}

// NVA-05: The outer packet is the sender's own; a route that its subnet got may bring it back, and
// the sender would put it into the tunnel that it is to carry.
bool Tracer::SendOuter(const Device& sender, IpAddress to, Fate wanted, Branch& way) {
  std::vector<Device> interfaces{sender};
  if (sender.nic.has_value()) {
    interfaces.clear();
    for (const NicId nic : around_.InterfacesBeside(sender.nic)) {
      Device& device = interfaces.emplace_back();
      device.nic = nic;
      device.subnet = topology_.nics[nic].subnet;
    }
  }
  std::optional<Path> first;
  for (const Device& interface : interfaces) {
    Origin origin;
    origin.device.subnet = interface.subnet;
    origin.device.nic = interface.nic;
    Carrier carrier{origin.device, to, carrier_};
    carrier.sender.appliance = sender.appliance;
    if (NeedsItself(carrier.sender, to)) {
      way.fate = Fate::kLoop;
      way.rule = RuleNamed("NVA-05");
      way.target = DeviceName(around_, sender);
      way.reason = "the packet of the tunnel comes back and would have to go into the same tunnel";
      return false;
    }
    if (IsInTooManyTunnels()) {
      way.reason = "tunnels in tunnels in tunnels are not followed";
      way.depends_on.push_back({GapKind::kNotModelled,
                                DeviceName(around_, sender),
                                "",
                                "where the packet of its tunnel goes",
                                {}});
      return false;
    }
    Path outer = Tracer(around_, to, &carrier).Run(origin);
    const bool arrives = FatesOf(outer) == std::vector{wanted};
    if (!first || arrives) first = std::move(outer);
    if (!arrives) continue;
    way.outer = path_.outer.size();
    path_.outer.push_back(*std::move(first));
    return true;
  }
  const std::vector<Fate> fates = FatesOf(*first);
  way.fate = fates.front() == wanted ? fates.back() : fates.front();
  way.reason =
      Concat("its own packet to ", to == SomePublicAddress() ? "the Internet" : to.ToString(), " ",
             HasFate(way.fate));
  if (way.fate == Fate::kUnknown) way.depends_on = DependsOn(*first);
  // Wherever else the outer packet goes, the inner one does not come out.
  if (way.fate == Fate::kToInternet || way.fate == Fate::kToOnPremises ||
      way.fate == Fate::kDelivered) {
    way.fate = Fate::kNextHopUnreachable;
  }
  if (way.fate == Fate::kLoop) way.rule = RuleNamed("NVA-05");
  way.outer = path_.outer.size();
  path_.outer.push_back(*std::move(first));
  return false;
}

bool Tracer::HasPublicAddress(ApplianceId appliance) const {
  const auto& interfaces = topology_.appliances[appliance].interfaces;
  return std::any_of(interfaces.begin(), interfaces.end(), [&](const ApplianceInterface& one) {
    if (!one.nic.has_value()) return false;
    const auto& configurations = topology_.nics[one.nic].ip_configurations;
    return std::any_of(configurations.begin(), configurations.end(),
                       [](const IpConfiguration& ip) { return !ip.public_ip.absent(); });
  });
}

// A tunnel to the own network or one peered with it goes to the private address of its far end; any
// other goes over the Internet if one of the ends has a public address.
std::vector<Branch> Tracer::IntoTunnelTo(ApplianceId far, const Packet& packet, const Hop& hop) {
  Branch way;
  way.target = around_.Name(topology_.appliances[far].name);
  way.tunnel = TunnelInWords(hop.device.appliance, far);
  std::optional<IpAddress> end;
  for (const ApplianceInterface& interface : topology_.appliances[far].interfaces) {
    for (const Symbol text : interface.addresses) {
      if (!end) end = IpAddress::Parse(around_.Name(text));
    }
  }
  const bool near = end && around_.NetworkNear(around_.VnetOf(hop.device.subnet), *end).has_value();
  if (!near && (HasPublicAddress(far) || HasPublicAddress(hop.device.appliance))) {
    if (!SendOuter(hop.device, SomePublicAddress(), Fate::kToInternet, way)) return {way};
    return ComeOutAt(far, packet, std::move(way));
  }
  if (end) {
    if (!SendOuter(hop.device, *end, Fate::kDelivered, way)) return {way};
    return ComeOutAt(far, packet, std::move(way));
  }
  way.reason = "where the packet of the tunnel goes is not known";
  way.depends_on.push_back(
      {GapKind::kUnknownValue, way.target, "", "the address of this end of the tunnel", {}});
  return {way};
}

// Where the tunnel ends on-premises no file says; that its packets get there is taken to be so.
std::vector<Branch> Tracer::IntoTunnelTo(SiteId far, const Packet& packet, const Hop& hop) {
  std::vector<Branch> branches;
  EnterSite(far, {}, packet, branches);
  for (Branch& branch : branches) {
    branch.tunnel = TunnelInWords(hop.device.appliance, far);
    branch.caveats.push_back(
        {std::nullopt,
         "the address at which this tunnel ends is in no file; its packets are taken "
         "to arrive"});
  }
  return branches;
}

std::vector<Branch> Tracer::IntoTunnelTo(GatewayId far, const Packet& packet, const Hop& hop) {
  Branch way;
  way.target = around_.Name(topology_.gateways[far].name);
  way.tunnel = "ipsec tunnel";
  IpAddress end = SomePublicAddress();
  for (const Symbol text : topology_.gateways[far].public_addresses) {
    const auto address = IpAddress::Parse(around_.Name(text));
    if (address) end = *address;
  }
  if (!SendOuter(hop.device, end, Fate::kToInternet, way)) return {way};
  way.gateway = far;
  GoOn(GatewayDevice(far), packet, way);
  return {way};
}

std::vector<Branch> Tracer::ComeOutAt(ApplianceId appliance, const Packet& packet, Branch way) {
  const std::vector<ApplianceInterface>& interfaces = topology_.appliances[appliance].interfaces;
  AddressOwner taker;
  taker.appliance = appliance;
  if (!interfaces.empty()) {
    taker.nic = interfaces.front().nic;
    taker.vnet = interfaces.front().vnet;
    if (taker.nic.has_value()) {
      taker.subnet = topology_.nics[taker.nic].subnet;
    } else if (!interfaces.front().addresses.empty()) {
      const auto address = IpAddress::Parse(around_.Name(interfaces.front().addresses.front()));
      if (address) taker.subnet = around_.SubnetWith(taker.vnet, *address);
    }
  }
  return PassThrough(taker, packet, std::move(way));
}

}  // namespace routesight

#include "evaluator/paths/round_trip.h"

#include <algorithm>
#include <set>
#include <utility>

#include "evaluator/base/text.h"
#include "evaluator/paths/handling.h"
#include "evaluator/paths/stateful_devices.h"
#include "evaluator/paths/trace.h"

namespace routesight {
namespace {

// Where a way there arrived, as far as the way back depends on it.
struct Arrival {
  Fate fate = Fate::kUnknown;
  Device last;  // That sent it there.
  std::optional<Device> translator;
  SubnetId subnet;
  NicId nic;
  GatewayConnectionId connection;
  SiteId site;
  std::optional<Device> behind;  // The appliance that has it behind itself.
  friend auto operator<=>(const Arrival&, const Arrival&) = default;
};

bool Arrives(Fate fate) {
  return fate == Fate::kDelivered || fate == Fate::kToInternet || fate == Fate::kToOnPremises;
}

std::vector<Arrival> ArrivalsOf(const Path& path) {
  std::vector<Arrival> arrivals;
  for (const Hop& hop : path.hops) {
    for (const Branch& branch : hop.branches) {
      if (branch.hop || !Arrives(branch.fate)) continue;
      Arrival arrival{branch.fate, hop.device,        hop.translator, branch.subnet,
                      branch.nic,  branch.connection, branch.site,    std::nullopt};
      if (branch.by_own_routes && hop.device.appliance.has_value()) arrival.behind = hop.device;
      if (branch.fate != Fate::kToInternet) arrival.last = {};
      arrivals.push_back(arrival);
    }
  }
  std::sort(arrivals.begin(), arrivals.end());
  arrivals.erase(std::unique(arrivals.begin(), arrivals.end()), arrivals.end());
  return arrivals;
}

std::optional<IpAddress> AddressOf(const Surroundings& around, const Device& device) {
  const Topology& topology = around.topology();
  std::vector<Symbol> texts;
  if (device.firewall.has_value()) texts = {topology.firewalls[device.firewall].address};
  if (device.nic.has_value()) texts = topology.nics[device.nic].private_ips;
  if (texts.empty() && device.appliance.has_value()) {
    for (const ApplianceInterface& interface : topology.appliances[device.appliance].interfaces) {
      if (!interface.nic.has_value()) texts = interface.addresses;
    }
  }
  for (const Symbol text : texts) {
    if (const auto address = IpAddress::Parse(around.Name(text))) return address;
  }
  return std::nullopt;
}

// The address of the appliance's end of its tunnel to a VPN gateway: that with which they speak
// BGP.
std::optional<IpAddress> EndOfTunnel(const Surroundings& around, ApplianceId appliance,
                                     GatewayId gateway) {
  const Topology& topology = around.topology();
  const std::optional<Asn> asn = topology.appliances[appliance].asn;
  for (const GatewayConnection& connection : topology.connections) {
    if (connection.gateway != gateway || !connection.local_network_gateway.has_value()) continue;
    const LocalNetworkGateway& local =
        topology.local_network_gateways[connection.local_network_gateway];
    if (!asn || !local.asn.known() || local.asn.value() != *asn) continue;
    return IpAddress::Parse(around.Name(local.bgp_peering_address));
  }
  return std::nullopt;
}

// What an appliance sends itself has the address of the interface by which it leaves, and that may
// be a tunnel. None where that is not known.
std::optional<IpAddress> SourceAddress(const Surroundings& around, const Origin& origin,
                                       const Path& forward) {
  const ApplianceId appliance = origin.device.appliance;
  if (origin.is_address || !appliance.has_value() || forward.hops.empty()) return origin.address;
  std::set<std::optional<IpAddress>> addresses;
  for (const Branch& branch : forward.hops.front().branches) {
    addresses.insert(branch.tunnel.empty() ? origin.address
                                           : EndOfTunnel(around, appliance, branch.gateway));
  }
  return addresses.size() == 1 ? *addresses.begin() : std::nullopt;
}

class ReturnFinder {
 public:
  ReturnFinder(const Surroundings& around, const Origin& origin, IpAddress destination)
      : around_(around), origin_(origin), destination_(destination) {}

  // One way back for each choice of interface that an appliance on it has.
  std::vector<WayBack> From(const Arrival& arrival) const {
    WayBack back;
    std::optional<Device> turn = arrival.translator;
    if (arrival.fate == Fate::kToInternet) {
      // The answer comes to the public address through which the packet left.
      if (arrival.last == origin_.device) return {WayBack{{{origin_.name, {}, {}}}}};
      if (turn && *turn != arrival.last) back.legs.push_back(ToDevice(arrival.last, *turn));
      if (!turn) turn = arrival.last;
    } else if (turn) {
      back.legs.push_back(To(OriginAt(arrival), AddressOf(around_, *turn), *turn));
    } else {
      back.legs.push_back(To(OriginAt(arrival), origin_.address, origin_.device));
      std::vector<WayBack> only;
      only.push_back(std::move(back));
      return only;
    }
    std::vector<WayBack> ways;
    for (const Device& leaves : Leaving(*turn)) {
      ways.push_back(back);
      ways.back().legs.push_back(To(OriginOf(leaves), origin_.address, origin_.device));
    }
    return ways;
  }

 private:
  std::vector<Device> Leaving(const Device& turn) const {
    if (!turn.nic.has_value() || !origin_.address) return {turn};
    return LeavingInterfaces(around_, turn.nic, *origin_.address);
  }

  Origin OriginOf(const Device& device) const {
    Origin origin;
    origin.device = device;
    origin.name = DeviceName(around_, device);
    return origin;
  }

  ReturnLeg ToDevice(const Device& from, const Device& to) const {
    return To(OriginOf(from), AddressOf(around_, to), to);
  }

  // What answers.
  Origin OriginAt(const Arrival& arrival) const {
    if (arrival.fate == Fate::kToOnPremises) {
      if (arrival.site.has_value()) return FromSite(around_, arrival.site);
      if (auto site = FromAddress(around_, destination_);
          site && site->outside == Outside::kOnPremises) {
        return *std::move(site);
      }
      Origin origin;
      origin.outside = Outside::kOnPremises;
      origin.device.kind = DeviceKind::kOutside;
      origin.name = "on-premises";
      if (arrival.connection.has_value()) origin.ways = {arrival.connection};
      return origin;
    }
    if (arrival.behind) return OriginOf(*arrival.behind);
    if (arrival.nic.has_value()) return FromInterface(around_, arrival.nic);
    if (arrival.subnet.has_value()) return FromSubnet(around_, arrival.subnet);
    return {};
  }

  ReturnLeg To(const Origin& from, const std::optional<IpAddress>& address,
               const Device& to) const {
    ReturnLeg leg;
    leg.from = from.name;
    const bool placed = from.outside != Outside::kNo || from.device.subnet.has_value() ||
                        from.device.nic.has_value();
    if (!address || !placed) {
      const std::string name = to == origin_.device ? origin_.name : DeviceName(around_, to);
      leg.unknown =
          Gap{GapKind::kUnknownValue,
              placed ? name : from.name,
              "",
              placed ? "the address to which answers go" : "the subnet whose routes answers take",
              {}};
      return leg;
    }
    leg.path = Trace(around_, from, *address);
    return leg;
  }

  const Surroundings& around_;
  const Origin& origin_;
  IpAddress destination_;
};

bool IsAmong(Fate fate, const std::vector<Fate>& fates) {
  return std::find(fates.begin(), fates.end(), fate) != fates.end();
}

// SEL-09: The stateful devices on both ways are compared.
void Compare(const Surroundings& around, RoundTrip& trip) {
  bool unknown = IsAmong(Fate::kUnknown, FatesOf(trip.forward));
  bool lost = false;
  for (const WayBack& way : trip.back) {
    for (const ReturnLeg& leg : way.legs) {
      const std::vector<Fate> fates = FatesOf(leg.path);
      const bool open = leg.unknown || IsAmong(Fate::kUnknown, fates);
      unknown = unknown || open;
      lost = lost || (!open && !std::all_of(fates.begin(), fates.end(), Arrives));
    }
  }
  const StatefulComparison comparison = CompareStatefulDevices(around, trip);
  if (!trip.back.empty()) {
    trip.both = comparison.both;
    trip.forward_only = comparison.forward_only;
    trip.back_only = comparison.back_only;
  }
  if (trip.back.empty()) {
    trip.symmetry = unknown ? Symmetry::kUnknown : Symmetry::kNothingReturns;
  } else if (lost) {
    trip.symmetry = Symmetry::kReturnIsLost;
  } else if (unknown || comparison.too_many) {
    trip.symmetry = Symmetry::kUnknown;
  } else if (comparison.same) {
    trip.symmetry = Symmetry::kSymmetric;
  } else {
    trip.symmetry = comparison.may_be_same ? Symmetry::kMayDiffer : Symmetry::kAsymmetric;
  }
}

}  // namespace

std::string_view SymmetryName(Symmetry symmetry) {
  static constexpr std::string_view kNames[] = {"symmetric",      "asymmetric",      "may_differ",
                                                "return_is_lost", "nothing_returns", "unknown"};
  return kNames[static_cast<size_t>(symmetry)];
}

RoundTrip TraceBothWays(const Surroundings& around, const Origin& origin, IpAddress destination) {
  RoundTrip trip;
  trip.forward = Trace(around, origin, destination);
  Origin source = origin;
  source.address = SourceAddress(around, origin, trip.forward);
  const ReturnFinder finder(around, source, destination);
  std::set<std::vector<std::pair<std::string, IpAddress>>> known;
  for (const Arrival& arrival : ArrivalsOf(trip.forward)) {
    for (WayBack& way : finder.From(arrival)) {
      // Several ways there may lead to one way back: it begins and ends at the same places.
      std::vector<std::pair<std::string, IpAddress>> places;
      for (const ReturnLeg& leg : way.legs) places.emplace_back(leg.from, leg.path.destination);
      if (known.insert(places).second) trip.back.push_back(std::move(way));
    }
  }
  Compare(around, trip);
  return trip;
}

}  // namespace routesight

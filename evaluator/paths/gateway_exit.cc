#include "evaluator/paths/gateway_exit.h"

#include <algorithm>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

// The length of the longest of the prefixes that contains the address; -1 if none does.
int LongestIn(const std::vector<Prefix>& prefixes, IpAddress address) {
  int longest = -1;
  for (const Prefix& prefix : prefixes) {
    if (prefix.Contains(address)) longest = std::max(longest, prefix.length());
  }
  return longest;
}

// The longest prefix with the address among the networks that the gateway gives away.
int LongestBehind(const Surroundings& around, GatewayId gateway, IpAddress address) {
  const VnetId host = around.topology().gateways[gateway].vnet;
  if (!host.has_value()) return -1;
  const RoutingDomainId domain = around.ribs().attached[host.value];
  int longest = -1;
  for (size_t i = 0; i < around.topology().vnets.size(); ++i) {
    const VnetId vnet = around.topology().vnets.IdAt(i);
    // PEER-07: Those that use it through a peering are announced, others are not.
    const bool attached = domain.has_value() && around.ribs().attached[i] == domain;
    if (vnet != host && !attached) continue;
    longest = std::max(longest, LongestIn(around.topology().vnets[vnet].address_space, address));
  }
  return longest;
}

bool CarriesRoutes(const SiteConnection& way) { return !way.links || !way.links->empty(); }

class WayFinder {
 public:
  WayFinder(const Surroundings& around, GatewayId gateway, IpAddress destination)
      : around_(around), topology_(around.topology()), gateway_(gateway), to_(destination) {}

  std::vector<GatewayWay> Run() {
    Offer(LongestIn(topology_.gateways[gateway_].client_pools, to_), {}, "point-to-site clients",
          {});
    for (size_t i = 0; i < topology_.connections.size(); ++i) {
      const GatewayConnectionId id = topology_.connections.IdAt(i);
      const GatewayConnection& connection = topology_.connections[id];
      if (connection.gateway == gateway_) LookBehind(id, connection);
      // A connection between gateways may be stated from one side only.
      if (connection.peer_gateway == gateway_) OfferGateway(id, connection.gateway);
    }
    if (best_ < 0) return WithoutPrefix();
    for (GatewayWay& way : ways_) way.branch.alternative = ways_.size() > 1;
    return std::move(ways_);
  }

 private:
  void LookBehind(GatewayConnectionId id, const GatewayConnection& connection) {
    if (connection.local_network_gateway.has_value()) {
      const LocalNetworkGateway& local =
          topology_.local_network_gateways[connection.local_network_gateway];
      Offer(LongestIn(local.address_space, to_), id, around_.Name(local.name), {});
    }
    if (connection.peer_gateway.has_value()) OfferGateway(id, connection.peer_gateway);
    if (connection.circuit.has_value()) OfferCircuit(id, connection.circuit);
    for (const Site& site : topology_.sites) {
      for (const SiteConnection& way : site.reached_through) {
        if (way.connection == id && CarriesRoutes(way)) OfferSite(id, site);
      }
    }
  }

  void OfferSite(GatewayConnectionId id, const Site& site) {
    for (const Announcement& announcement : site.announces) {
      Offer(LongestIn(announcement.prefixes, to_), id, around_.Name(site.name), {});
    }
    if (!site.transit) return;
    for (const SiteConnection& other : site.reached_through) {
      if (other.connection == id || !other.connection.has_value() || !CarriesRoutes(other)) {
        continue;
      }
      const GatewayId onward = topology_.connections[other.connection].gateway;
      if (onward.has_value() && onward != gateway_) {
        Offer(LongestBehind(around_, onward, to_), id, around_.Name(site.name), onward);
      }
    }
  }

  void OfferGateway(GatewayConnectionId id, GatewayId peer) {
    if (!peer.has_value() || peer == gateway_) return;
    Offer(LongestBehind(around_, peer, to_), id, around_.Name(topology_.gateways[peer].name), peer);
  }

  void OfferCircuit(GatewayConnectionId id, CircuitId circuit) {
    for (const GatewayConnection& other : topology_.connections) {
      if (other.circuit != circuit || other.gateway == gateway_) continue;
      OfferGateway(id, other.gateway);
    }
  }

  void Offer(int length, GatewayConnectionId id, std::string_view target, GatewayId onward) {
    if (length < 0 || length < best_) return;
    if (length > best_) ways_.clear();
    best_ = length;
    // What is behind one connection is stated more than once: by its local network gateway, by the
    // description of the site, and by where that leads. The last knows best.
    const auto known = std::find_if(ways_.begin(), ways_.end(), [&](const GatewayWay& way) {
      return way.branch.connection == id;
    });
    if (known != ways_.end() && known->onward.has_value() && !onward.has_value()) return;
    GatewayWay& way = known == ways_.end() ? ways_.emplace_back() : *known;
    way.branch.fate = Fate::kToOnPremises;
    way.branch.gateway = gateway_;
    way.branch.connection = id;
    way.branch.target = target;
    way.onward = onward;
  }

  // No prefix at hand says where it goes: the only connection it is, else it is not known.
  std::vector<GatewayWay> WithoutPrefix() {
    std::vector<GatewayConnectionId> connections;
    for (size_t i = 0; i < topology_.connections.size(); ++i) {
      const GatewayConnection& connection = topology_.connections[topology_.connections.IdAt(i)];
      if (connection.gateway == gateway_ || connection.peer_gateway == gateway_) {
        connections.push_back(topology_.connections.IdAt(i));
      }
    }
    GatewayWay way;
    way.branch.gateway = gateway_;
    way.branch.target = around_.Name(topology_.gateways[gateway_].name);
    const bool leaves_azure =
        connections.size() == 1 && !topology_.connections[connections[0]].peer_gateway.has_value();
    if (leaves_azure) {
      way.branch.fate = Fate::kToOnPremises;
      way.branch.connection = connections[0];
      way.branch.target = around_.Name(topology_.connections[connections[0]].name);
      way.branch.caveats.push_back(
          {std::nullopt, "nothing at hand says that the other side has this address"});
      return {way};
    }
    if (connections.empty()) {
      way.branch.fate = Fate::kNoRoute;
      way.branch.reason = "the gateway has no connection";
      return {way};
    }
    way.branch.reason = "behind which connection of the gateway the address is, is not known";
    way.branch.depends_on.push_back({GapKind::kNotModelled,
                                     way.branch.target,
                                     "",
                                     "along which of its connections it sends the packet",
                                     {}});
    return {way};
  }

  const Surroundings& around_;
  const Topology& topology_;
  GatewayId gateway_;
  IpAddress to_;
  int best_ = -1;
  std::vector<GatewayWay> ways_;
};

}  // namespace

std::vector<GatewayWay> WaysOutOf(const Surroundings& around, GatewayId gateway,
                                  IpAddress destination) {
  return WayFinder(around, gateway, destination).Run();
}

bool Announces(const Surroundings& around, GatewayId gateway, IpAddress destination) {
  return LongestBehind(around, gateway, destination) >= 0;
}

}  // namespace routesight

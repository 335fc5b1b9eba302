// VPN connections: static prefixes, and BGP between gateways. BGP with described sites and
// appliances: described_sessions.cc.
#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/azure_bgp_builder.h"

namespace routesight {
namespace {

using namespace route_class;

PlanValue<bool> Both(const PlanValue<bool>& a, const PlanValue<bool>& b) {
  if ((a.known() && !a.value()) || (b.known() && !b.value()) || a.absent() || b.absent()) {
    return false;
  }
  if (a.unknown() || b.unknown()) return PlanValue<bool>::Unknown();
  return true;
}

}  // namespace

// VPN-03: BGP runs only if gateway, connection and the far side all say so.
bool AzureBgpBuilder::SpeaksBgp(const GatewayConnection& connection, const Gateway& gateway) {
  const LocalNetworkGatewayId local = connection.local_network_gateway;
  if (local.has_value() && !topology_.local_network_gateways[local].has_bgp) return false;
  const PlanValue<bool> bgp = Both(gateway.bgp_enabled, connection.bgp_enabled);
  if (bgp.unknown() && !gateways_[connection.gateway.value].empty()) {
    AddGap(gateways_[connection.gateway.value].front(),
           {GapKind::kUnknownValue,
            Name(connection.name),
            "bgp_enabled",
            "whether routes are exchanged over BGP or are static",
            {}});
  }
  return bgp.known() && bgp.value();
}

// The gateway at hand at the far end; none if something else is there.
GatewayId AzureBgpBuilder::PeerOf(const GatewayConnection& connection) const {
  if (connection.type == ConnectionType::kVnetToVnet) return connection.peer_gateway;
  if (!connection.local_network_gateway.has_value()) return {};
  return topology_.local_network_gateways[connection.local_network_gateway].azure_gateway;
}

// A tunnel between two gateways needs a connection on each of them; null if the other is missing.
const GatewayConnection* AzureBgpBuilder::WayBack(const GatewayConnection& connection,
                                                  GatewayId peer) const {
  const auto found = std::find_if(topology_.connections.begin(), topology_.connections.end(),
                                  [&](const GatewayConnection& other) {
                                    return other.gateway == peer && other.type == connection.type &&
                                           PeerOf(other) == connection.gateway;
                                  });
  return found == topology_.connections.end() ? nullptr : &*found;
}

// VPN-01: Static prefixes are there as long as the connection is.
void AzureBgpBuilder::AddStaticRoutes(GatewayId gateway, const std::vector<Prefix>& prefixes) {
  for (const SpeakerId instance : gateways_[gateway.value]) {
    for (const Prefix& prefix : prefixes) {
      const auto same = [&](const BgpOrigination& route) {
        return route.speaker == instance && route.prefix == prefix && route.route_class == kStatic;
      };
      auto& all = bgp_.network.originations;
      if (std::none_of(all.begin(), all.end(), same)) {
        Originate(instance, prefix, kStatic, Hop(topology_.gateways[gateway].name, {}));
      }
    }
  }
}

// VPN-02: The address of the BGP peer is a route of the gateway, unless it is link-local.
void AzureBgpBuilder::AddHostRoute(GatewayId gateway, Symbol address,
                                   const GatewayConnection& connection) {
  if (!address.has_value()) return;
  const std::optional<IpAddress> ip = IpAddress::Parse(topology_.Text(address));
  if (!ip.has_value()) {
    AddGap(gateways_[gateway.value].front(), {GapKind::kUnknownValue,
                                              Name(connection.name),
                                              "",
                                              Concat("the route to the address of its BGP peer, ",
                                                     topology_.Text(address), ", is missing"),
                                              {}});
    const bool of_instance = std::any_of(
        topology_.gateways.begin(), topology_.gateways.end(), [&](const Gateway& other) {
          const auto& instances = other.instance_addresses;
          return std::find(instances.begin(), instances.end(), address) != instances.end();
        });
    if (of_instance) bgp_.gaps_of_instances.push_back(bgp_.gaps.back().gap);
    return;
  }
  const Prefix link_local = Prefix::Read("169.254.0.0/16").prefix;
  if (!link_local.Contains(*ip)) bgp_.host_routes.push_back({gateway, Prefix::Host(*ip)});
}

// VPN-05: A gateway announces its networks, the static prefixes of its other connections,
// client pools, and what it learned elsewhere unless that overlaps its networks. VPN-07: Never a
// default route.
BgpExport AzureBgpBuilder::VpnExport(const GatewayConnection& connection, SpeakerId instance) {
  const GatewayId id = bgp_.speakers[instance].gateway;
  const Gateway& gateway = topology_.gateways[id];
  const Speakers& instances = gateways_[id.value];
  const auto place = std::find(instances.begin(), instances.end(), instance);
  BgpExport out;
  out.next_hop = InstanceHop(gateway, static_cast<size_t>(place - instances.begin()));
  const Prefix all = Prefix::Read("0.0.0.0/0").prefix;
  out.filters.push_back(RefusePrefixes(RuleNamed("VPN-07"), {{all, false}}));
  out.filters.push_back(
      RefuseClasses(RuleNamed("VPN-05"),
                    AllBut({kNetwork, kStatic, kClientPool, kFromConnection, kFromRouteServer})));
  BgpFilter learned =
      RefusePrefixes(RuleNamed("VPN-05"), Overlapping(NetworksBehind(gateway.vnet)));
  learned.classes = RouteClasses().With(kFromConnection).With(kFromRouteServer);
  out.filters.push_back(std::move(learned));
  out.filters.push_back(RefuseCommunity(RuleNamed("BGP-21"), kNoAdvertise));
  if (connection.local_network_gateway.has_value()) {
    const LocalNetworkGateway& local =
        topology_.local_network_gateways[connection.local_network_gateway];
    std::vector<PrefixPattern> own;
    for (const Prefix& prefix : local.address_space) own.push_back({prefix, false});
    BgpFilter filter = RefusePrefixes(RuleNamed("VPN-05"), std::move(own));
    filter.classes = RouteClasses().With(kStatic);
    out.filters.push_back(std::move(filter));
  }
  return out;
}

void AzureBgpBuilder::ConnectVpn() {
  for (size_t i = 0; i < topology_.connections.size(); ++i) {
    const GatewayConnectionId id = topology_.connections.IdAt(i);
    if (topology_.connections[id].type != ConnectionType::kExpressRoute) ConnectVpn(id);
  }
}

void AzureBgpBuilder::ConnectVpn(GatewayConnectionId id) {
  const GatewayConnection& connection = topology_.connections[id];
  if (!connection.gateway.has_value()) return;
  const Speakers& instances = gateways_[connection.gateway.value];
  if (instances.empty()) return;
  const Gateway& gateway = topology_.gateways[connection.gateway];
  AddGaps(instances, connection.gaps);
  if (connection.type == ConnectionType::kUnknown) {
    AddGap(instances.front(), {GapKind::kUnknownValue,
                               Name(connection.name),
                               "type",
                               "which routes it gives is not known",
                               {}});
    return;
  }
  if (!connection.ingress_nat_rules.empty() || !connection.egress_nat_rules.empty()) {
    AddGap(instances.front(), {GapKind::kNotModelled,
                               Name(connection.name),
                               "",
                               "what its NAT rules make of routes is not computed",
                               {}});
  }
  const bool bgp = SpeaksBgp(connection, gateway);
  const GatewayId peer = PeerOf(connection);
  if (peer.has_value() && !gateways_[peer.value].empty()) {
    bgp_.possible_sessions.emplace_back(instances.front(), gateways_[peer.value].front());
  }
  if (connection.local_network_gateway.has_value()) {
    const LocalNetworkGateway& local =
        topology_.local_network_gateways[connection.local_network_gateway];
    AddGaps(instances, local.gaps);
    AddStaticRoutes(connection.gateway, local.address_space);
    if (bgp) AddHostRoute(connection.gateway, local.bgp_peering_address, connection);
  }
  if (!peer.has_value()) {
    if (bgp && !answered_.contains(id)) AddPeerGap(connection);
    return;
  }
  const GatewayConnection* way_back = WayBack(connection, peer);
  if (way_back == nullptr || gateways_[peer.value].empty()) return;
  const Gateway& far = topology_.gateways[peer];
  // What is unknown of it is a gap of the other connection.
  const PlanValue<bool> back = Both(far.bgp_enabled, way_back->bgp_enabled);
  const bool bgp_at_far = back.known() && back.value();
  if (connection.type == ConnectionType::kVnetToVnet && !(bgp && bgp_at_far)) {
    // VPN-14: Without BGP each network gets the address space of the other.
    AddStaticRoutes(connection.gateway, topology_.vnets[far.vnet].address_space);
    return;
  }
  if (!bgp || !bgp_at_far) return;
  if (connection.type == ConnectionType::kVnetToVnet) {
    const size_t count = gateways_[peer.value].size();
    for (size_t i = 0; i < count && i < far.instance_addresses.size(); ++i) {
      AddHostRoute(connection.gateway, far.instance_addresses[i], connection);
    }
  }
  // The other connection of the pair finds the session there.
  if (!sessions_.insert({instances.front(), gateways_[peer.value].front()}).second) return;
  sessions_.insert({gateways_[peer.value].front(), instances.front()});
  for (const SpeakerId self : instances) {
    for (const SpeakerId other : gateways_[peer.value]) {
      Connect({self, GatewayImport(gateway, kFromConnection), VpnExport(connection, self)},
              {other, GatewayImport(far, kFromConnection), VpnExport(*way_back, other)},
              connection.name);
    }
  }
}

void AzureBgpBuilder::AddPeerGap(const GatewayConnection& connection) {
  std::string far = "the other side";
  if (connection.local_network_gateway.has_value()) {
    const LocalNetworkGateway& local =
        topology_.local_network_gateways[connection.local_network_gateway];
    far = Name(local.name);
  }
  AddGap(gateways_[connection.gateway.value].front(),
         {GapKind::kNotStated,
          Name(connection.name),
          "",
          Concat("what ", far,
                 " announces over BGP is in no file; state it in routesight.yaml: assume: "
                 "{on_premises: [{name: NAME, reached_through: [",
                 NameInYaml(connection.name), "], announces: [{prefixes: [PREFIX]}]}]}"),
          {}});
}

}  // namespace routesight

#include "tests/support/network_text.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/control_plane/ribs.h"
#include "evaluator/forwarding/effective_routes.h"
#include "evaluator/forwarding/print_routes.h"
#include "evaluator/topology/topology_builder.h"

namespace routesight {
namespace {

using Words = std::vector<std::string>;

bool Has(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The word behind `word`; empty if it is not there.
std::string After(const Words& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() || found + 1 == words.end() ? std::string() : *(found + 1);
}

std::vector<std::string> ListAfter(const Words& words, std::string_view word) {
  std::vector<std::string> list;
  std::istringstream names(After(words, word));
  for (std::string name; std::getline(names, name, ',');) list.push_back(name);
  return list;
}

// The word behind the subnet: an address, or a text that names one.
std::string AddressIn(const Words& words) {
  if (words.size() < 5) throw std::invalid_argument("no address for " + words[1]);
  return words[4];
}

std::vector<Prefix> PrefixesIn(Words::const_iterator first, Words::const_iterator last) {
  std::vector<Prefix> prefixes;
  for (; first != last; ++first) {
    const PrefixReading reading = Prefix::Read(*first);
    if (reading.outcome == PrefixReading::Outcome::kPrefix && first->find('/') != first->npos) {
      prefixes.push_back(reading.prefix);
    }
  }
  std::sort(prefixes.begin(), prefixes.end());
  return prefixes;
}

UserNextHopType HopType(const std::string& word) {
  if (word == "VnetLocal") return UserNextHopType::kVnetLocal;
  if (word == "Internet") return UserNextHopType::kInternet;
  if (word == "None") return UserNextHopType::kNone;
  if (word == "VirtualNetworkGateway") return UserNextHopType::kVirtualNetworkGateway;
  if (word == "VirtualAppliance") return UserNextHopType::kVirtualAppliance;
  throw std::invalid_argument("next hop type " + word);
}

PlanValue<bool> Flag(const Words& words, const std::string& name) {
  if (Has(words, name + "?")) return PlanValue<bool>::Unknown();
  return Has(words, name);
}

void AddNetwork(const Words& words, TopologyBuilder& builder) {
  VnetDraft draft;
  draft.name = words[1];
  const auto was = std::find(words.begin(), words.end(), "was");
  draft.address_space = PrefixesIn(words.begin(), was);
  if (was != words.end()) draft.former_address_space = PrefixesIn(was, words.end());
  for (const std::string& word : words) {
    if (word.starts_with("@")) draft.location = word.substr(1);
  }
  if (draft.location.empty()) draft.location = "westeurope";
  builder.Add(std::move(draft));
}

void AddSubnet(const Words& words, TopologyBuilder& builder) {
  SubnetDraft draft;
  draft.name = draft.short_name = words[1];
  if (Has(words, "as")) draft.short_name = After(words, "as");
  draft.vnet = Reference::ToNode(After(words, "of"));
  draft.address_prefixes = PrefixesIn(words.begin(), words.end());
  if (Has(words, "table")) draft.route_table = Reference::ToNode(After(words, "table"));
  if (Has(words, "endpoint")) draft.service_endpoints = {After(words, "endpoint")};
  if (Has(words, "policies")) draft.endpoint_policies = EndpointPolicies::kObeyRoutes;
  if (Has(words, "policies?")) draft.endpoint_policies = EndpointPolicies::kUnknown;
  if (Has(words, "private")) draft.default_outbound_access = false;
  if (Has(words, "nsg")) {
    SecurityGroupDraft group;
    group.name = words[1] + "-nsg";
    draft.security_group = Reference::ToNode(group.name);
    builder.Add(std::move(group));
  }
  if (Has(words, "nat")) {
    NatGatewayDraft gateway;
    gateway.name = words[1] + "-nat";
    PublicIpDraft address;
    address.name = words[1] + "-nat-ip";
    gateway.public_ips = {Reference::ToNode(address.name)};
    builder.Add(SubnetNatGatewayDraft{words[1] + "-nat-use", Reference::ToNode(words[1]),
                                      Reference::ToNode(gateway.name)});
    builder.Add(std::move(address));
    builder.Add(std::move(gateway));
  }
  builder.Add(std::move(draft));
}

void AddPeering(const Words& words, TopologyBuilder& builder) {
  PeeringDraft draft;
  draft.name = Concat(words[1], "-to-", words[2]);
  draft.from = Reference::ToNode(words[1]);
  draft.to = words[2].starts_with("/") ? Reference::ToArmId(words[2]) : Reference::ToNode(words[2]);
  draft.use_remote_gateways = Flag(words, "use_remote_gateways");
  draft.allow_gateway_transit = Flag(words, "allow_gateway_transit");
  draft.allow_forwarded_traffic = Flag(words, "allow_forwarded_traffic");
  if (Has(words, "no_access")) draft.allow_virtual_network_access = false;
  draft.recreated = Has(words, "recreated");
  draft.standing = Has(words, "standing");
  draft.synchronised = Has(words, "synchronised");
  draft.only_ipv6 = Has(words, "only_ipv6");
  if (Has(words, "subnets")) {
    draft.whole_networks = false;
    std::istringstream names(After(words, "subnets"));
    for (std::string name; std::getline(names, name, ',');) {
      draft.remote_subnet_names.push_back(name);
    }
  }
  builder.Add(std::move(draft));
}

std::optional<Asn> AsnIn(const Words& words) {
  const std::string text = After(words, "asn");
  if (text.empty()) return std::nullopt;
  return Asn{static_cast<uint32_t>(std::stoul(text))};
}

std::vector<SessionDraft> SessionsIn(const Words& words) {
  std::vector<SessionDraft> sessions;
  for (const std::string& peer : ListAfter(words, "speaks")) {
    SessionDraft& session = sessions.emplace_back();
    session.peer = Reference::ToNode(peer);
    session.policy.as_override = Has(words, "override");
    if (Has(words, "instance")) session.instances = {std::stoi(After(words, "instance"))};
  }
  return sessions;
}

void AddRoute(const Words& words, TopologyBuilder& builder) {
  UserRouteDraft draft;
  draft.name = draft.address = words[1];
  draft.route_table = Reference::ToNode(After(words, "in"));
  const PrefixReading reading = Prefix::Read(words[4]);
  if (reading.outcome == PrefixReading::Outcome::kPrefix) {
    draft.prefix = reading.prefix;
  } else {
    draft.service_tag = words[4];
  }
  draft.next_hop_type = HopType(words[5]);
  if (words.size() > 6) draft.next_hop_ip = words[6];
  builder.Add(std::move(draft));
}

void AddGateway(const Words& words, TopologyBuilder& builder) {
  GatewayDraft draft;
  draft.name = words[1];
  draft.subnets = {Reference::ToNode(After(words, "in"))};
  draft.type = Has(words, "expressroute") ? GatewayType::kExpressRoute : GatewayType::kVpn;
  draft.active_active = Flag(words, "active-active");
  draft.bgp_enabled = Flag(words, "bgp");
  if (Has(words, "policy-based")) draft.vpn_type = VpnType::kPolicyBased;
  if (Has(words, "asn")) draft.asn = AsnIn(words).value();
  draft.sku = After(words, "sku");
  draft.client_pools = PrefixesIn(words.begin(), words.end());
  builder.Add(AddressDraft{draft.name + "-ip", "", "203.0.113.7", ""});
  draft.public_ips = {Reference::ToNode(draft.name + "-ip")};
  builder.Add(std::move(draft));
}

void AddInterface(const Words& words, TopologyBuilder& builder) {
  NicDraft draft;
  draft.name = words[1];
  IpConfigurationDraft configuration;
  configuration.subnet = Reference::ToNode(After(words, "in"));
  configuration.address = AddressIn(words);
  if (Has(words, "public")) {
    PublicIpDraft address;
    address.name = words[1] + "-ip";
    configuration.public_ip = Reference::ToNode(address.name);
    builder.Add(std::move(address));
  }
  draft.ip_forwarding = Flag(words, "forwarding");
  draft.ip_configurations = {configuration};
  builder.Add(std::move(draft));
}

void AddBalancer(const Words& words, TopologyBuilder& builder) {
  LoadBalancerDraft draft;
  draft.name = words[1];
  FrontendDraft frontend;
  frontend.name = "frontend";
  frontend.subnet = Reference::ToNode(After(words, "in"));
  frontend.address = AddressIn(words);
  draft.frontends = {frontend};
  BackendPoolDraft pool;
  pool.name = words[1] + "-pool";
  pool.balancer = Reference::ToNode(words[1]);
  BalancingRuleDraft rule;
  rule.name = words[1] + "-rule";
  rule.balancer = Reference::ToNode(words[1]);
  rule.frontend = frontend.name;
  rule.protocol = Has(words, "tcp") ? BalancedProtocol::kTcp : BalancedProtocol::kAll;
  rule.pools = {Reference::ToNode(pool.name)};
  for (const std::string& nic : ListAfter(words, "members")) {
    PoolMemberDraft member;
    member.stated_by = nic + "-member";
    member.pool = Reference::ToNode(pool.name);
    member.nic = Reference::ToNode(nic);
    builder.Add(std::move(member));
  }
  builder.Add(std::move(draft));
  builder.Add(std::move(pool));
  builder.Add(std::move(rule));
}

void AddFirewall(const Words& words, TopologyBuilder& builder) {
  FirewallDraft draft;
  draft.name = words[1];
  draft.subnet = Reference::ToNode(After(words, "in"));
  draft.address = AddressIn(words);
  builder.Add(std::move(draft));
}

void AddAppliance(const Words& words, TopologyBuilder& builder) {
  ApplianceDraft draft;
  draft.name = words[1];
  for (const std::string& nic : ListAfter(words, "on")) {
    draft.interfaces.push_back({Reference::ToNode(nic), "", {}});
  }
  draft.stateful = !Has(words, "stateless");
  draft.forwards = !Has(words, "silent");
  draft.snat.private_ranges = Has(words, "snat");
  if (Has(words, "tunnel")) {
    draft.tunnels.push_back({"", Reference::ToNode(After(words, "tunnel")), "vxlan"});
  }
  draft.originates = PrefixesIn(words.begin(), words.end());
  draft.asn = AsnIn(words);
  if (Has(words, "speaks")) draft.sessions = SessionsIn(words);
  builder.Add(std::move(draft));
}

void AddCircuit(const Words& words, TopologyBuilder& builder) {
  CircuitDraft draft;
  draft.name = words[1];
  draft.state = CircuitState::kProvisioned;
  if (Has(words, "at")) draft.peering_location = After(words, "at");
  CircuitPeeringDraft peering;
  peering.name = words[1] + "-peering";
  peering.circuit = Reference::ToNode(words[1]);
  peering.type = CircuitPeeringType::kPrivate;
  peering.peer_asn = Asn{65100};
  builder.Add(std::move(draft));
  builder.Add(std::move(peering));
}

void AddRouteServer(const Words& words, TopologyBuilder& builder) {
  RouteServerDraft draft;
  draft.name = words[1];
  draft.subnet = Reference::ToNode(After(words, "in"));
  draft.branch_to_branch = Has(words, "b2b");
  if (Has(words, "peer")) {
    BgpConnectionDraft connection;
    connection.name = After(words, "peer");
    connection.route_server = Reference::ToNode(words[1]);
    if (Has(words, "asn")) connection.peer_asn = AsnIn(words).value();
    builder.Add(std::move(connection));
  }
  const int peers = Has(words, "peers") ? std::stoi(After(words, "peers")) : 0;
  for (int i = 0; i < peers; ++i) {
    BgpConnectionDraft connection;
    connection.name = Concat(words[1], "-peer-", i);
    connection.route_server = Reference::ToNode(words[1]);
    builder.Add(std::move(connection));
  }
  builder.Add(std::move(draft));
}

void AddBgpConnection(const Words& words, TopologyBuilder& builder) {
  BgpConnectionDraft draft;
  draft.name = words[1];
  draft.route_server = Reference::ToNode(After(words, "of"));
  draft.peer_ip = After(words, "to");
  draft.peer_asn = AsnIn(words).value();
  builder.Add(std::move(draft));
}

void AddBranch(const Words& words, TopologyBuilder& builder) {
  SiteDraft draft;
  draft.name = words[1];
  for (const std::string& connection : ListAfter(words, "over")) {
    SiteConnectionDraft& way = draft.reached_through.emplace_back();
    way.connection = Reference::ToNode(connection);
  }
  draft.announces.push_back({PrefixesIn(words.begin(), words.end()), {}, {}, {}});
  draft.transit = Has(words, "transit");
  draft.asn = AsnIn(words);
  draft.sessions = SessionsIn(words);
  builder.Add(std::move(draft));
}

void AddLine(const Words& words, TopologyBuilder& builder) {
  const std::string& kind = words[0];
  if (kind == "network") return AddNetwork(words, builder);
  if (kind == "subnet") return AddSubnet(words, builder);
  if (kind == "peering") return AddPeering(words, builder);
  if (kind == "route") return AddRoute(words, builder);
  if (kind == "gateway") return AddGateway(words, builder);
  if (kind == "table") {
    RouteTableDraft draft;
    draft.name = words[1];
    const std::string propagation = After(words, "propagation");
    if (propagation == "off") draft.propagation = false;
    if (propagation == "unknown") draft.propagation = PlanValue<bool>::Unknown();
    return builder.Add(std::move(draft));
  }
  if (kind == "endpoint") {
    PrivateEndpointDraft draft;
    draft.name = words[1];
    draft.subnet = Reference::ToNode(After(words, "in"));
    draft.addresses = {*IpAddress::Parse(words.back())};
    return builder.Add(std::move(draft));
  }
  if (kind == "site") {
    LocalNetworkGatewayDraft draft;
    draft.name = words[1];
    draft.address_space = PrefixesIn(words.begin(), words.end());
    draft.has_bgp = Has(words, "bgp");
    if (Has(words, "asn")) draft.asn = AsnIn(words).value();
    return builder.Add(std::move(draft));
  }
  if (kind == "connection") {
    ConnectionDraft draft;
    draft.name = words[1];
    draft.type = ConnectionType::kIpsec;
    draft.gateway = Reference::ToNode(After(words, "of"));
    if (Has(words, "to")) draft.local_network_gateway = Reference::ToNode(After(words, "to"));
    if (Has(words, "circuit")) {
      draft.type = ConnectionType::kExpressRoute;
      draft.circuit = Reference::ToNode(After(words, "circuit"));
    }
    if (Has(words, "to_gateway")) {
      draft.type = ConnectionType::kVnetToVnet;
      draft.peer_gateway = Reference::ToNode(After(words, "to_gateway"));
    }
    if (Has(words, "to_circuit")) {
      draft.type = ConnectionType::kExpressRoute;
      draft.circuit = Reference::ToNode(After(words, "to_circuit"));
    }
    draft.fast_path = Has(words, "fast_path");
    draft.bgp_enabled = Flag(words, "bgp");
    return builder.Add(std::move(draft));
  }
  if (kind == "circuit") return AddCircuit(words, builder);
  if (kind == "route_server") return AddRouteServer(words, builder);
  if (kind == "bgp") return AddBgpConnection(words, builder);
  if (kind == "interface") return AddInterface(words, builder);
  if (kind == "balancer") return AddBalancer(words, builder);
  if (kind == "firewall") return AddFirewall(words, builder);
  if (kind == "appliance") return AddAppliance(words, builder);
  if (kind == "branch") return AddBranch(words, builder);
  throw std::invalid_argument("unknown thing " + kind);
}

}  // namespace

Topology NetworkFrom(std::string_view text) {
  TopologyBuilder builder;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream rest(line);
    Words words;
    for (std::string word; rest >> word;) words.push_back(word);
    if (!words.empty()) AddLine(words, builder);
  }
  return builder.Finish();
}

Snapshot SnapshotOf(std::string_view at, std::string_view network_text) {
  Snapshot snapshot;
  snapshot.at = at;
  snapshot.topology = NetworkFrom(network_text);
  snapshot.ribs = SimulateControlPlane(snapshot.topology);
  snapshot.fibs = ComputeEffectiveRoutes(snapshot.topology, snapshot.ribs);
  return snapshot;
}

std::string TableOf(std::string_view subnet, std::string_view network_text) {
  const auto [at, topology, ribs, fibs] = SnapshotOf("after", network_text);
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    if (topology.Text(topology.subnets[topology.subnets.IdAt(i)].name) == subnet) {
      return "\n" + PrintTable(topology, ribs, fibs, fibs.of_subnet[i]);
    }
  }
  throw std::invalid_argument("no subnet " + std::string(subnet));
}

}  // namespace routesight

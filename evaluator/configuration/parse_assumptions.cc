#include "evaluator/configuration/parse_assumptions.h"

#include <cstdint>
#include <vector>

#include "evaluator/configuration/distinct_names.h"
#include "evaluator/configuration/parse_session.h"
#include "evaluator/configuration/prefix_list.h"
#include "evaluator/configuration/read_scalar.h"

namespace routesight {
namespace {

constexpr Word<IpProtocol> kProtocols[] = {{"tcp", IpProtocol::kTcp},
                                           {"udp", IpProtocol::kUdp},
                                           {"icmp", IpProtocol::kIcmp},
                                           {"esp", IpProtocol::kEsp}};

AssumedInterface ParseInterface(const YamlValue& value) {
  if (!value.is_mapping()) return ReadText(value);
  AddressInNetwork address;
  value.ReadFields({
      Required("ip", address.ip, ReadIpAddress),
      Required("virtual_network", address.virtual_network, ReadText),
  });
  return address;
}

SourceTranslation ParseSnat(const YamlValue& value) {
  SourceTranslation snat;
  value.ReadFields({
      Optional("internet", snat.internet, ReadTruth),
      Optional("private", snat.private_ranges, ReadTruth),
  });
  return snat;
}

DroppedTraffic ParseDroppedTraffic(const YamlValue& value) {
  DroppedTraffic dropped;
  value.ReadFields({
      Required("protocol", dropped.protocol, OneOf(kProtocols)),
      Optional("port", dropped.port, WholeNumber<uint16_t>(1, 65535)),
  });
  const bool has_ports =
      dropped.protocol == IpProtocol::kTcp || dropped.protocol == IpProtocol::kUdp;
  if (dropped.port && !has_ports) value.Reject("a port", "none: only tcp and udp have ports");
  return dropped;
}

AssumedTunnel ParseTunnel(const YamlValue& value) {
  AssumedTunnel tunnel;
  tunnel.place = value.place();
  value.ReadFields({
      Required("to", tunnel.to, ReadText),
      Optional("encapsulation", tunnel.encapsulation, ReadText),
  });
  return tunnel;
}

AssumedAppliance ParseAppliance(const YamlValue& value) {
  AssumedAppliance appliance;
  appliance.place = value.place();
  appliance.given = value.ReadFields({
      Required("name", appliance.name, ReadText),
      Optional("interfaces", appliance.interfaces, ListOf(ParseInterface)),
      Optional("asn", appliance.asn, ReadAsn),
      Optional("stateful", appliance.stateful, ReadTruth),
      Optional("snat", appliance.snat, ParseSnat),
      Optional("forwards", appliance.forwards, ReadTruth),
      Optional("drops", appliance.drops, ListOf(ParseDroppedTraffic)),
      Optional("originates", appliance.originates, ReadPrefixList),
      Optional("sessions", appliance.sessions, ListOf(ParseSession)),
      Optional("tunnels", appliance.tunnels, ListOf(ParseTunnel)),
  });
  return appliance;
}

AssumedConnection ParseConnection(const YamlValue& value) {
  AssumedConnection connection;
  connection.place = value.place();
  if (!value.is_mapping()) {
    connection.connection = ReadText(value);
    return connection;
  }
  value.ReadFields({
      Required("connection", connection.connection, ReadText),
      Optional("links", connection.links, DistinctListOf(ParseCircuitLink)),
  });
  return connection;
}

AssumedAnnouncement ParseAnnouncement(const YamlValue& value) {
  AssumedAnnouncement announcement;
  announcement.place = value.place();
  value.ReadFields({
      Required("prefixes", announcement.prefixes, ReadPrefixList),
      Optional("as_path", announcement.as_path, NonEmptyListOf(ReadAsn)),
      Optional("communities", announcement.communities, ListOf(ReadCommunity)),
      Optional("links", announcement.links, DistinctListOf(ParseCircuitLink)),
  });
  return announcement;
}

AssumedSite ParseSite(const YamlValue& value) {
  AssumedSite site;
  site.place = value.place();
  site.given = value.ReadFields({
      Required("name", site.name, ReadText),
      Optional("asn", site.asn, ReadAsn),
      Optional("reached_through", site.reached_through, ListOf(ParseConnection)),
      Optional("announces", site.announces, ListOf(ParseAnnouncement)),
      Optional("transit", site.transit, ReadTruth),
      Optional("remove_private_as", site.remove_private_as, ReadTruth),
      Optional("sessions", site.sessions, ListOf(ParseSession)),
      Optional("prefers", site.prefers, ListOf(ReadText)),
  });
  return site;
}

AssumedGateway ParseGateway(const YamlValue& value) {
  AssumedGateway gateway;
  gateway.place = value.place();
  gateway.given = value.ReadFields({
      Required("gateway", gateway.gateway, ReadText),
      Optional("addresses", gateway.addresses, ListOf(ReadIpAddress)),
      Optional("public_addresses", gateway.public_addresses, ListOf(ReadIpAddress)),
  });
  return gateway;
}

AssumedNetwork ParseNetwork(const YamlValue& value) {
  AssumedNetwork network;
  network.place = value.place();
  network.given = value.ReadFields({
      Required("virtual_network", network.virtual_network, ReadText),
      Optional("summarized_gateway_prefixes", network.summarized_gateway_prefixes,
               ListOf(ReadPrefix)),
  });
  return network;
}

ExternalNetwork ParseExternalNetwork(const YamlValue& value) {
  ExternalNetwork network;
  network.place = value.place();
  network.given = value.ReadFields({
      Required("name", network.name, ReadText),
      Optional("address_space", network.address_space, ListOf(ReadPrefix)),
      Optional("location", network.location, ReadText),
  });
  return network;
}

ExternalPeering ParseExternalPeering(const YamlValue& value) {
  ExternalPeering peering;
  peering.place = value.place();
  peering.given = value.ReadFields({
      Required("from", peering.from, ReadText),
      Required("to", peering.to, ReadText),
      Optional("allow_virtual_network_access", peering.allow_virtual_network_access, ReadTruth),
      Optional("allow_forwarded_traffic", peering.allow_forwarded_traffic, ReadTruth),
      Optional("allow_gateway_transit", peering.allow_gateway_transit, ReadTruth),
      Optional("use_remote_gateways", peering.use_remote_gateways, ReadTruth),
  });
  return peering;
}

void ParseExternal(const YamlValue& value, Assumptions& assumptions) {
  DistinctNames networks;
  DistinctNames peerings;
  value.ReadFields({
      Optional("virtual_networks", assumptions.external_networks,
               networks.ListOf(ParseExternalNetwork)),
      Optional("peerings", assumptions.external_peerings, peerings.ListOf(ParseExternalPeering)),
  });
}

}  // namespace

Assumptions ParseAssumptions(const YamlValue& value, const std::vector<Field>& others) {
  Assumptions assumptions;
  DistinctNames speakers;  // Sessions and tests name appliances and sites alike.
  DistinctNames gateways;
  DistinctNames networks;
  std::vector<Field> fields = {
      Optional("appliances", assumptions.appliances, speakers.ListOf(ParseAppliance)),
      Optional("on_premises", assumptions.on_premises, speakers.ListOf(ParseSite)),
      Optional("gateways", assumptions.gateways, gateways.ListOf(ParseGateway)),
      Optional("virtual_networks", assumptions.virtual_networks, networks.ListOf(ParseNetwork)),
      {"external", Need::kOptional,
       [&](const YamlValue& external) { ParseExternal(external, assumptions); }},
  };
  fields.insert(fields.end(), others.begin(), others.end());
  value.ReadFields(fields);
  return assumptions;
}

}  // namespace routesight

// What a topology says of appliances and sites.
#include "tests/support/topology_facts.h"

namespace routesight {
namespace {

struct SpeakerName {
  const Topology& topology;
  std::string operator()(std::monostate) const { return "nobody"; }
  std::string operator()(RouteServerId id) const { return Of(topology.route_servers[id]); }
  std::string operator()(GatewayId id) const { return Of(topology.gateways[id]); }
  std::string operator()(ApplianceId id) const { return Of(topology.appliances[id]); }
  std::string operator()(SiteId id) const { return Of(topology.sites[id]); }
  std::string Of(const Node& node) const { return std::string(topology.Text(node.name)); }
};

std::string Path(const std::vector<Asn>& path) {
  std::vector<std::string> texts;
  for (const Asn asn : path) texts.push_back(std::to_string(asn.value));
  return Join(texts, " ");
}

std::string Patterns(const std::vector<PrefixPattern>& patterns) {
  std::vector<std::string> texts;
  for (const PrefixPattern& pattern : patterns) {
    texts.push_back(Concat(pattern.prefix.ToString(), pattern.and_inside ? "+" : ""));
  }
  return Join(texts, ",");
}

std::string Filter(std::string_view name, const PrefixFilter& filter) {
  std::string text;
  if (filter.only) text += Concat(" ", name, " only [", Patterns(*filter.only), "]");
  if (!filter.except.empty()) text += Concat(" ", name, " except [", Patterns(filter.except), "]");
  return text;
}

std::string Policy(const SessionPolicy& policy) {
  std::string text;
  if (policy.as_override) text += " as_override";
  if (!policy.strip_as.empty()) text += Concat(" strip [", Path(policy.strip_as), "]");
  for (const PrependRule& rule : policy.prepend) {
    text += Concat(" prepend ", rule.count, rule.prefixes ? " to " : "",
                   rule.prefixes ? Patterns(*rule.prefixes) : "",
                   rule.instance ? Concat(" at ", *rule.instance) : "");
  }
  if (policy.next_hop) text += Concat(" next_hop ", policy.next_hop->ToString());
  text += Filter("announce", policy.announce) + Filter("accept", policy.accept);
  for (const Community community : policy.communities) {
    text += Concat(" community ", community.ToString());
  }
  for (const LocalPreferenceRule& rule : policy.local_preference) {
    text += Concat(" local_preference ", rule.value);
  }
  return text;
}

std::string Links(const std::optional<std::vector<CircuitLink>>& links) {
  if (!links) return "";
  std::string text = " on";
  if (links->empty()) text += " no link";
  for (const CircuitLink link : *links) {
    text += link == CircuitLink::kPrimary ? " primary" : " secondary";
  }
  return text;
}

void AddSession(const Node& speaker, const SpeakerSession& session, TopologyFacts& facts) {
  std::string instances;
  for (const int instance : session.instances.value_or(std::vector<int>())) {
    instances += Concat(" #", instance);
  }
  facts.Add(speaker, "speaks to ", std::visit(SpeakerName{facts.topology()}, session.peer),
            instances, Policy(session.policy));
}

void AddInterface(const Appliance& appliance, const ApplianceInterface& interface,
                  TopologyFacts& facts) {
  const Topology& topology = facts.topology();
  std::vector<std::string_view> addresses;
  for (const Symbol address : interface.addresses) addresses.push_back(topology.Text(address));
  facts.Add(
      appliance, "interface ",
      interface.nic.has_value() ? topology.Text(topology.nics[interface.nic].name) : "in no file",
      " ", Join(addresses, ","), " in ",
      interface.vnet.has_value() ? topology.Text(topology.vnets[interface.vnet].name)
                                 : "an unknown network");
}

void AddAppliance(const Appliance& appliance, TopologyFacts& facts) {
  const Topology& topology = facts.topology();
  facts.Add(appliance, "is an appliance", appliance.stateful ? "" : ", stateless",
            appliance.forwards ? "" : ", forwards nothing",
            appliance.snat.internet ? "" : ", keeps sources toward the Internet",
            appliance.snat.private_ranges ? ", hides sources toward private ranges" : "");
  if (appliance.asn) facts.Add(appliance, "asn ", appliance.asn->value);
  for (const ApplianceInterface& interface : appliance.interfaces) {
    AddInterface(appliance, interface, facts);
  }
  for (const DroppedTraffic& dropped : appliance.drops) {
    constexpr std::string_view kNames[] = {"tcp", "udp", "icmp", "esp"};
    facts.Add(appliance, "drops ", kNames[static_cast<size_t>(dropped.protocol)],
              dropped.port ? Concat(" ", *dropped.port) : "");
  }
  for (const Prefix& prefix : appliance.originates) {
    facts.Add(appliance, "originates ", prefix.ToString());
  }
  if (!appliance.sessions) {
    facts.Add(appliance, "speaks: not described");
  } else if (appliance.sessions->empty()) {
    facts.Add(appliance, "speaks to nobody");
  } else {
    for (const SpeakerSession& session : *appliance.sessions) AddSession(appliance, session, facts);
  }
  for (const Tunnel& tunnel : appliance.tunnels) {
    facts.Add(appliance, "tunnel to ", std::visit(SpeakerName{topology}, tunnel.to), " ",
              topology.Text(tunnel.encapsulation));
  }
}

void AddSite(const Site& site, TopologyFacts& facts) {
  const Topology& topology = facts.topology();
  const auto connection = [&](GatewayConnectionId id) {
    return topology.Text(topology.connections[id].name);
  };
  facts.Add(site, "is on premises", site.transit ? ", transit" : "",
            site.remove_private_as ? ", removes private AS numbers" : "");
  if (site.asn) facts.Add(site, "asn ", site.asn->value);
  for (const SiteConnection& way : site.reached_through) {
    facts.Add(site, "reached through ", connection(way.connection), Links(way.links));
  }
  for (const Announcement& announcement : site.announces) {
    std::string more = announcement.as_path ? Concat(" path ", Path(*announcement.as_path)) : "";
    for (const Community community : announcement.communities) {
      more += Concat(" community ", community.ToString());
    }
    more += Links(announcement.links);
    for (const Prefix& prefix : announcement.prefixes) {
      facts.Add(site, "announces ", prefix.ToString(), more);
    }
  }
  for (const SpeakerSession& session : site.sessions) AddSession(site, session, facts);
  for (size_t i = 0; i < site.prefers.size(); ++i) {
    facts.Add(site, "prefers #", i, " ", connection(site.prefers[i]));
  }
}

}  // namespace

void AddSpeakerFacts(TopologyFacts& facts) {
  const Topology& topology = facts.topology();
  for (const Appliance& appliance : topology.appliances) AddAppliance(appliance, facts);
  for (const Site& site : topology.sites) AddSite(site, facts);
  for (const Vnet& vnet : topology.vnets) {
    for (const Prefix& prefix : vnet.summarized_gateway_prefixes) {
      facts.Add(vnet, "summarized_gateway_prefix ", prefix.ToString());
    }
  }
}

}  // namespace routesight

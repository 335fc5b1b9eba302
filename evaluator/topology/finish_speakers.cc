// How appliances and sites of the configuration file find what they name.
#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/topology/topology_builder.h"
#include "evaluator/topology/topology_builder_internal.h"

namespace routesight {

// All names first: a session may name what stands further down.
void TopologyBuilder::FinishSpeakers() {
  SortDrafts(appliances_);
  SortDrafts(sites_);
  for (const ApplianceDraft& draft : appliances_) {
    Appliance appliance;
    static_cast<Node&>(appliance) = ToNode(draft);
    appliance_index_[draft.name] = topology_.appliances.Add(std::move(appliance));
  }
  for (const SiteDraft& draft : sites_) {
    Site site;
    static_cast<Node&>(site) = ToNode(draft);
    site_index_[draft.name] = topology_.sites.Add(std::move(site));
  }
  for (const ApplianceDraft& draft : appliances_) {
    FinishAppliance(draft, topology_.appliances[appliance_index_[draft.name]]);
  }
  for (const SiteDraft& draft : sites_) {
    FinishSite(draft, topology_.sites[site_index_[draft.name]]);
  }
  FindAppliancesOfBgpConnections();
}

Speaker TopologyBuilder::FindSpeaker(const Reference& reference) const {
  if (const ApplianceId id = Find(appliance_index_, reference); id.has_value()) return id;
  if (const SiteId id = Find(site_index_, reference); id.has_value()) return id;
  if (const RouteServerId id = Find(route_server_index_, reference); id.has_value()) return id;
  if (const GatewayId id = Find(gateway_index_, reference); id.has_value()) return id;
  return {};
}

SpeakerSession TopologyBuilder::FinishSession(const SessionDraft& draft) {
  SpeakerSession session;
  session.peer = FindSpeaker(draft.peer);
  session.instances = draft.instances;
  session.policy = draft.policy;
  if (draft.policy.next_hop) {
    session.next_hop = topology_.symbols.Intern(draft.policy.next_hop->ToString());
  }
  session.place = topology_.symbols.Intern(draft.place);
  if (std::holds_alternative<std::monostate>(session.peer)) AddUnmatched(draft.place, draft.peer);
  return session;
}

void TopologyBuilder::FinishAppliance(const ApplianceDraft& draft, Appliance& appliance) {
  appliance.asn = draft.asn;
  appliance.stateful = draft.stateful;
  appliance.forwards = draft.forwards;
  appliance.snat = draft.snat;
  appliance.drops = draft.drops;
  appliance.originates = draft.originates;
  for (const ApplianceInterfaceDraft& stated : draft.interfaces) {
    FinishInterface(draft, stated, appliance);
  }
  if (draft.sessions) {
    appliance.sessions.emplace();
    for (const SessionDraft& session : *draft.sessions) {
      appliance.sessions->push_back(FinishSession(session));
    }
  }
  for (const TunnelDraft& tunnel : draft.tunnels) {
    const Speaker to = FindSpeaker(tunnel.to);
    if (!std::holds_alternative<ApplianceId>(to) && !std::holds_alternative<SiteId>(to)) {
      AddUnmatched(tunnel.place, tunnel.to);
      continue;
    }
    appliance.tunnels.push_back({to, tunnel.encapsulation.empty()
                                         ? Symbol{}
                                         : topology_.symbols.Intern(tunnel.encapsulation)});
  }
}

void TopologyBuilder::FinishInterface(const ApplianceDraft& draft,
                                      const ApplianceInterfaceDraft& stated, Appliance& appliance) {
  ApplianceInterface interface;
  if (stated.nic.kind != ReferenceKind::kAbsent) {
    interface.nic = Find(nic_index_, stated.nic);
    if (!interface.nic.has_value()) {
      AddUnmatched(draft.place, stated.nic);
      return;
    }
    const Nic& nic = topology_.nics[interface.nic];
    interface.addresses = nic.private_ips;
    if (nic.subnet.has_value()) interface.vnet = topology_.subnets[nic.subnet].vnet;
  } else {
    interface.vnet = Find(vnet_index_, stated.vnet);
    if (!interface.vnet.has_value()) AddUnmatched(draft.place, stated.vnet);
    interface.addresses = {topology_.symbols.Intern(stated.address)};
    const NicId near = FindNicNear(interface.vnet, interface.addresses.front());
    const bool in_network =
        near.has_value() && topology_.subnets[topology_.nics[near].subnet].vnet == interface.vnet;
    if (in_network) interface.nic = near;
  }
  appliance.interfaces.push_back(std::move(interface));
}

void TopologyBuilder::FinishSite(const SiteDraft& draft, Site& site) {
  site.asn = draft.asn;
  site.announces = draft.announces;
  site.transit = draft.transit;
  site.remove_private_as = draft.remove_private_as;
  for (const SiteConnectionDraft& stated : draft.reached_through) {
    const GatewayConnectionId connection = Find(connection_index_, stated.connection);
    if (connection.has_value()) {
      site.reached_through.push_back({connection, stated.links});
    } else {
      AddUnmatched(stated.place, stated.connection);
    }
  }
  for (const SessionDraft& session : draft.sessions) {
    site.sessions.push_back(FinishSession(session));
  }
  for (const Reference& preferred : draft.prefers) {
    const GatewayConnectionId connection = Find(connection_index_, preferred);
    if (connection.has_value()) {
      site.prefers.push_back(connection);
    } else {
      AddUnmatched(draft.place, preferred);
    }
  }
}

// A route server speaks to the appliance that has the address, in its own network or in one
// peered with it.
void TopologyBuilder::FindAppliancesOfBgpConnections() {
  for (BgpConnection& connection : topology_.bgp_connections) {
    if (!connection.route_server.has_value()) continue;
    const VnetId vnet = topology_.route_servers[connection.route_server].vnet;
    for (size_t i = 0; i < topology_.appliances.size(); ++i) {
      const ApplianceId id = topology_.appliances.IdAt(i);
      const auto& interfaces = topology_.appliances[id].interfaces;
      const bool has_it = std::any_of(
          interfaces.begin(), interfaces.end(), [&](const ApplianceInterface& interface) {
            if (connection.nic.has_value()) return interface.nic == connection.nic;
            const auto& addresses = interface.addresses;
            const bool same = std::find(addresses.begin(), addresses.end(),
                                        connection.peer_address) != addresses.end();
            return same && interface.vnet.has_value() && IsNear(vnet, interface.vnet);
          });
      if (has_it && !connection.appliance.has_value()) connection.appliance = id;
    }
  }
}

void TopologyBuilder::FinishSummarizedPrefixes() {
  for (const SummarizedPrefixesDraft& draft : summarized_) {
    const VnetId id = Find(vnet_index_, draft.vnet);
    if (id.has_value()) {
      topology_.vnets[id].summarized_gateway_prefixes = draft.prefixes;
    } else {
      AddUnmatched(draft.place, draft.vnet);
    }
  }
}

}  // namespace routesight

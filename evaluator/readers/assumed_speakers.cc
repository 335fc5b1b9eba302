#include "evaluator/readers/assumed_speakers.h"

#include <algorithm>

#include "evaluator/readers/assumption_names.h"

namespace routesight {
namespace {

std::vector<Prefix> Sorted(std::vector<Prefix> prefixes) {
  std::sort(prefixes.begin(), prefixes.end());
  return prefixes;
}

std::vector<SessionDraft> Sessions(const std::vector<AssumedSession>& stated) {
  std::vector<SessionDraft> sessions;
  for (const AssumedSession& session : stated) {
    sessions.push_back(
        {PlaceText(session.place), ToReference(session.peer), session.instances, session});
  }
  return sessions;
}

ApplianceInterfaceDraft Interface(const AssumedInterface& stated) {
  ApplianceInterfaceDraft draft;
  if (const auto* name = std::get_if<std::string>(&stated)) {
    draft.nic = ToReference(*name);
  } else {
    const auto& address = std::get<AddressInNetwork>(stated);
    draft.address = address.ip.ToString();
    draft.vnet = ToReference(address.virtual_network);
  }
  return draft;
}

ApplianceDraft ToDraft(const AssumedAppliance& stated) {
  ApplianceDraft draft;
  draft.name = stated.name;
  draft.place = PlaceText(stated.place);
  for (const AssumedInterface& interface : stated.interfaces) {
    draft.interfaces.push_back(Interface(interface));
  }
  draft.asn = stated.asn;
  draft.stateful = stated.stateful;
  draft.forwards = stated.forwards;
  draft.snat = stated.snat;
  draft.drops = stated.drops;
  draft.originates = Sorted(stated.originates);
  if (stated.sessions) draft.sessions = Sessions(*stated.sessions);
  for (const AssumedTunnel& tunnel : stated.tunnels) {
    draft.tunnels.push_back(
        {PlaceText(tunnel.place), ToReference(tunnel.to), tunnel.encapsulation});
  }
  return draft;
}

SiteDraft ToDraft(const AssumedSite& stated) {
  SiteDraft draft;
  draft.name = stated.name;
  draft.place = PlaceText(stated.place);
  draft.asn = stated.asn;
  for (const AssumedConnection& way : stated.reached_through) {
    draft.reached_through.push_back({PlaceText(way.place), ToReference(way.connection), way.links});
  }
  for (const AssumedAnnouncement& announcement : stated.announces) {
    draft.announces.push_back({Sorted(announcement.prefixes), announcement.as_path,
                               announcement.communities, announcement.links});
  }
  draft.transit = stated.transit;
  draft.remove_private_as = stated.remove_private_as;
  draft.sessions = Sessions(stated.sessions);
  for (const std::string& connection : stated.prefers) {
    draft.prefers.push_back(ToReference(connection));
  }
  return draft;
}

}  // namespace

void StateSpeakers(const Assumptions& assumptions, TopologyBuilder& builder) {
  for (const AssumedAppliance& appliance : assumptions.appliances) builder.Add(ToDraft(appliance));
  for (const AssumedSite& site : assumptions.on_premises) builder.Add(ToDraft(site));
}

}  // namespace routesight

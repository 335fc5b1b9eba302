// What the configuration file states about appliances and sites, before the things that it names
// are found. Names stand in references, places in the file beside them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator/topology/drafts.h"

namespace routesight {

struct SessionDraft {
  std::string place;
  Reference peer;
  std::optional<std::vector<int>> instances;
  SessionPolicy policy;
};

struct TunnelDraft {
  std::string place;
  Reference to;
  std::string encapsulation;
};

struct ApplianceInterfaceDraft {
  Reference nic;        // Absent for an address in a network.
  std::string address;  // Of which this and the next are there.
  Reference vnet;
};

struct ApplianceDraft : NodeDraft {
  std::vector<ApplianceInterfaceDraft> interfaces;
  std::optional<Asn> asn;
  bool stateful = true;
  bool forwards = true;
  SourceTranslation snat;
  std::vector<DroppedTraffic> drops;
  std::vector<Prefix> originates;
  std::optional<std::vector<SessionDraft>> sessions;
  std::vector<TunnelDraft> tunnels;
};

struct SiteConnectionDraft {
  std::string place;
  Reference connection;
  std::optional<std::vector<CircuitLink>> links;
};

struct SiteDraft : NodeDraft {
  std::optional<Asn> asn;
  std::vector<SiteConnectionDraft> reached_through;
  std::vector<Announcement> announces;
  bool transit = false;
  bool remove_private_as = false;
  std::vector<SessionDraft> sessions;
  std::vector<Reference> prefers;
};

struct SummarizedPrefixesDraft {
  std::string place;
  Reference vnet;
  std::vector<Prefix> prefixes;
};

}  // namespace routesight

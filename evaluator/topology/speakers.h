// Appliances and on-premises networks: what the configuration file states of them, with the things
// that it names found.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "evaluator/base/asn.h"
#include "evaluator/base/circuit_link.h"
#include "evaluator/base/community.h"
#include "evaluator/base/forwarding_policy.h"
#include "evaluator/base/prefix.h"
#include "evaluator/base/session_policy.h"
#include "evaluator/base/symbol.h"
#include "evaluator/topology/ids.h"
#include "evaluator/topology/node.h"

namespace routesight {

// Nothing if the name that stands there is none of a speaker; Topology::unmatched tells.
using Speaker = std::variant<std::monostate, RouteServerId, GatewayId, ApplianceId, SiteId>;

// A BGP session as one of its two speakers has set it up.
struct SpeakerSession {
  Speaker peer;
  std::optional<std::vector<int>> instances;  // Of the peer, from 0; absent: all.
  SessionPolicy policy;
  Symbol next_hop;  // That of the policy; none without one.
  Symbol place;     // Where it stands in the configuration file.
};

struct ApplianceInterface {
  NicId nic;                      // None for an address that no interface at hand has.
  VnetId vnet;                    // None while it is not known.
  std::vector<Symbol> addresses;  // Private; what is not known is a text.
};

// An overlay: traffic to what is learned through it skips Azure's routing.
struct Tunnel {
  Speaker to;            // An appliance or a site.
  Symbol encapsulation;  // None where it is not said.
};

// What forwards traffic by its own routes. Its name is that in the configuration file.
struct Appliance : Node {
  std::vector<ApplianceInterface> interfaces;
  std::optional<Asn> asn;
  bool stateful = true;
  bool forwards = true;
  SourceTranslation snat;
  std::vector<DroppedTraffic> drops;
  std::vector<Prefix> originates;  // Sorted.
  // Absent: what it speaks is not described. Empty: it speaks to nobody.
  std::optional<std::vector<SpeakerSession>> sessions;
  std::vector<Tunnel> tunnels;
};

// One way to a site.
struct SiteConnection {
  GatewayConnectionId connection;
  // Links that carry routes. Absent: not said, taken to be both. Empty: the connection is down.
  std::optional<std::vector<CircuitLink>> links;
};

struct Announcement {
  std::vector<Prefix> prefixes;  // Sorted.
  // Nearest ASN first, the site's own included, without 12076. Absent: the site's own alone.
  std::optional<std::vector<Asn>> as_path;
  std::vector<Community> communities;
  std::optional<std::vector<CircuitLink>> links;  // Absent: on every link that carries routes.
};

// An on-premises network. Its name is that in the configuration file.
struct Site : Node {
  std::optional<Asn> asn;
  std::vector<SiteConnection> reached_through;
  std::vector<Announcement> announces;
  bool transit = false;  // Passes what it learns on one connection to the others.
  bool remove_private_as = false;
  std::vector<SpeakerSession> sessions;
  std::vector<GatewayConnectionId> prefers;  // Most preferred first.
};

}  // namespace routesight

// What readers state about circuits and NAT rules: as drafts.h.
#pragma once

#include <string>
#include <vector>

#include "evaluator/topology/drafts.h"

namespace routesight {

struct GatewayNatRuleDraft : NodeDraft {
  Reference gateway;
  PlanValue<NatDirection> direction;
  PlanValue<NatKind> kind;
  std::string ip_configuration;
  std::vector<std::pair<Prefix, std::string>> internal;  // With the range of ports.
  std::vector<std::pair<Prefix, std::string>> external;
};

struct CircuitDraft : NodeDraft {
  std::string tier;
  std::string family;
  std::string peering_location;
  std::string service_provider;
  Reference port;
  PlanValue<int> bandwidth_in_mbps;
  PlanValue<CircuitState> state;
  // kAbsent: all its peerings are at hand, and no private one is among them.
  PrivatePeering private_peering = PrivatePeering::kNotAtHand;
};

struct CircuitPeeringDraft : NodeDraft {
  Reference circuit;
  PlanValue<CircuitPeeringType> type;
  PlanValue<Asn> peer_asn;
  PlanValue<Prefix> primary;
  PlanValue<Prefix> secondary;
  PlanValue<int> vlan;
  PlanValue<bool> ipv4_enabled;
};

struct CircuitAuthorizationDraft : NodeDraft {
  Reference circuit;
};

struct CircuitConnectionDraft : NodeDraft {
  Reference peering;
  Reference peer_peering;
  PlanValue<Prefix> address_prefix;
};

}  // namespace routesight

// ExpressRoute circuits and what belongs to them.
#pragma once

#include <array>
#include <cstdint>

#include "evaluator/base/asn.h"
#include "evaluator/base/plan_value.h"
#include "evaluator/base/prefix.h"
#include "evaluator/base/symbol.h"
#include "evaluator/topology/ids.h"
#include "evaluator/topology/node.h"

namespace routesight {

enum class CircuitState : uint8_t { kProvisioned, kNotProvisioned };

// What the files at hand say of a private peering of a circuit.
enum class PrivatePeering : uint8_t {
  kNotAtHand,  // They show none; somebody else may manage it.
  kAbsent,     // They show that there is none.
  kIpv6Only,
  kPresent,
};

struct Circuit : Node {
  bool outside = false;  // In no plan or state at hand; only other resources name it.
  Symbol tier;           // Standard; none while unknown, like the texts below.
  Symbol family;         // MeteredData
  Symbol peering_location;
  Symbol service_provider;  // None for one on a port of ExpressRoute Direct.
  Symbol port;              // Name of the port then, or a text.
  PlanValue<int> bandwidth_in_mbps;
  PlanValue<CircuitState> state;
  PrivatePeering private_peering = PrivatePeering::kNotAtHand;
  std::array<Symbol, 2> links;  // Texts that name the provider edge routers, by CircuitLink.
};

enum class CircuitPeeringType : uint8_t { kPrivate, kMicrosoft, kPublic };

struct CircuitPeering : Node {
  CircuitId circuit;
  PlanValue<CircuitPeeringType> type;
  PlanValue<Asn> peer_asn;
  PlanValue<Prefix> primary;    // Of the primary link.
  PlanValue<Prefix> secondary;  // Of the secondary link.
  PlanValue<int> vlan;
  PlanValue<bool> ipv4_enabled;
};

// A key that lets other subscriptions connect to a circuit.
struct CircuitAuthorization : Node {
  CircuitId circuit;
};

// Global Reach, which joins the private peerings of two circuits.
struct CircuitConnection : Node {
  CircuitPeeringId peering;
  CircuitPeeringId peer_peering;
  CircuitId circuit;  // Of `peering`; also where that peering itself is in no file at hand.
  CircuitId peer_circuit;
  PlanValue<Prefix> address_prefix;  // Of the links between the two edges.
};

}  // namespace routesight

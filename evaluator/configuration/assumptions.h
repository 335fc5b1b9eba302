// What `assume` and `before` of routesight.yaml state: values as written, nothing is interpreted.
//
// An entry is named by one of its keys, and entries of one name are about one thing. Of the other
// keys an entry may leave out any: what a left-out key means stands as the field's initial value.
// A list whose absence differs from its being empty is an optional.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "evaluator/base/asn.h"
#include "evaluator/base/circuit_link.h"
#include "evaluator/base/community.h"
#include "evaluator/base/forwarding_policy.h"
#include "evaluator/base/ip_address.h"
#include "evaluator/base/prefix.h"
#include "evaluator/base/session_policy.h"

namespace routesight {

// Where something stands in a file; line and column count from 1, columns in bytes.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

// What the entries of the lists of Assumptions have in common.
struct AssumptionEntry {
  Place place;
  std::vector<std::string> given;  // The keys that stand in the file, sorted; for merging.
  friend bool operator==(const AssumptionEntry&, const AssumptionEntry&) = default;
};

// A BGP session, as the speaker that lists it has set it up.
struct AssumedSession : SessionPolicy {
  Place place;
  // Terraform address or ARM id of a route server or gateway, or the name of an appliance or of an
  // on-premises network. Several sessions may name one peer.
  std::string peer;
  std::optional<std::vector<int>> instances;  // Of the peer, from 0; absent: all.
  friend bool operator==(const AssumedSession&, const AssumedSession&) = default;
};

// An address in a network, for an interface that no plan or state at hand contains.
struct AddressInNetwork {
  IpAddress ip;
  std::string virtual_network;  // Terraform address, ARM id, or name of an external network.
  friend bool operator==(const AddressInNetwork&, const AddressInNetwork&) = default;
};

// Terraform address or ARM id of a network interface, or an address.
using AssumedInterface = std::variant<std::string, AddressInNetwork>;

// An overlay to another appliance or site: traffic to what is learned through it skips Azure's
// routing.
struct AssumedTunnel {
  Place place;
  std::string to;             // Name of an appliance or of an on-premises network.
  std::string encapsulation;  // For reports ("vxlan", "ipsec"); empty: not said.
  friend bool operator==(const AssumedTunnel&, const AssumedTunnel&) = default;
};

// A network virtual appliance, named by `name`.
struct AssumedAppliance : AssumptionEntry {
  std::string name;
  std::vector<AssumedInterface> interfaces;
  std::optional<Asn> asn;
  bool stateful = true;
  SourceTranslation snat;
  bool forwards = true;
  std::vector<DroppedTraffic> drops;
  std::vector<Prefix> originates;
  // Absent: what it speaks is not described. Empty: it speaks to nobody.
  std::optional<std::vector<AssumedSession>> sessions;
  std::vector<AssumedTunnel> tunnels;
  friend bool operator==(const AssumedAppliance&, const AssumedAppliance&) = default;
};

// One way to a site.
struct AssumedConnection {
  Place place;
  std::string connection;  // Terraform address or ARM id of a gateway connection.
  // Links that carry routes. Absent: not said, taken to be both. Empty: the connection is down.
  std::optional<std::vector<CircuitLink>> links;
  friend bool operator==(const AssumedConnection&, const AssumedConnection&) = default;
};

struct AssumedAnnouncement {
  Place place;
  std::vector<Prefix> prefixes;
  // Nearest ASN first, the site's own included, without 12076. Absent: the site's own alone.
  std::optional<std::vector<Asn>> as_path;
  std::vector<Community> communities;
  std::optional<std::vector<CircuitLink>> links;  // Absent: on every link that carries routes.
  friend bool operator==(const AssumedAnnouncement&, const AssumedAnnouncement&) = default;
};

// An on-premises network, named by `name`.
struct AssumedSite : AssumptionEntry {
  std::string name;
  std::optional<Asn> asn;
  std::vector<AssumedConnection> reached_through;
  std::vector<AssumedAnnouncement> announces;
  bool transit = false;  // Passes what it learns on one connection to the others.
  bool remove_private_as = false;
  std::vector<AssumedSession> sessions;  // With other sites or with appliances.
  std::vector<std::string> prefers;      // Connections of `reached_through`, most preferred first.
  friend bool operator==(const AssumedSite&, const AssumedSite&) = default;
};

// Addresses of a gateway that the plan does not know, named by `gateway`.
struct AssumedGateway : AssumptionEntry {
  std::string gateway;               // Terraform address or ARM id.
  std::vector<IpAddress> addresses;  // Private, of instance 0, 1, …
  std::vector<IpAddress> public_addresses;
  friend bool operator==(const AssumedGateway&, const AssumedGateway&) = default;
};

// Properties of a network that azurerm cannot express, named by `virtual_network`.
struct AssumedNetwork : AssumptionEntry {
  std::string virtual_network;                      // Terraform address or ARM id.
  std::vector<Prefix> summarized_gateway_prefixes;  // What its gateway announces in their place.
  friend bool operator==(const AssumedNetwork&, const AssumedNetwork&) = default;
};

// A network that no plan or state at hand contains, named by `name`.
struct ExternalNetwork : AssumptionEntry {
  std::string name;
  std::vector<Prefix> address_space;
  std::string location;  // Azure's short form ("westeurope"); empty: not said.
  friend bool operator==(const ExternalNetwork&, const ExternalNetwork&) = default;
};

// One half of a peering, the one in `from`; named by `from` and `to`. The flags are azurerm's.
struct ExternalPeering : AssumptionEntry {
  std::string from;  // Terraform address, ARM id, or name of an external network.
  std::string to;
  bool allow_virtual_network_access = true;
  bool allow_forwarded_traffic = false;
  bool allow_gateway_transit = false;
  bool use_remote_gateways = false;
  friend bool operator==(const ExternalPeering&, const ExternalPeering&) = default;
};

struct Assumptions {
  std::vector<AssumedAppliance> appliances;
  std::vector<AssumedSite> on_premises;
  std::vector<AssumedGateway> gateways;
  std::vector<AssumedNetwork> virtual_networks;
  std::vector<ExternalNetwork> external_networks;  // external.virtual_networks
  std::vector<ExternalPeering> external_peerings;  // external.peerings
  friend bool operator==(const Assumptions&, const Assumptions&) = default;
};

}  // namespace routesight

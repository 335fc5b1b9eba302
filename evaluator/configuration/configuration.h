// The values of the configuration file routesight.yaml (schemas/config.schema.json), as written:
// nothing is interpreted or looked up here.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluator/base/ip_address.h"
#include "evaluator/base/severity.h"
#include "evaluator/configuration/assumptions.h"

namespace routesight {

// Picks out things of the plan. A text between two slashes is a regular expression (RE2, checked),
// which holds the text without the slashes; an IP address is an address; anything else is a
// Terraform address or an ARM id.
struct Selector {
  enum class Kind : uint8_t { kName, kAddress, kPattern };
  Kind kind = Kind::kName;
  std::string text;
  friend bool operator==(const Selector&, const Selector&) = default;
};

// Behaviour that Azure's documentation leaves open.
enum class NoneRows : uint8_t { kDocumented, kObserved };
enum class BeatenNoneRows : uint8_t { kUserOnly, kShown, kHidden };
enum class DeniedPeeringRows : uint8_t { kKept, kRemoved };
enum class ForwardedTrafficOff : uint8_t { kMayDrop, kDrops, kPasses };
enum class ServiceEndpointRival : uint8_t { kUser, kServiceEndpoint };
enum class ErVnetToVnet : uint8_t { kFlags, kOn, kOff };

struct Switches {
  std::vector<std::string> given;  // The keys that stand in the file, sorted; for merging.
  // Which system rows with next hop None a subnet has (SYS-03).
  NoneRows none_rows = NoneRows::kDocumented;
  // Whether a user-defined 0.0.0.0/0 to Internet takes the None rows away (SYS-06).
  bool user_internet_default_removes_none = true;
  // Whether a None row is shown as Invalid when an equal prefix beats it: by user-defined routes
  // only, always, or never.
  BeatenNoneRows none_rows_invalid_visible = BeatenNoneRows::kHidden;
  // What becomes of a peering's rows when it denies access.
  DeniedPeeringRows peering_rows_when_access_denied = DeniedPeeringRows::kKept;
  // What allow_forwarded_traffic = false does to forwarded packets.
  ForwardedTrafficOff forwarded_traffic_enforced = ForwardedTrafficOff::kMayDrop;
  // Who wins where a user-defined prefix lies inside one of a service endpoint (SE-02).
  ServiceEndpointRival service_endpoint_vs_longer_udr = ServiceEndpointRival::kUser;
  // Whether a route server passes routes of one appliance to another.
  bool ars_reflects_between_nvas = false;
  int route_server_subnet_min = 27;  // Longest allowed prefix length of the subnet: 26 or 27.
  int udr_per_table = 400;           // Routes that one table may hold.
  // How many prefixes Azure takes (LIM-02, LIM-03, LIM-08, LIM-09, LIM-10).
  int ars_routes_per_peer = 1000;       // Routes that a route server takes from one peer,
  int ars_routes_to_er_gateway = 1000;  // passes to an ExpressRoute gateway,
  int ars_routes_total = 10000;         // and holds.
  int er_routes_out = 1000;             // Of IPv4, over one ExpressRoute connection.
  int er_routes_out_ipv6 = 100;
  int er_routes_in = 4000;  // Of IPv4, at one link of a circuit.
  int er_routes_in_premium = 10000;
  int er_routes_in_ipv6 = 100;
  int vpn_routes_per_peer = 4000;
  // Whether networks on one circuit reach each other through it: as flags say, always, never.
  ErVnetToVnet er_vnet_to_vnet = ErVnetToVnet::kFlags;
  friend bool operator==(const Switches&, const Switches&) = default;
};

// Things that fail together, besides every single failure; named by `name`.
struct AssumedFailure {
  Place place;
  std::string name;
  std::vector<std::string> down;  // Names of `assume`, Terraform addresses or ARM ids.
  friend bool operator==(const AssumedFailure&, const AssumedFailure&) = default;
};

// A pin for a reference that the plan leaves open.
struct PinnedReference {
  Place place;
  // Terraform address and attribute, joined by a dot: `azurerm_subnet.a.virtual_network_name`.
  std::string attribute;
  std::string target;  // Terraform address or ARM id.
  friend bool operator==(const PinnedReference&, const PinnedReference&) = default;
};

enum class OperationKind : uint8_t { kCreate, kUpdate, kDelete };

// How long an operation takes; what is absent stays as estimated. min <= typical <= max.
struct DurationOverride {
  Place place;
  std::string resource;  // Terraform resource type or address.
  OperationKind operation = OperationKind::kCreate;
  std::optional<double> min_minutes;
  std::optional<double> typical_minutes;
  std::optional<double> max_minutes;
  friend bool operator==(const DurationOverride&, const DurationOverride&) = default;
};

// What a route test asks for; an absent or empty field asks for nothing.
struct RouteExpectation {
  std::optional<bool> delivered;
  std::vector<std::string> via;      // Names of `assume`, Terraform addresses or ARM ids.
  std::vector<std::string> not_via;  // The same.
  std::optional<bool> symmetric;     // The way back uses the same appliances.
  std::string next_hop;  // Of the source's own route: type (`VirtualAppliance`) or address.
  std::string egress;    // Where the traffic leaves: Terraform address, ARM id or name of `assume`.
  friend bool operator==(const RouteExpectation&, const RouteExpectation&) = default;
};

enum class TestMoment : uint8_t { kBefore, kAfter, kDuring, kAnySingleFailure };

struct RouteTest {
  Place place;
  std::string name;
  Selector from;  // A subnet, a network interface, an address, or all that a pattern matches.
  IpAddress to;
  RouteExpectation expect;
  std::vector<TestMoment> at = {TestMoment::kAfter};
  friend bool operator==(const RouteTest&, const RouteTest&) = default;
};

struct IgnoredFinding {
  Place place;
  std::string finding;                // Name (`routing-loop`) or code (`RS201`).
  std::optional<Selector> resources;  // Absent: whatever it is about.
  std::string reason;                 // Empty: not said.
  // The last day on which it is ignored; absent: for ever.
  std::optional<std::chrono::year_month_day> until;
  friend bool operator==(const IgnoredFinding&, const IgnoredFinding&) = default;
};

struct SeverityOverride {
  Place place;
  std::string finding;  // Name or code.
  Severity severity = Severity::kInfo;
  friend bool operator==(const SeverityOverride&, const SeverityOverride&) = default;
};

struct Policy {
  std::optional<Severity> fail_on;  // Absent: high.
  std::vector<IgnoredFinding> ignore;
  std::vector<SeverityOverride> severity;
  friend bool operator==(const Policy&, const Policy&) = default;
};

// One file, or several merged.
struct Configuration {
  Assumptions assume;
  Assumptions before;  // assume.before: what is otherwise before the apply; see AssumptionsBefore.
  Switches switches;   // assume.switches
  std::vector<AssumedFailure> failures;     // assume.failures
  std::vector<PinnedReference> references;  // assume.references
  std::vector<DurationOverride> durations;  // assume.durations
  std::vector<RouteTest> tests;
  Policy policy;
  size_t parallelism = 10;  // Of Terraform's apply; in no file, since it is said when it is run.
  friend bool operator==(const Configuration&, const Configuration&) = default;
};

}  // namespace routesight

#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

constexpr uint32_t kAsnOfAzure = 65515;
constexpr uint32_t kLargestOfTwoBytes = 65535;

struct AsnRange {
  uint32_t first;
  uint32_t last;
};

constexpr AsnRange kReserved[] = {{8074, 8075},   {12076, 12076}, {23456, 23456}, {64496, 64511},
                                  {65515, 65515}, {65517, 65520}, {65535, 65551}};

// BGP-01: Azure and the IANA keep some ASNs for themselves.
bool IsReserved(uint32_t asn) {
  return std::any_of(std::begin(kReserved), std::end(kReserved), [&](const AsnRange& range) {
    return asn >= range.first && asn <= range.last;
  });
}

Finding About(std::string message, std::string resource, RuleId rule) {
  Finding finding;
  finding.message = std::move(message);
  finding.resources = {std::move(resource)};
  finding.rules = {rule};
  finding.remedy = "Choose a private ASN from 64512 to 65514 that no other speaker has.";
  return finding;
}

// BGP-02: A route server takes ASNs of two bytes.
void CheckRouteServerPeers(const Topology& topology, std::vector<Finding>& findings) {
  for (const BgpConnection& connection : topology.bgp_connections) {
    if (!connection.peer_asn.known()) continue;
    const uint32_t asn = connection.peer_asn.value().value;
    const std::string name = NameIn(topology, connection);
    if (asn > kLargestOfTwoBytes) {
      findings.push_back(About(Concat("The peer of ", name, " has the ASN ", asn,
                                      ", and a route server takes those of two bytes only."),
                               name, RuleNamed("BGP-02")));
    } else if (IsReserved(asn)) {
      findings.push_back(
          About(Concat("The peer of ", name, " has the ASN ", asn, ", which is reserved."), name,
                RuleNamed("BGP-01")));
    }
  }
}

// VPN-04: The two ends of a BGP connection of a VPN gateway have different ASNs.
void CheckConnections(const Topology& topology, std::vector<Finding>& findings) {
  for (const GatewayConnection& connection : topology.connections) {
    if (!connection.gateway.has_value() || !connection.local_network_gateway.has_value() ||
        !IsTrue(connection.bgp_enabled)) {
      continue;
    }
    const Gateway& gateway = topology.gateways[connection.gateway];
    const LocalNetworkGateway& site =
        topology.local_network_gateways[connection.local_network_gateway];
    if (!site.has_bgp || !site.asn.known() || gateway.asn.unknown()) continue;
    const uint32_t own = gateway.asn.known() ? gateway.asn.value().value : kAsnOfAzure;
    const uint32_t other = site.asn.value().value;
    const std::string name = NameIn(topology, site);
    if (own == other) {
      findings.push_back(About(
          Concat(name, " has the ASN ", other, ", which ", NameIn(topology, gateway),
                 " has too: over ", NameIn(topology, connection), " they exchange no routes."),
          name, RuleNamed("VPN-04")));
    } else if (IsReserved(other) && !site.azure_gateway.has_value()) {
      findings.push_back(About(Concat(name, " has the ASN ", other, ", which is reserved."), name,
                               RuleNamed("BGP-01")));
    }
  }
}

std::vector<Finding> Find(const Snapshot& snapshot) {
  std::vector<Finding> findings;
  CheckRouteServerPeers(snapshot.topology, findings);
  CheckConnections(snapshot.topology, findings);
  return findings;
}

constexpr std::string_view kReferences[] = {kVpnFaq, kRouteServerFaq};

}  // namespace

const Detector kReservedAsn = {
    {"RS409",
     "reserved-asn",
     "A BGP peer has an ASN that Azure refuses",
     Severity::kHigh,
     {"An appliance or on-premises device has an ASN that Azure or the IANA reserves, one of four "
      "bytes towards a route server, or the same as the gateway it speaks to.",
      "Azure refuses the resource, or the session comes up and no route passes.",
      "An azurerm_local_network_gateway with asn 65515, which the VPN gateway has already.",
      "Use a private ASN from 64512 to 65514, a different one for each speaker."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

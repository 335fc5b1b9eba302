#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/bypasses.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

// Where something is not known of a table, the endpoint may obey routes.
bool IsEndpoint(const Topology&, const EffectiveTable& table, const Route& route, VnetId) {
  return table.gaps.empty() && route.next_hop_type == NextHopType::kInterfaceEndpoint;
}

// PE-02: A summary does not override the row of a private endpoint, unless its subnet obeys routes
// (PE-03).
std::vector<Finding> Find(const Snapshot& snapshot) {
  std::vector<Finding> findings;
  for (const Bypass& bypass : FindBypasses(snapshot, IsEndpoint)) {
    std::vector<std::string> prefixes;
    for (const Prefix& prefix : bypass.prefixes) prefixes.push_back(prefix.ToString());
    Finding finding;
    finding.message = Concat(
        "The route ", bypass.route, " (", bypass.summary, ") sends packets to ", bypass.appliance,
        ", but those to the private endpoints ", Join(prefixes, ", "), " go past it.");
    finding.resources = {bypass.table};
    finding.subnets.assign(bypass.subnets.begin(), bypass.subnets.end());
    finding.rules = {RuleNamed("PE-02")};
    finding.routes = bypass.rows;
    finding.remedy = Concat(
        "Set private_endpoint_network_policies of the endpoints' subnet to RouteTableEnabled and "
        "add a route at least as long as the range of their network; or add routes ",
        Join(prefixes, ", "), " to ", bypass.appliance,
        ". Without source translation on the appliance answers skip it.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kEndpointPolicies};

}  // namespace

const Detector kPrivateEndpointPastAppliance = {
    {"RS312",
     "private-endpoint-past-appliance",
     "Traffic to a private endpoint goes past an appliance",
     Severity::kMedium,
     {"A user-defined route sends a range to an appliance, and a private endpoint in that range "
      "has a row of its own, a /32.",
      "The longest prefix wins: what clients send to the endpoint goes there directly, and nobody "
      "inspects it. Whether routes apply to endpoints is a switch of the endpoints' subnet, which "
      "is off by default.",
      "10.0.0.0/8 leads to a firewall, and the endpoint of a database is 10.2.0.9.",
      "Switch network policies for route tables on in the endpoints' subnet and add a route that "
      "is at least as long as the range of their network, or one for the address itself. Let the "
      "appliance translate the source, so that answers come back through it."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

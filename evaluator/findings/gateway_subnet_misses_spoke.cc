#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/findings/missed_spokes.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const MissedSpoke& missed : FindMissedSpokes(snapshot)) {
    const Subnet& subnet = topology.subnets[missed.gateway_subnet];
    const std::string spoke = NameIn(topology, topology.vnets[missed.spoke]);
    const std::string prefix = missed.prefix.ToString();
    Finding finding;
    finding.message =
        missed.summarised
            ? Concat("The route ", topology.Text(missed.route), " of ", NameIn(topology, subnet),
                     " is shorter than ", prefix, " of ", spoke,
                     ", so traffic from gateways goes there directly and not through ",
                     topology.Text(missed.appliance), ".")
            : Concat(NameIn(topology, subnet), " has no route for ", prefix, " of ", spoke,
                     ", while others lead through ", topology.Text(missed.appliance),
                     ": traffic from gateways goes there directly.");
    finding.resources = {NameIn(topology, *TableOf(topology, subnet)), spoke};
    finding.subnets = SubnetsOf(topology, missed.spoke);
    finding.rules = {RuleNamed("UDR-07"), RuleNamed("UDR-13")};
    finding.routes = RowsFor(snapshot, missed.gateway_subnet, missed.prefix);
    finding.remedy = Concat("Add a route ", prefix, " to ", topology.Text(missed.appliance),
                            " to the table of ", NameIn(topology, subnet), ".");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kUdrOverview};

}  // namespace

const Detector kGatewaySubnetMissesSpoke = {
    {"RS203",
     "gateway-subnet-misses-spoke",
     "On-premises reaches a spoke uninspected",
     Severity::kHigh,
     {"The GatewaySubnet steers traffic to an appliance, but for one spoke it has no route of the "
      "spoke's own prefix.",
      "A summary does not override the longer row of the peering. What comes from on-premises "
      "reaches the spoke uninspected, and answers that cross the appliance are dropped by it.",
      "10.0.0.0/8 to the firewall on the GatewaySubnet, with a spoke 10.1.0.0/16 in a peering.",
      "Add one route for each prefix of each spoke, exactly as the spoke has it."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

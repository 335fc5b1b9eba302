#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

// UDR-09: Routes are sorted by prefix, so two for one prefix are neighbours.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const UserRouteTable& table : topology.route_tables) {
    for (size_t i = 1; i < table.routes.size(); ++i) {
      const UserRoute& first = table.routes[i - 1];
      const UserRoute& second = table.routes[i];
      if (first.prefix != second.prefix || first.service_tag != second.service_tag) continue;
      const std::string prefix = first.service_tag.has_value()
                                     ? std::string(topology.Text(first.service_tag))
                                     : first.prefix.ToString();
      Finding finding;
      finding.message = Concat(topology.Text(table.name), " has two routes to ", prefix, ": ",
                               topology.Text(first.name), " and ", topology.Text(second.name), ".");
      finding.resources = {std::string(topology.Text(second.address)),
                           std::string(topology.Text(first.address)),
                           std::string(topology.Text(table.name))};
      finding.rules = {RuleNamed("UDR-09")};
      finding.remedy = "Keep one of the routes.";
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kUdrOverview};

}  // namespace

const Detector kDuplicateRoute = {
    {"RS505",
     "duplicate-route",
     "A route table has two routes to one prefix",
     Severity::kHigh,
     {"Two routes of one route table have the same address prefix.",
      "Azure refuses the second, and the apply stops there.",
      "Routes \"default\" and \"internet\", both to 0.0.0.0/0, in one table.",
      "Keep one of the routes."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

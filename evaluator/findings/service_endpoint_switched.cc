#include <algorithm>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/by_name.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

std::set<std::string> EndpointsOf(const Topology& topology, const Subnet& subnet) {
  std::set<std::string> services;
  for (const Symbol service : subnet.service_endpoints) {
    services.emplace(topology.Text(service));
  }
  return services;
}

// Whether the list of endpoints, or a part of it, is not known.
bool IsOpen(const Topology& topology, const Subnet& subnet) {
  return std::any_of(subnet.gaps.begin(), subnet.gaps.end(), [&](GapId gap) {
    return topology.gaps[gap].attribute.find("service_endpoint") != std::string::npos;
  });
}

std::vector<std::string> OnlyIn(const std::set<std::string>& one,
                                const std::set<std::string>& other) {
  std::vector<std::string> only;
  std::set_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(only));
  return only;
}

// DOWN-20: A service sees another source address, and open connections to it close.
std::vector<Finding> Find(const Timeline& timeline) {
  const Topology& before = timeline.before().topology;
  const Topology& after = timeline.after().topology;
  const auto earlier = ByName(before, before.subnets);
  std::vector<Finding> findings;
  for (const auto& [name, now] : ByName(after, after.subnets)) {
    const auto then = earlier.find(name);
    if (then == earlier.end()) continue;
    const Subnet& old_subnet = before.subnets[then->second];
    const Subnet& new_subnet = after.subnets[now];
    if (IsOpen(before, old_subnet) || IsOpen(after, new_subnet)) continue;
    const std::set<std::string> had = EndpointsOf(before, old_subnet);
    const std::set<std::string> has = EndpointsOf(after, new_subnet);
    if (had == has) continue;
    const std::vector<std::string> added = OnlyIn(has, had);
    const std::vector<std::string> removed = OnlyIn(had, has);
    std::vector<std::string> parts;
    if (!added.empty()) {
      parts.push_back(Concat("gets a service endpoint for ", Join(added, ", "),
                             ", which then sees private addresses of it"));
    }
    if (!removed.empty()) {
      parts.push_back(Concat("loses its service endpoint for ", Join(removed, ", "),
                             ", which then sees public addresses"));
    }
    Finding finding;
    finding.message =
        Concat(name, " ", Join(parts, "; it "),
               ". Open connections close, and rules of the service may refuse the new addresses.");
    finding.resources = {name};
    finding.subnets = {name};
    finding.rules = {RuleNamed("DOWN-20")};
    finding.remedy =
        "Let the network rules of the service allow both before the apply, and apply when "
        "connections may break.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kServiceEndpoints};

}  // namespace

const Detector kServiceEndpointSwitched = {
    {"RS117",
     "service-endpoint-switched",
     "A service endpoint comes or goes",
     Severity::kMedium,
     {"The plan adds a service endpoint to a subnet that is there already, or takes one away.",
      "The service sees the subnet's packets come from other addresses than before: with the "
      "endpoint from private ones, without it from a public one. Open TCP connections close at "
      "that moment, and a service whose firewall knows only the old addresses refuses the new "
      "ones.",
      "Microsoft.Sql is added to the subnet of an application, and the firewall of the database "
      "allows the public address of its NAT gateway only.",
      "Allow the subnet in the network rules of the service first, and choose a quiet moment."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

#include "evaluator/findings/unseen_interruptions.h"

#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/interruption_findings.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// Of a replacement, what one of its operations costs tells enough.
bool IsTold(const ApplyTimeline& apply, const std::string& resource) {
  const auto tells = [&](const Window& window) {
    return IsInterruption(window.kind) &&
           std::any_of(window.causes.begin(), window.causes.end(), [&](const Cause& cause) {
             return apply.operations[cause.operation].resource == resource;
           });
  };
  return std::any_of(apply.windows.begin(), apply.windows.end(), tells) ||
         std::any_of(apply.possible.begin(), apply.possible.end(), tells);
}

// The network of the route server of that name; empty if it is not known.
std::string NetworkOfServer(const Topology& topology, std::string_view name) {
  for (const RouteServer& server : topology.route_servers) {
    if (topology.Text(server.name) != name || !server.vnet.has_value()) continue;
    return NameIn(topology, topology.vnets[server.vnet]);
  }
  return "";
}

bool Stays(const Timeline& timeline, VnetId vnet) {
  if (!vnet.has_value()) return false;
  const Topology& after = timeline.after().topology;
  const std::string name =
      NameIn(timeline.before().topology, timeline.before().topology.vnets[vnet]);
  return std::any_of(after.vnets.begin(), after.vnets.end(),
                     [&](const Vnet& one) { return after.Text(one.name) == name; });
}

// The gateways that were there before and that the operation interrupts, in networks that stay.
std::vector<const Gateway*> Interrupted(const Timeline& timeline, UnseenCause cause,
                                        const TimedOperation& operation) {
  const Topology& before = timeline.before().topology;
  const Snapshot& with =
      operation.kind == OperationKind::kDelete ? timeline.before() : timeline.after();
  const std::string network = NetworkOfServer(with.topology, operation.resource);
  std::vector<const Gateway*> gateways;
  for (const Gateway& gateway : before.gateways) {
    const bool itself =
        cause == UnseenCause::kGatewayItself && before.Text(gateway.name) == operation.resource;
    const bool beside = cause == UnseenCause::kRouteServerBeside && gateway.vnet.has_value() &&
                        !network.empty() && NameIn(before, before.vnets[gateway.vnet]) == network;
    if ((itself || beside) && Stays(timeline, gateway.vnet)) gateways.push_back(&gateway);
  }
  return gateways;
}

}  // namespace

std::vector<Finding> FindUnseenInterruptions(const Timeline& timeline, UnseenCause cause,
                                             OperationKind kind, std::string_view remedy) {
  const Topology& before = timeline.before().topology;
  std::vector<Finding> findings;
  for (const TimedOperation& operation : timeline.apply.operations) {
    if (operation.kind != kind || IsTold(timeline.apply, operation.resource)) continue;
    for (const Gateway* gateway : Interrupted(timeline, cause, operation)) {
      const std::string name = NameIn(before, *gateway);
      Finding finding;
      finding.message = Concat("\"", OperationInWords(operation), "\" interrupts ", name,
                               ". The files at hand show no traffic that passes it; what passes it "
                               "all the same is lost.");
      finding.resources = {operation.resource};
      if (name != operation.resource) finding.resources.push_back(name);
      finding.subnets = SubnetsOf(before, gateway->vnet);
      finding.rules = {cause == UnseenCause::kGatewayItself ? RuleNamed("DOWN-05")
                                                            : RuleNamed("DOWN-01")};
      finding.lowered = Severity::kHigh;
      finding.remedy = remedy;
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace routesight

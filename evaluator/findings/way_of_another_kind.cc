#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/findings/interruption_findings.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// What sort of way a phase is: "VPN", "ExpressRoute", "an appliance", "the Internet", or none of
// them, which is directly.
std::string KindOf(const WindowPhase& phase, const Topology& topology) {
  std::set<std::string> kinds;
  for (const std::string& name : phase.via) {
    const auto gateway =
        std::find_if(topology.gateways.begin(), topology.gateways.end(),
                     [&](const Gateway& one) { return name.starts_with(NameIn(topology, one)); });
    if (gateway == topology.gateways.end()) {
      kinds.insert("an appliance");
    } else if (gateway->type != GatewayType::kUnknown) {
      kinds.insert(gateway->type == GatewayType::kVpn ? "VPN" : "ExpressRoute");
    }
  }
  if (phase.row && phase.row->next_hop_type == "Internet") kinds.insert("the Internet");
  // ER-03: Packets to a circuit go to its edges and do not cross the gateway, so nothing on their
  // way has a name.
  if (phase.row && phase.row->next_hop_type == "VirtualNetworkGateway" && phase.via.empty()) {
    kinds.insert("ExpressRoute");
  }
  return Join(kinds, " and ");
}

// Of a sender on-premises that passes nothing with a name, nobody can tell what sort of way it is.
bool IsTold(const WindowPhase& phase) {
  return phase.delivery == Delivery::kArrives && (phase.row || !phase.via.empty());
}

struct Move {
  std::vector<Flow> flows;
  std::set<std::string> subnets;
  std::set<std::string> resources;
  std::vector<RouteRow> rows;
};

// All moves by the same resources.
struct Told {
  std::vector<std::string> sentences;
  std::set<Flow> flows;
  std::set<std::string> subnets;
  std::vector<RouteRow> rows;
};

std::string InWords(const std::string& kind) {
  return kind.empty() ? "directly" : Concat("over ", kind);
}

// SEL-01: What else covers a destination takes over, whatever kind of way that is.
std::vector<Finding> Find(const Timeline& timeline) {
  const ApplyTimeline& apply = timeline.apply;
  std::map<std::pair<std::string, std::string>, Move> moves;
  for (const Window& window : apply.windows) {
    const WindowPhase& first = window.phases.front();
    const WindowPhase& last = window.phases.back();
    if (window.kind != WindowKind::kMoved || !window.complete || !IsTold(first) || !IsTold(last)) {
      continue;
    }
    const std::string from = KindOf(first, timeline.before().topology);
    const std::string to = KindOf(last, timeline.after().topology);
    if (from == to) continue;
    Move& move = moves[{from, to}];
    for (Flow& flow : FlowsOf(window)) move.flows.push_back(std::move(flow));
    if (window.sender.on_premises.empty()) move.subnets.insert(window.sender.name());
    for (const Cause& cause : window.causes) {
      move.resources.insert(apply.operations[cause.operation].resource);
    }
    AddRows(RowsOf(timeline, window), move.rows);
  }
  // What the same resources do is one finding, also where there and back differ.
  std::map<std::set<std::string>, Told> told;
  for (auto& [kinds, move] : moves) {
    std::sort(move.flows.begin(), move.flows.end());
    move.flows.erase(std::unique(move.flows.begin(), move.flows.end()), move.flows.end());
    Told& here = told[move.resources];
    here.sentences.push_back(Concat("traffic from ", FlowsInWords(move.flows), " goes ",
                                    InWords(kinds.first), " before the apply and ",
                                    InWords(kinds.second), " after it"));
    here.subnets.insert(move.subnets.begin(), move.subnets.end());
    here.flows.insert(move.flows.begin(), move.flows.end());
    AddRows(move.rows, here.rows);
  }
  std::vector<Finding> findings;
  for (auto& [resources, here] : told) {
    Finding finding;
    finding.message = Concat(Join(here.sentences, "; "), ".");
    finding.message.front() = 'T';
    finding.resources.assign(resources.begin(), resources.end());
    finding.subnets.assign(here.subnets.begin(), here.subnets.end());
    finding.flows.assign(here.flows.begin(), here.flows.end());
    finding.rules = {RuleNamed("SEL-01")};
    finding.routes = std::move(here.rows);
    finding.remedy =
        "Check that this is what the change is for: bandwidth, cost and inspection are others on "
        "the new way.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kUdrOverview};

}  // namespace

const Detector kWayOfAnotherKind = {
    {"RS313",
     "way-of-another-kind",
     "Traffic moves to another kind of way",
     Severity::kMedium,
     {"After the apply some traffic that arrives before and after takes a way of another kind: "
      "VPN in place of ExpressRoute, directly in place of through an appliance, or the reverse.",
      "Nothing is lost, so no test of reachability notices it; but the traffic has another "
      "bandwidth and cost, and other eyes on it. A route that vanishes somewhere else is a common "
      "reason.",
      "The connection of a circuit is removed, and the data centre is reached by the VPN that was "
      "meant for emergencies.",
      "Compare the rows of both moments, and keep the route that made the old way win if it is "
      "still wanted."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

#include <algorithm>
#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// Whether nothing but a missing route loses the answers: other causes have findings of their own.
bool LackRoutes(const UnevenWay& way) {
  return std::all_of(way.fates_of_answers.begin(), way.fates_of_answers.end(), [](Fate fate) {
    return fate == Fate::kNoRoute || fate == Fate::kDroppedByNone;
  });
}

struct Lost {
  std::set<std::string> senders;
  std::set<std::string> subnets;
};

// SEL-09: What arrives is answered on a way that exists.
std::vector<Finding> Find(const Snapshot& snapshot, const WaySurvey& survey) {
  const Topology& topology = snapshot.topology;
  std::map<WayEnd, Lost> by_answerer;
  for (const UnevenWay& way : survey.uneven) {
    if (way.symmetry != Symmetry::kReturnIsLost || way.fates_of_answers.empty() ||
        !LackRoutes(way)) {
      continue;
    }
    Lost& lost = by_answerer[way.to];
    lost.senders.insert(way.from.name);
    lost.subnets.insert(way.from.subnets.begin(), way.from.subnets.end());
    lost.subnets.insert(way.to.subnets.begin(), way.to.subnets.end());
  }
  std::vector<Finding> findings;
  for (const auto& [end, lost] : by_answerer) {
    Finding finding;
    finding.message = Concat("Packets from ", Join(lost.senders, ", "), " arrive at ", end.name,
                             ", and the answers are dropped: there is no route back.");
    finding.resources = {end.name};
    if (end.vnet.has_value()) {
      finding.resources.push_back(NameIn(topology, topology.vnets[end.vnet]));
    }
    finding.subnets.assign(lost.subnets.begin(), lost.subnets.end());
    finding.rules = {RuleNamed("SEL-09")};
    finding.remedy =
        Concat("Give ", end.name, " a route back, by a route table, a peering or BGP.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kUdrOverview, kDiagnoseRouting};

}  // namespace

const Detector kAnswersLost = {
    {"RS307",
     "answers-lost",
     "Packets arrive and answers do not",
     Severity::kHigh,
     {"One side reaches the other, and the other has no route to answer.",
      "No connection comes up, although the route of the sender looks right.",
      "Spoke A has a route for spoke B through the firewall of the hub, and spoke B has none for "
      "spoke A.",
      "Add the route for the other direction, or take the one-sided one away."},
     kReferences},
    nullptr,
    nullptr,
    Find};

}  // namespace routesight

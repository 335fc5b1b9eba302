#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/limit_findings.h"

namespace routesight {
namespace {

std::vector<Finding> Find(const Snapshot& snapshot) {
  std::vector<Finding> findings;
  for (const LimitOfResource& one : LimitsAt(snapshot)) {
    if (one.count.state != LimitState::kWithin || one.down) continue;
    Finding finding = FindingAbout(one);
    const bool doubles = one.limit.rule == RuleNamed("LIM-02");
    finding.message =
        Concat("The prefixes that arrive at ", one.receivers, " come near to the ", one.limit.least,
               " of ", one.family, " that are allowed.",
               doubles ? " Announced again, as after a restart or a change of a peering, they "
                         "count twice for a while, and the session may go down."
                       : " A few more take routes away.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kRouteServerFaq, kExpressRouteLimits, kVpnFaq};

}  // namespace

const Detector kPrefixLimitNear = {
    {"RS403",
     "prefix-limit-near",
     "The number of prefixes is near a limit of Azure",
     Severity::kMedium,
     {"More than nine tenths of the prefixes that a limit allows arrive; or more than half of "
      "those "
      "that a route server takes from one peer, since announcing again adds to what is there.",
      "The next network, site or restart of an appliance exceeds the limit, and then a session "
      "goes "
      "down with all of its routes.",
      "An appliance announces 501 prefixes to a route server that takes 1,000 from each peer.",
      "Summarise what is announced before the next change."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

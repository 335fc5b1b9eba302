#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/limit_findings.h"

namespace routesight {
namespace {

std::vector<Finding> Find(const Snapshot& snapshot) {
  std::vector<Finding> findings;
  for (const LimitOfResource& one : LimitsAt(snapshot)) {
    const bool routes_missing = one.limit.effect == AboveLimit::kRoutesMissing;
    const bool unclear = routes_missing ? one.count.state != LimitState::kWithin
                                        : one.count.state == LimitState::kUnclear && !one.down;
    if (!unclear) continue;
    Finding finding = FindingAbout(one);
    finding.message = Concat(
        "More than ", one.limit.least, " ", one.family, " prefixes arrive at ", one.receivers,
        routes_missing
            ? ", and that is all that it takes: which of them are missing is not known."
            : Concat(" from ", one.senders,
                     ", and whether so many are allowed is not known: if not, the session goes "
                     "down and all routes over it are lost."));
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kRouteServerFaq, kExpressRouteLimits, kVpnFaq};

}  // namespace

const Detector kPrefixLimitUnclear = {
    {"RS402",
     "prefix-limit-unclear",
     "More prefixes arrive than Azure may allow",
     Severity::kHigh,
     {"More prefixes arrive than a limit allows, and what follows is not certain: the limit "
      "depends "
      "on a value that is not known, only refused routes exceed it, or Azure does not say what it "
      "does above it.",
      "Routes may be missing, or a session may go down and with it all of its routes.",
      "On-premises announces 5,000 prefixes to a circuit whose tier is known only after the apply.",
      "Summarise what is announced, or state the value that is missing."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

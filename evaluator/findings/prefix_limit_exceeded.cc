#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/limit_findings.h"

namespace routesight {
namespace {

std::vector<Finding> Find(const Snapshot& snapshot) {
  std::vector<Finding> findings;
  for (const LimitOfResource& one : LimitsAt(snapshot)) {
    const bool exceeds = one.count.state == LimitState::kExceeded ||
                         one.count.state == LimitState::kExceededTogether;
    if (!exceeds || one.limit.effect != AboveLimit::kSessionsDown) continue;
    Finding finding = FindingAbout(one);
    finding.message =
        Concat("More than the ", one.limit.most, " ", one.family,
               " prefixes that are allowed arrive at ", one.receivers, " from ", one.senders,
               ", so the session goes down and all routes over it are "
               "lost. It may come up again and go down again.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kRouteServerFaq, kExpressRouteLimits, kVpnFaq};

}  // namespace

const Detector kPrefixLimitExceeded = {
    {"RS401",
     "prefix-limit-exceeded",
     "More prefixes arrive than Azure allows, and the session goes down",
     Severity::kCritical,
     {"A route server, an ExpressRoute circuit or a VPN gateway ends a BGP session over which more "
      "prefixes arrive than its limit allows.",
      "Not the routes above the limit are lost but all routes over the session, in both "
      "directions, "
      "until fewer are announced.",
      "An appliance announces 1,200 prefixes to a route server that takes 1,000 from each peer.",
      "Summarise what the appliance, the gateway's networks or on-premises announce. For a gateway "
      "towards ExpressRoute, summarized_gateway_prefixes stand for the prefixes of spokes."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

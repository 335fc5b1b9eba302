// All kinds of findings, sorted by code. Blocks: 1xx interruption, 2xx forwarding, 3xx paths,
// 4xx BGP and gateways, 5xx configuration, 9xx limits of the answer. A code is never used again.
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

constexpr const Detector* kDetectors[] = {
    &kRouteServerCreatedBesideGateway,  // RS101
    &kPeeringHalfReplaced,              // RS102
    &kNextHopAddressDisappears,         // RS103
    &kRouteServerRemoved,               // RS104
    &kGatewayReplaced,                  // RS105
    &kGatewayInterrupted,               // RS106
    &kPeeringInterrupted,               // RS107
    &kRouteTableDetached,               // RS108
    &kBgpConnectionReplaced,            // RS109
    &kConnectionInterrupted,            // RS110
    &kApplianceInterrupted,             // RS111
    &kTrafficInterrupted,               // RS112
    &kOutageInAnotherOrder,             // RS113
    &kOperationRefused,                 // RS114
    &kPeeringOutOfSync,                 // RS115
    &kPrefixLimitExceeded,              // RS401
    &kPrefixLimitUnclear,               // RS402
    &kPrefixLimitNear,                  // RS403
    &kCircuitWithoutRoutes,             // RS404
    &kInvalidPrefix,                    // RS501
    &kOverlappingSubnets,               // RS502
    &kSubnetOutsideNetwork,             // RS503
    &kOverlappingPeeredNetworks,        // RS504
    &kDuplicateRoute,                   // RS505
    &kOverlappingAddressSpace,          // RS506
    &kDuplicateAddress,                 // RS507
    &kUnknownNameInConfiguration,       // RS508
    &kExpiredException,                 // RS509
    &kExceptionWithoutEffect,           // RS510
    &kTablesIncomplete,                 // RS901
};

using FindingKey = std::tuple<std::string_view, std::vector<std::string>, std::string>;

FindingKey KeyOf(const Finding& finding) {
  // A finding about the whole network has no resources, and its message counts things.
  return {finding.kind->code, finding.resources,
          finding.resources.empty() ? std::string() : finding.message};
}

void AddAll(const Detector& detector, std::vector<Finding> found, std::vector<Finding>& findings) {
  for (Finding& finding : found) {
    finding.kind = &detector.kind;
    finding.severity = finding.lowered.value_or(detector.kind.severity);
    findings.push_back(std::move(finding));
  }
}

std::vector<Finding> FindAt(const Snapshot& snapshot) {
  std::vector<Finding> findings;
  for (const Detector* detector : kDetectors) {
    if (detector->find != nullptr) AddAll(*detector, detector->find(snapshot), findings);
  }
  return findings;
}

// A cause absorbs what only follows from it: both are about the same operation's resource.
struct Absorption {
  std::string_view cause;
  std::string_view symptom;
};

constexpr Absorption kAbsorptions[] = {
    {"RS102", "RS107"}, {"RS102", "RS114"}, {"RS103", "RS111"}, {"RS105", "RS110"}};

bool IsSymptom(const Finding& finding, const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& cause) {
    if (cause.status == FindingStatus::kResolved || finding.resources.empty()) return false;
    const bool about_it = std::find(cause.resources.begin(), cause.resources.end(),
                                    finding.resources.front()) != cause.resources.end();
    return about_it && std::any_of(std::begin(kAbsorptions), std::end(kAbsorptions),
                                   [&](const Absorption& pair) {
                                     return pair.cause == cause.kind->code &&
                                            pair.symptom == finding.kind->code;
                                   });
  });
}

}  // namespace

std::string_view FindingStatusName(FindingStatus status) {
  switch (status) {
    case FindingStatus::kNew:
      return "new";
    case FindingStatus::kExisting:
      return "existing";
    case FindingStatus::kResolved:
      return "resolved";
  }
  return "";
}

std::string_view ConfidenceName(Basis basis) {
  switch (basis) {
    case Basis::kDocumented:
      return "documented";
    case Basis::kObserved:
      return "observed";
    case Basis::kAssumed:
      return "assumed";
  }
  return "";
}

std::span<const FindingKind* const> FindingKinds() {
  static const auto kinds = [] {
    std::array<const FindingKind*, std::size(kDetectors)> all{};
    std::transform(std::begin(kDetectors), std::end(kDetectors), all.begin(),
                   [](const Detector* detector) { return &detector->kind; });
    return all;
  }();
  return kinds;
}

const FindingKind* FindFindingKind(std::string_view code_or_name) {
  for (const FindingKind* kind : FindingKinds()) {
    if (SameName(kind->code, code_or_name) || SameName(kind->name, code_or_name)) return kind;
  }
  return nullptr;
}

std::vector<Finding> FindAll(const Timeline& timeline) {
  std::vector<Finding> findings = FindAt(timeline.after());
  std::map<FindingKey, size_t> places;
  for (size_t i = 0; i < findings.size(); ++i) places.emplace(KeyOf(findings[i]), i);
  for (Finding& earlier : FindAt(timeline.before())) {
    const auto found = places.find(KeyOf(earlier));
    if (found != places.end()) {
      findings[found->second].status = FindingStatus::kExisting;
    } else {
      earlier.status = FindingStatus::kResolved;
      findings.push_back(std::move(earlier));
    }
  }
  for (const Detector* detector : kDetectors) {
    if (detector->find_over_time != nullptr) {
      AddAll(*detector, detector->find_over_time(timeline), findings);
    }
  }
  std::vector<bool> absorbed;
  for (const Finding& finding : findings) absorbed.push_back(IsSymptom(finding, findings));
  std::vector<Finding> kept;
  for (size_t i = 0; i < findings.size(); ++i) {
    if (!absorbed[i]) kept.push_back(std::move(findings[i]));
  }
  findings = std::move(kept);
  SortFindings(findings);
  return findings;
}

void SortFindings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    const auto order = [](const Finding& finding) {
      return std::tuple(finding.status == FindingStatus::kResolved,
                        -static_cast<int>(finding.severity), finding.kind->code, finding.resources,
                        finding.message);
    };
    return order(a) < order(b);
  });
}

}  // namespace routesight

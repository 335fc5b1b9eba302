// All kinds of findings, sorted by code. Blocks: 1xx interruption, 2xx forwarding, 3xx paths,
// 4xx BGP and gateways, 5xx configuration, 9xx limits of the answer. A code is never used again.
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "evaluator/base/text.h"
#include "evaluator/findings/absorb_symptoms.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/replacement_causes.h"

namespace routesight {
namespace {

constexpr const Detector* kDetectors[] = {
    &kRouteServerCreatedBesideGateway,     // RS101
    &kPeeringHalfReplaced,                 // RS102
    &kNextHopAddressDisappears,            // RS103
    &kRouteServerRemoved,                  // RS104
    &kGatewayReplaced,                     // RS105
    &kGatewayInterrupted,                  // RS106
    &kPeeringInterrupted,                  // RS107
    &kRouteTableDetached,                  // RS108
    &kBgpConnectionReplaced,               // RS109
    &kConnectionInterrupted,               // RS110
    &kApplianceInterrupted,                // RS111
    &kTrafficInterrupted,                  // RS112
    &kOutageInAnotherOrder,                // RS113
    &kOperationRefused,                    // RS114
    &kPeeringOutOfSync,                    // RS115
    &kPropagationSwitched,                 // RS116
    &kServiceEndpointSwitched,             // RS117
    &kCircuitReplaced,                     // RS118
    &kReplacedWithoutChange,               // RS119
    &kTimeoutTooShort,                     // RS120
    &kUpdateWithoutEffect,                 // RS121
    &kGatewaySubnetCutOff,                 // RS201
    &kGatewaySubnetDivertsControl,         // RS202
    &kGatewaySubnetMissesSpoke,            // RS203
    &kPlatformSubnetRestricted,            // RS204
    &kPlatformSubnetUnfit,                 // RS205
    &kTooManyRoutesInTable,                // RS206
    &kTooManyPeerings,                     // RS207
    &kPeeringHalfMissing,                  // RS208
    &kForwardedTrafficNotAllowed,          // RS209
    &kRoutingLoop,                         // RS301
    &kDeadNextHop,                         // RS302
    &kAnnouncedNextHopUnreachable,         // RS303
    &kFirewallBypassed,                    // RS304
    &kAsymmetricInspection,                // RS305
    &kInboundPastAppliance,                // RS306
    &kAnswersLost,                         // RS307
    &kInternetEgressLost,                  // RS308
    &kFastPathPastAppliance,               // RS309
    &kPublicAddressBehindDivertedDefault,  // RS310
    &kBreakoutBehindLearnedDefault,        // RS311
    &kPrivateEndpointPastAppliance,        // RS312
    &kWayOfAnotherKind,                    // RS313
    &kPrivateEndpointAnswersLost,          // RS314
    &kPrefixLimitExceeded,                 // RS401
    &kPrefixLimitUnclear,                  // RS402
    &kPrefixLimitNear,                     // RS403
    &kCircuitWithoutRoutes,                // RS404
    &kTooManyBgpPeers,                     // RS405
    &kGatewayUnfitBesideRouteServer,       // RS406
    &kGatewaysCannotCoexist,               // RS407
    &kRemoteGatewaysBesideOwn,             // RS408
    &kReservedAsn,                         // RS409
    &kAppliancePeersWithOneInstance,       // RS410
    &kAsPathLoop,                          // RS411
    &kCircuitsDoNotTransit,                // RS412
    &kAnnouncedRouteWithoutEffect,         // RS413
    &kCircuitsAtOneLocation,               // RS414
    &kAnnouncedByOneHub,                   // RS415
    &kNetworksOverlapAtHub,                // RS416
    &kTooManyMachines,                     // RS417
    &kInvalidPrefix,                       // RS501
    &kOverlappingSubnets,                  // RS502
    &kSubnetOutsideNetwork,                // RS503
    &kOverlappingPeeredNetworks,           // RS504
    &kDuplicateRoute,                      // RS505
    &kOverlappingAddressSpace,             // RS506
    &kDuplicateAddress,                    // RS507
    &kUnknownNameInConfiguration,          // RS508
    &kExpiredException,                    // RS509
    &kExceptionWithoutEffect,              // RS510
    &kWrittenInTwoPlaces,                  // RS511
    &kTablesIncomplete,                    // RS901
    &kWaysNotLookedAt,                     // RS902
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
  const WaySurvey survey = SurveyWays(snapshot);
  for (const Detector* detector : kDetectors) {
    if (detector->find_on_ways != nullptr) {
      AddAll(*detector, detector->find_on_ways(snapshot, survey), findings);
    }
    if (detector->find != nullptr) AddAll(*detector, detector->find(snapshot), findings);
  }
  return WithoutSymptoms(std::move(findings));
}

// Tells what is new from what was there, and adds what is resolved.
void CompareWith(std::vector<Finding> before, std::vector<Finding>& findings) {
  std::map<FindingKey, size_t> places;
  for (size_t i = 0; i < findings.size(); ++i) places.emplace(KeyOf(findings[i]), i);
  for (Finding& earlier : before) {
    const auto found = places.find(KeyOf(earlier));
    if (found != places.end()) {
      findings[found->second].status = FindingStatus::kExisting;
    } else {
      earlier.status = FindingStatus::kResolved;
      findings.push_back(std::move(earlier));
    }
  }
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

std::vector<Finding> FindAll(const Timeline& timeline, const Plan& plan) {
  auto [findings, earlier] = TwoAtOnce(
      timeline.stays ? Size::kSmall : timeline.size, [&] { return FindAt(timeline.after()); },
      [&] { return timeline.stays ? std::vector<Finding>() : FindAt(timeline.before()); });
  if (timeline.stays) {
    for (Finding& finding : findings) finding.status = FindingStatus::kExisting;
  } else {
    CompareWith(std::move(earlier), findings);
  }
  for (const Detector* detector : kDetectors) {
    if (detector->find_over_time != nullptr) {
      AddAll(*detector, detector->find_over_time(timeline), findings);
    }
    if (detector->find_in_plan != nullptr) {
      AddAll(*detector, detector->find_in_plan(plan, timeline), findings);
    }
  }
  findings = WithoutSymptoms(WithCausesOfReplacements(std::move(findings)));
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

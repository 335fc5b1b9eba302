// A kind of finding and the function that finds it, one file each.
#pragma once

#include <span>
#include <vector>

#include "evaluator/findings/finding.h"
#include "evaluator/findings/way_survey.h"

namespace routesight {

struct Detector {
  FindingKind kind;
  // The findings in the network at one moment. Status is decided by comparing moments; two findings
  // of a kind are the same when their resources and message are.
  std::vector<Finding> (*find)(const Snapshot& snapshot) = nullptr;
  // Or the findings about all moments together; they are always new. With none of these, they are
  // found elsewhere.
  std::vector<Finding> (*find_over_time)(const Timeline& timeline) = nullptr;
  // Or the findings about the ways of packets at one moment.
  std::vector<Finding> (*find_on_ways)(const Snapshot& snapshot, const WaySurvey& survey) = nullptr;
  // Or the findings about what the plan does, whatever becomes of traffic; they are always new.
  std::vector<Finding> (*find_in_plan)(const Plan& plan, const Timeline& timeline) = nullptr;
};

extern const Detector kRouteServerCreatedBesideGateway;
extern const Detector kPeeringHalfReplaced;
extern const Detector kNextHopAddressDisappears;
extern const Detector kRouteServerRemoved;
extern const Detector kGatewayReplaced;
extern const Detector kGatewayInterrupted;
extern const Detector kPeeringInterrupted;
extern const Detector kRouteTableDetached;
extern const Detector kBgpConnectionReplaced;
extern const Detector kConnectionInterrupted;
extern const Detector kApplianceInterrupted;
extern const Detector kTrafficInterrupted;
extern const Detector kOutageInAnotherOrder;
extern const Detector kOperationRefused;
extern const Detector kPeeringOutOfSync;
extern const Detector kPropagationSwitched;
extern const Detector kServiceEndpointSwitched;
extern const Detector kCircuitReplaced;
extern const Detector kReplacedWithoutChange;
extern const Detector kTimeoutTooShort;
extern const Detector kUpdateWithoutEffect;
extern const Detector kGatewaySubnetCutOff;
extern const Detector kGatewaySubnetDivertsControl;
extern const Detector kGatewaySubnetMissesSpoke;
extern const Detector kPlatformSubnetRestricted;
extern const Detector kPlatformSubnetUnfit;
extern const Detector kTooManyRoutesInTable;
extern const Detector kTooManyPeerings;
extern const Detector kPeeringHalfMissing;
extern const Detector kForwardedTrafficNotAllowed;
extern const Detector kRoutingLoop;
extern const Detector kDeadNextHop;
extern const Detector kAnnouncedNextHopUnreachable;
extern const Detector kFirewallBypassed;
extern const Detector kAsymmetricInspection;
extern const Detector kInboundPastAppliance;
extern const Detector kAnswersLost;
extern const Detector kInternetEgressLost;
extern const Detector kFastPathPastAppliance;
extern const Detector kPublicAddressBehindDivertedDefault;
extern const Detector kBreakoutBehindLearnedDefault;
extern const Detector kPrivateEndpointPastAppliance;
extern const Detector kWayOfAnotherKind;
extern const Detector kPrivateEndpointAnswersLost;
extern const Detector kPrefixLimitExceeded;
extern const Detector kPrefixLimitUnclear;
extern const Detector kPrefixLimitNear;
extern const Detector kCircuitWithoutRoutes;
extern const Detector kTooManyBgpPeers;
extern const Detector kGatewayUnfitBesideRouteServer;
extern const Detector kGatewaysCannotCoexist;
extern const Detector kRemoteGatewaysBesideOwn;
extern const Detector kReservedAsn;
extern const Detector kAppliancePeersWithOneInstance;
extern const Detector kAsPathLoop;
extern const Detector kCircuitsDoNotTransit;
extern const Detector kAnnouncedRouteWithoutEffect;
extern const Detector kCircuitsAtOneLocation;
extern const Detector kAnnouncedByOneHub;
extern const Detector kNetworksOverlapAtHub;
extern const Detector kTooManyMachines;
extern const Detector kInvalidPrefix;
extern const Detector kOverlappingSubnets;
extern const Detector kSubnetOutsideNetwork;
extern const Detector kOverlappingPeeredNetworks;
extern const Detector kDuplicateRoute;
extern const Detector kOverlappingAddressSpace;
extern const Detector kDuplicateAddress;
extern const Detector kUnknownNameInConfiguration;
extern const Detector kExpiredException;
extern const Detector kExceptionWithoutEffect;
extern const Detector kWrittenInTwoPlaces;
extern const Detector kTablesIncomplete;
extern const Detector kWaysNotLookedAt;

}  // namespace routesight

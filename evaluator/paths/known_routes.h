// What BGP speakers know of an address: gateways, appliances, on-premises networks and the edges of
// circuits decide by it before any table of Azure does.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/prefix_table.h"
#include "evaluator/control_plane/ribs.h"
#include "evaluator/paths/path.h"

namespace routesight {

// The route that speakers use for an address: several speakers are the instances of one thing.
struct KnownRoute {
  struct Use {
    SpeakerId speaker;
    const BgpCandidate* candidate = nullptr;
  };
  Prefix prefix;
  std::vector<Use> uses;  // Not empty: the best and those that are used together with it.
};

class KnownRoutes {
 public:
  KnownRoutes(const Topology& topology, const Ribs& ribs);  // To which it refers.

  std::span<const SpeakerId> SpeakersOf(GatewayId gateway) const {
    return gateways_[gateway.value];
  }
  std::span<const SpeakerId> SpeakersOf(SiteId site) const { return sites_[site.value]; }
  std::span<const SpeakerId> SpeakersOf(ApplianceId appliance) const {
    return appliances_[appliance.value];
  }
  // The edge that a next hop names: azurerm_express_route_circuit.er#primary; none for other texts.
  SpeakerId EdgeNamed(Symbol next_hop) const {
    const auto found = edges_.find(next_hop);
    return found == edges_.end() ? SpeakerId{} : found->second;
  }

  // The longest prefix with the address of which one of them uses a route.
  std::optional<KnownRoute> Find(std::span<const SpeakerId> speakers, IpAddress address) const;

  // All of their routes that cover the address, the longest first: for whoever asks why.
  std::vector<HeardRoute> Heard(const OwnRoutes& own, IpAddress address) const;

  // What they know of the address, and what may make that different.
  OwnRoutes Of(std::span<const SpeakerId> speakers, IpAddress address) const;

  // The length of the longest prefix with the address among the networks that the gateway announces
  // as its own; -1 if none has it.
  int LongestNetwork(GatewayId gateway, IpAddress address) const;
  bool HasSession(GatewayId gateway, SiteId site) const;
  bool HasSession(SiteId site) const { return speaks_[site.value]; }

  // From whom the route was heard; none for one of its own.
  SpeakerId PeerOf(const BgpCandidate& candidate) const;
  const AzureSpeaker& At(SpeakerId speaker) const { return ribs_.bgp.speakers[speaker]; }

 private:
  void AddGaps(std::span<const SpeakerId> speakers, IpAddress address, OwnRoutes& own_routes) const;

  const Topology& topology_;
  const Ribs& ribs_;
  PrefixTable<const BgpOutcome*> outcomes_;
  std::vector<std::vector<SpeakerId>> gateways_;    // By GatewayId.
  std::vector<std::vector<SpeakerId>> sites_;       // By SiteId.
  std::vector<std::vector<SpeakerId>> appliances_;  // By ApplianceId.
  std::vector<bool> speaks_;                        // By SiteId: whether it has a session at all.
  absl::flat_hash_map<Symbol, SpeakerId> edges_;
  std::vector<std::vector<GapId>> gaps_;  // By SpeakerId: of all its neighbourhood.
  bool all_settled_ = true;               // No speaker changes its mind, or could choose otherwise.
};

}  // namespace routesight

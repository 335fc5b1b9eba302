// The network while something is out of service, once everything has noticed.
#pragma once

#include <optional>

#include "evaluator/failures/failure.h"
#include "evaluator/paths/surroundings.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// How much of what is known without a failure is used again.
enum class Reuse : uint8_t { kUnrelatedParts, kNothing };

// Changes `topology`, a copy of that of `base`, for as long as it lives, and then puts back what
// was there, for the next outage. Nothing else may look at `topology` meanwhile.
//
// VPN-01: Routes of a connection without BGP are taken to go with it; whoever judges ways knows
// better, since Azure keeps them (see dead_tunnel.h).
class Outage {
 public:
  Outage(const FailedThings& down, const Snapshot& base, Topology& topology, Reuse reuse);
  ~Outage();
  Outage(const Outage&) = delete;
  Outage& operator=(const Outage&) = delete;

  const Surroundings& around() const { return *around_; }

 private:
  // What it changes.
  struct Changed {
    Table<NicId, Nic> nics;
    Table<ApplianceId, Appliance> appliances;
    Table<BackendPoolId, BackendPool> pools;
    Table<GatewayConnectionId, GatewayConnection> connections;
    Table<SiteId, Site> sites;
    Table<PeeringId, Peering> peerings;
  };

  Topology& topology_;
  Changed before_;
  std::optional<Ribs> ribs_;  // Absent where those without the failure hold.
  std::optional<Fibs> fibs_;
  std::optional<Surroundings> around_;
};

// Whether it leaves all tables as they are: what forwards without BGP goes down, and nothing else.
bool KeepsAllTables(const FailedThings& down, const Snapshot& base);

}  // namespace routesight

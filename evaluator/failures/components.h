// Which parts of the network have anything to do with one another: what fails in one changes
// nothing in another.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluator/failures/failure.h"
#include "evaluator/ways/way_ends.h"

namespace routesight {

class Components {
 public:
  explicit Components(const Topology& topology);

  // Whether ways from the source may be other ones when these are down.
  bool Touches(const FailedThings& down, const WaySource& source) const;

 private:
  // Every kind of thing has a range of numbers in one union-find.
  size_t Of(size_t thing) const;
  void Join(size_t a, size_t b);
  void JoinVnets();
  void JoinConnections();
  void JoinSpeakers();

  size_t Place(VnetId id) const { return id.value; }
  size_t Place(GatewayConnectionId id) const { return connections_ + id.value; }
  size_t Place(CircuitId id) const { return circuits_ + id.value; }
  size_t Place(SiteId id) const { return sites_ + id.value; }
  size_t Place(LocalNetworkGatewayId id) const { return locals_ + id.value; }
  size_t Place(ApplianceId id) const { return appliances_ + id.value; }
  std::vector<size_t> PlacesOf(const FailedThings& down) const;
  void AddNic(NicId id, std::vector<size_t>& places) const;

  const Topology& topology_;
  size_t connections_;
  size_t circuits_;
  size_t sites_;
  size_t locals_;
  size_t appliances_;
  std::vector<size_t> parents_;
};

}  // namespace routesight

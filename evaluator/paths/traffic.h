// What becomes of traffic, for whoever asks about many pairs: the timeline, findings, failures,
// route tests, reports and the provider.
//
//   const Surroundings around(snapshot.topology, snapshot.ribs, snapshot.fibs);  // Once a
//   snapshot. const Traffic traffic = FateOfTraffic(around, FromSubnet(around, subnet), address);
//   if (traffic.verdict == TrafficVerdict::kLost) …
//
// Contract
// - Surroundings and the origins made from it refer to the snapshot: keep that in place. All calls
// are
//   const and may run at the same time. A call follows one packet and copies no table.
// - What is not known never counts as arriving or as lost: the verdict is kUnknown then, `possible`
//   says what may be, `depends_on` why. Caveats in `path` (a peering that may drop) change no
//   verdict.
// - The way back is another call, from the other end; TraceBothWays does both and compares the
//   stateful devices.
// - Origins: FromSubnet, FromInterface, FromSite, FromLocalNetworkGateway, FromAddress,
// FromInternet,
//   or by the name that a user gives: FindOrigin. Only IPv4 destinations have classes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluator/paths/address_classes.h"
#include "evaluator/paths/origin.h"
#include "evaluator/paths/path.h"
#include "evaluator/paths/round_trip.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

enum class TrafficVerdict : uint8_t {
  kArrives,     // On every way: delivered, or out to the Internet or on-premises.
  kPartlyLost,  // On some of several equal-cost ways.
  kLost,        // On every way.
  kUnknown,
};
std::string_view TrafficVerdictName(TrafficVerdict verdict);  // partly_lost

// Of all ways of a path together.
TrafficVerdict VerdictOf(const Path& path);

struct Traffic {
  TrafficVerdict verdict = TrafficVerdict::kUnknown;
  std::vector<Fate> fates;     // FatesOf the path.
  std::vector<Fate> possible;  // PossibleFates of the path; the same where all is known.
  // Names of what it passes: appliances as described or by their interface, firewalls, gateways,
  // on-premises networks. Sorted. The first list holds what every way passes.
  std::vector<std::string> via;
  std::vector<std::string> via_some;
  std::vector<std::string> exits;  // Where its ways end. Sorted.
  std::vector<Gap> depends_on;
  Path path;
};

Traffic FateOfTraffic(const Surroundings& around, const Origin& origin, IpAddress destination);
// Of packets on a way that is known.
Traffic FateOnPath(const Surroundings& around, Path path);

// Addresses of the prefix that go the same way.
struct TrafficClass {
  std::vector<AddressRange> ranges;  // Sorted.
  Traffic traffic;
};

// All addresses of a prefix, by way, in order of their first addresses. `ranges` are those of
// FindAddressRanges, found once for many calls.
std::vector<TrafficClass> FatesOfTraffic(const Surroundings& around, const Origin& origin,
                                         const Prefix& destinations,
                                         std::span<const AddressRange> ranges);

// The way in names: equal at two moments if packets go the same way for the same reasons and meet
// the same fates.
std::string WayInNames(const Surroundings& around, const Path& path);
std::string WayInNames(const Surroundings& around, const RoundTrip& trip);  // Both ways.

}  // namespace routesight

// How the packets of every sender to every destination fare at each of several moments.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evaluator/base/interned_lists.h"
#include "evaluator/timeline/ways.h"

namespace routesight {

enum class Thoroughness : uint8_t {
  kEveryDestination,
  // Destinations that a sender's own table treats alike at every moment are taken to fare alike:
  // one of them is followed.
  kOneOfEachRow,
};

struct WaysInTimeTag;
using WaysInTimeId = Id<WaysInTimeTag>;  // Of TrafficHistory::ways; equal ids are equal ways.

// A range of addresses without the longer ranges in the same list.
struct Destination {
  Prefix prefix;
  std::optional<size_t> parent;  // The place of the shortest range around it, if one is listed.
  IpAddress sample;              // The one that was followed, or would have been.
  // Whether the table of the sender has it at some moment; of on-premises, whether it is a subnet.
  bool in_table = false;
};
using Destinations = std::vector<Destination>;  // Sorted by prefix.

struct SenderHistory {
  SenderId id = 0;
  Sender sender;
  std::string virtual_network;
  std::shared_ptr<const Destinations> destinations;  // Senders with rows for the same share them.
  std::vector<WaysInTimeId> ways;                    // By destination.

  // Whether a destination is told apart from the one around it: what the table has, and what fares
  // otherwise.
  bool StandsAlone(size_t place) const {
    const Destination& one = (*destinations)[place];
    return one.in_table || !one.parent || ways[*one.parent] != ways[place];
  }
};

struct TrafficHistory {
  // Those that are there at the first and the last moment. Sorted by sender.
  std::vector<SenderHistory> senders;
  InternedLists<WaysInTimeId, WayId> ways;  // By moment.
};

TrafficHistory FollowTraffic(std::span<MomentWays* const> moments, Thoroughness thoroughness);

// What can be afforded, if so many moments are to be looked at in a network like this.
Thoroughness AffordableFor(std::span<MomentWays* const> moments, size_t count);

}  // namespace routesight

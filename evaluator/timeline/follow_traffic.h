// How the packets of every sender to every destination fare at each of several moments.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evaluator/timeline/ways.h"

namespace routesight {

enum class Thoroughness : uint8_t {
  kEveryDestination,
  // Destinations that a sender's own table treats alike at every moment are taken to fare alike:
  // one of them is followed.
  kOneOfEachRow,
};

// A range of addresses without the longer ranges that are listed for the same sender.
struct DestinationHistory {
  Prefix prefix;
  std::optional<size_t> parent;  // The place of the shortest range around it, if one is listed.
  IpAddress sample;              // The one that was followed, or would have been.
  std::vector<WayId> ways;       // By moment.
  // Whether the table of the sender has it at some moment; of on-premises, whether it is a subnet.
  bool in_table = false;
};

struct SenderHistory {
  SenderId id = 0;
  Sender sender;
  std::string virtual_network;
  std::vector<DestinationHistory> destinations;  // Sorted by prefix.
};

// Of senders that are there at the first and the last moment. Sorted by sender.
std::vector<SenderHistory> FollowTraffic(std::span<MomentWays* const> moments,
                                         Thoroughness thoroughness);

// What can be afforded, if so many moments are to be looked at in a network like this.
Thoroughness AffordableFor(std::span<MomentWays* const> moments, size_t count);

}  // namespace routesight

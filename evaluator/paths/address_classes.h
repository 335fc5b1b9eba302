// Destinations that every table, and everything else that decides about packets, treats alike.
#pragma once

#include <span>
#include <vector>

#include "evaluator/paths/origin.h"
#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

struct AddressRange {
  IpAddress first;
  IpAddress last;
  friend bool operator==(const AddressRange&, const AddressRange&) = default;
};

// The fewest prefixes that hold just the addresses of the range.
std::vector<Prefix> PrefixesOf(const AddressRange& range);

// The IPv4 addresses cut at every boundary that matters anywhere in the network. Sorted, without
// holes: two addresses of one range have the same way from every origin.
std::vector<AddressRange> FindAddressRanges(const Surroundings& around);

// All IPv4 addresses as one range.
std::vector<AddressRange> AllAddresses();

// What of the ranges lies in the prefix.
std::vector<AddressRange> RangesInside(const Prefix& prefix, std::span<const AddressRange> ranges);

// Adds a range behind those that are there; neighbours are joined.
void AddRange(const AddressRange& range, std::vector<AddressRange>& ranges);

// Ranges of destinations with one outcome.
struct DestinationClass {
  std::vector<AddressRange> ranges;  // Sorted; neighbours are joined.
  Path path;                         // Of the first address of the first range.
};

// All destinations from an origin, by outcome: the hops with the same decisions and ends. In order
// of their first addresses.
std::vector<DestinationClass> FindDestinationClasses(const Surroundings& around,
                                                     const Origin& origin,
                                                     std::span<const AddressRange> ranges);

}  // namespace routesight

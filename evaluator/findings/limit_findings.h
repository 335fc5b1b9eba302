// What findings about limits on prefixes have in common.
#pragma once

#include <string>
#include <vector>

#include "evaluator/findings/finding.h"

namespace routesight {

// A limit on one resource. Of several sessions of it the one over which most arrives stands for
// all.
struct LimitOfResource {
  std::string resource;
  std::string senders;  // "nva1 and nva2"
  std::string receivers;
  std::string family;  // IPv4
  BgpLimit limit;
  BgpCount count;
  uint32_t near = 0;
  bool down = false;                 // A session of it, by this limit or another.
  std::vector<std::string> subnets;  // That may get routes over it. Sorted.
};

// Sorted by resource, rule and family.
std::vector<LimitOfResource> LimitsAt(const Snapshot& snapshot);

// With the parts that every such finding has.
Finding FindingAbout(const LimitOfResource& limit);

}  // namespace routesight

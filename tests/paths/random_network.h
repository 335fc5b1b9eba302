// Random networks for laws that hold on all of them.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "evaluator/paths/surroundings.h"

namespace routesight {

// Random numbers of 32 bits.
class Random {
 public:
  using result_type = uint32_t;
  explicit Random(uint32_t seed) : engine_(seed) {}
  static constexpr uint32_t min() { return 0; }
  static constexpr uint32_t max() { return 0xffffffff; }
  uint32_t operator()() { return static_cast<uint32_t>(engine_()); }
  bool OneIn(unsigned of) { return (*this)() % of == 0; }

 private:
  std::mt19937 engine_;
};

// In the words of tests/support/network_text.h, a line a thing, so that their order can be changed.
//
// A hub, spokes that may be peered with it and each other, tables full of random routes, and
// appliances that may send each other in circles.
std::vector<std::string> RandomNetwork(Random& random);

// Hubs with route servers, gateways of both kinds and appliances that exchange routes with them,
// each other and sites, in tunnels or not; spokes that use one hub or are peered with several.
std::vector<std::string> RandomBgpNetwork(Random& random);

// 10.0.0.0/8 and the sites more often than the rest, and the edges of ranges more often than what
// lies between.
IpAddress RandomAddress(Random& random);

// A network with everything computed from it; stays in place.
struct ComputedNetwork {
  explicit ComputedNetwork(const std::vector<std::string>& lines);
  Topology topology;
  Ribs ribs;
  Fibs fibs;
  Surroundings around;
};

// How many networks to make: what ROUTESIGHT_RUNS says, else as many as take a moment.
int RandomRuns();

}  // namespace routesight

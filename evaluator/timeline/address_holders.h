// Which addresses somebody has who takes packets there.
#pragma once

#include <set>
#include <span>
#include <string>

#include "evaluator/timeline/timeline.h"

namespace routesight {

class AddressHolders {
 public:
  // An interface that has a machine at one of these moments has no address without it.
  explicit AddressHolders(std::span<const Snapshot* const> moments);

  // DOWN-22: The addresses that somebody has at another of these moments and nobody at this one.
  // One that nothing at hand has at any moment may be somebody else's.
  std::set<std::string> VacantAt(const Topology& topology) const;
  // The private addresses, and texts that name them, of interfaces, load balancers and firewalls.
  std::set<std::string> AddressesIn(const Topology& topology) const;

 private:
  std::set<std::string> attached_;
  std::set<std::string> ever_held_;
};

}  // namespace routesight

#include "evaluator/topology/next_hop_sets.h"

#include <catch2/catch.hpp>
#include <vector>

namespace routesight {
namespace {

NextHops To(uint32_t address) { return {{Symbol{address}}, {}, {}}; }

std::vector<NextHops> InUse(const NextHopSets& sets) {
  std::vector<NextHops> in_use;
  sets.ForEachInUse([&](const NextHops& set) { in_use.push_back(set); });
  return in_use;
}

}  // namespace

TEST_CASE("each set of next hops is kept once") {
  NextHopSets sets;
  const NextHopsId first = sets.Add(To(1));
  NextHops learned = To(1);
  learned.as_path.emplace();
  CHECK(sets.Add(learned) != first);
  NextHops of_appliance = To(1);
  of_appliance.networks = {Symbol{7}};
  CHECK(sets.Add(of_appliance) != first);
  CHECK(sets.Add(To(1)) == first);
  CHECK(sets[first] == To(1));
  CHECK(sets.size() == 3);
}

TEST_CASE("what another moment knows keeps its id, and is in use when somebody asks for it") {
  NextHopSets before;
  before.Add(To(1));
  const NextHopsId second = before.Add(To(2));
  NextHopSets after = before.AsKnown();
  CHECK(InUse(after).empty());
  CHECK(after.Add(To(2)) == second);
  after.Add(To(3));
  CHECK(InUse(after) == std::vector<NextHops>{To(2), To(3)});
  CHECK(InUse(before) == std::vector<NextHops>{To(1), To(2)});
}

}  // namespace routesight

// Where not every destination can be followed, one stands for those that the sender's own table
// treats alike at every moment.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/timeline/follow_traffic.h"
#include "tests/support/network_text.h"
#include "tests/support/random_hubs.h"

namespace routesight {
namespace {

constexpr std::string_view kNetwork = R"(
    network hub 10.0.0.0/16
    subnet app of hub 10.0.1.0/24 table t
    table t
)";

// The ways of the sender to the prefix: 0 for the first, 1 for the next that is another.
std::vector<size_t> WaysTo(std::string_view prefix, std::string_view subnet,
                           const TrafficHistory& traffic) {
  for (const SenderHistory& history : traffic.senders) {
    if (history.sender.subnet != subnet) continue;
    for (size_t i = 0; i < history.ways.size(); ++i) {
      if ((*history.destinations)[i].prefix.ToString() != prefix) continue;
      std::vector<size_t> numbers;
      std::vector<WayId> known;
      for (const WayId way : traffic.ways[history.ways[i]]) {
        const auto found = std::find(known.begin(), known.end(), way);
        numbers.push_back(static_cast<size_t>(found - known.begin()));
        if (found == known.end()) known.push_back(way);
      }
      return numbers;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("destinations that a table treats alike at some moments only are followed apart") {
  const auto with = [](std::string_view one, std::string_view two) {
    return SnapshotOf("", Concat(kNetwork, "route one in t 20.0.0.0/24 ", one, "\n",
                                 "route two in t 20.0.1.0/24 ", two, "\n"));
  };
  const Snapshot before = with("None", "None");
  const Snapshot between = with("None", "Internet");
  const Snapshot after = with("Internet", "Internet");
  const AllWays ways(std::vector<const Snapshot*>{&before, &between, &after});
  const TrafficHistory traffic = FollowTraffic(ways.moments(), Thoroughness::kOneOfEachRow);
  using Ways = std::vector<size_t>;
  CHECK(WaysTo("20.0.0.0/24", "app", traffic) == Ways{0, 0, 1});
  CHECK(WaysTo("20.0.1.0/24", "app", traffic) == Ways{0, 1, 1});
}

// One that stands for others has a way of its own, which is followed.
TEST_CASE("who is followed fares as with every destination followed") {
  size_t compared = 0;
  for (uint32_t seed = 1; seed <= 30; ++seed) {
    const Snapshot before = SnapshotOf("", RandomHubs(seed));
    const Snapshot after = SnapshotOf("", RandomHubs(seed + 1));
    const AllWays ways(std::vector<const Snapshot*>{&before, &after});
    const TrafficHistory some = FollowTraffic(ways.moments(), Thoroughness::kOneOfEachRow);
    const TrafficHistory all = FollowTraffic(ways.moments(), Thoroughness::kEveryDestination);
    REQUIRE(some.senders.size() == all.senders.size());
    for (size_t s = 0; s < some.senders.size(); ++s) {
      const SenderHistory& one = some.senders[s];
      const SenderHistory& whole = all.senders[s];
      REQUIRE(one.sender == whole.sender);
      REQUIRE(one.ways.size() == one.destinations->size());
      size_t equal = 0;
      for (size_t i = 0; i < one.ways.size(); ++i) {
        const Destination& destination = (*one.destinations)[i];
        const auto same = std::find_if(
            whole.destinations->begin(), whole.destinations->end(),
            [&](const Destination& other) { return other.prefix == destination.prefix; });
        REQUIRE(same != whole.destinations->end());
        const size_t place = static_cast<size_t>(same - whole.destinations->begin());
        const auto a = some.ways[one.ways[i]];
        const auto b = all.ways[whole.ways[place]];
        const bool is_equal = std::equal(a.begin(), a.end(), b.begin(), b.end());
        // The first of each list is followed itself.
        if (i == 0) CHECK(is_equal);
        if (is_equal) ++equal;
      }
      compared += equal;
    }
  }
  CHECK(compared > 200);
}

}  // namespace routesight

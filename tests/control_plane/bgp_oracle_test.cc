// Random networks through the BGP engine and its plain counterpart, and laws that always hold.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "evaluator/control_plane/bgp_rounds.h"
#include "evaluator/control_plane/solve_bgp.h"
#include "tests/oracle/plain_bgp.h"
#include "tests/oracle/random_bgp.h"

namespace routesight {
namespace {

std::vector<SpeakerId> Turns(const BgpNetwork& network, BgpTurns turns) {
  std::vector<SpeakerId> order;
  for (size_t i = 0; i < network.speakers.size(); ++i) order.push_back(network.speakers.IdAt(i));
  if (turns == BgpTurns::kDescending) std::reverse(order.begin(), order.end());
  return order;
}

const BgpCandidate* BestOf(const BgpRib& rib) {
  const auto best =
      std::find_if(rib.candidates.begin(), rib.candidates.end(),
                   [](const BgpCandidate& one) { return one.state == BgpState::kBest; });
  return best == rib.candidates.end() ? nullptr : &*best;
}

void RequireSame(const BgpCandidate* fast, const std::optional<PlainRoute>& plain,
                 const BgpLists& lists) {
  REQUIRE((fast != nullptr) == plain.has_value());
  if (fast == nullptr) return;
  const auto path = lists.as_paths[fast->route.as_path];
  REQUIRE(std::equal(path.begin(), path.end(), plain->as_path.begin(), plain->as_path.end()));
  const auto communities = lists.communities[fast->route.communities];
  REQUIRE(std::equal(communities.begin(), communities.end(), plain->communities.begin(),
                     plain->communities.end()));
  REQUIRE((fast->heard_at.has_value() ? fast->heard_at->session.value + 1 : 0) == plain->session);
  REQUIRE(fast->route.next_hop == plain->next_hop);
  REQUIRE(fast->route.local_preference == plain->local_preference);
  REQUIRE(fast->route.med == plain->med);
  REQUIRE(fast->route.origin == plain->origin);
  REQUIRE(fast->route.route_class == plain->route_class);
  REQUIRE(fast->route.originator == plain->originator);
}

TEST_CASE("the engine gives what the plain one gives, for every prefix") {
  std::mt19937 random(20260502);  // NOLINT: the same networks in every run.
  int restless = 0;
  int undecided = 0;
  for (int round = 0; round < 1500; ++round) {
    const BgpNetwork network = RandomBgpNetwork(random);
    const BgpResult result = SolveBgp(network);
    for (const BgpPrefixOutcome& one : result.prefixes) {
      const BgpOutcome& outcome = result.outcomes[one.outcome];
      const auto plain =
          SolvePlainly(network, one.prefix, Turns(network, BgpTurns::kAscending), {});
      REQUIRE(plain.has_value() == outcome.restless.empty());
      if (!plain.has_value()) {
        ++restless;
        continue;
      }
      for (size_t i = 0; i < plain->best.size(); ++i) {
        RequireSame(BestOf(outcome.ribs[i]), plain->best[i], result.lists);
      }
      const auto other =
          SolvePlainly(network, one.prefix, Turns(network, BgpTurns::kDescending), {});
      const bool is_certain = other.has_value() && other->best == plain->best;
      REQUIRE(is_certain == outcome.undecided.empty());
      if (!is_certain) ++undecided;
    }
  }
  CHECK(restless > 0);
  CHECK(undecided > 0);
}

TEST_CASE("the order in which routes are found changes nothing") {
  std::mt19937 random(3);  // NOLINT
  for (int round = 0; round < 300; ++round) {
    BgpNetwork network = RandomBgpNetwork(random);
    const BgpResult before = SolveBgp(network);
    std::shuffle(network.originations.begin(), network.originations.end(), random);
    const BgpResult after = SolveBgp(network);
    REQUIRE(before.prefixes.size() == after.prefixes.size());
    for (size_t i = 0; i < before.prefixes.size(); ++i) {
      const BgpOutcome& one = before.outcomes[before.prefixes[i].outcome];
      const BgpOutcome& other = after.outcomes[after.prefixes[i].outcome];
      REQUIRE(one.restless == other.restless);
      REQUIRE(one.undecided == other.undecided);
      for (size_t speaker = 0; speaker < one.ribs.size(); ++speaker) {
        const auto& a = one.ribs[speaker].candidates;
        const auto& b = other.ribs[speaker].candidates;
        REQUIRE(std::equal(a.begin(), a.end(), b.begin(), b.end(),
                           [](const BgpCandidate& x, const BgpCandidate& y) {
                             return x.route == y.route && x.heard_at == y.heard_at &&
                                    x.state == y.state && x.rule == y.rule && x.winner == y.winner;
                           }));
      }
    }
  }
}

TEST_CASE("every speaker has one best route or none that it accepts") {
  std::mt19937 random(4);  // NOLINT
  for (int round = 0; round < 300; ++round) {
    BgpNetwork network = RandomBgpNetwork(random);
    for (BgpSpeaker& speaker : network.speakers) speaker.max_paths = 1 + round % 4;
    const BgpResult result = SolveBgp(network);
    for (const BgpOutcome& outcome : result.outcomes) {
      for (const BgpRib& rib : outcome.ribs) {
        const auto count = [&](BgpState state) {
          return std::count_if(rib.candidates.begin(), rib.candidates.end(),
                               [&](const BgpCandidate& one) { return one.state == state; });
        };
        const bool has_accepted =
            count(BgpState::kRejected) < static_cast<int64_t>(rib.candidates.size());
        REQUIRE(count(BgpState::kBest) == (has_accepted ? 1 : 0));
        REQUIRE(count(BgpState::kBest) + count(BgpState::kEqual) <= 1 + round % 4);
      }
    }
  }
}

}  // namespace
}  // namespace routesight

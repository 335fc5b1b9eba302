// Limits on what arrives over sessions, in networks of plain BGP speakers.
#include "evaluator/control_plane/bgp_limits.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "tests/oracle/random_bgp.h"
#include "tests/support/bgp_text.h"

namespace routesight {
namespace {

// Limits what arrives over a session at the speaker.
void Limit(NamedBgpNetwork& named, std::string_view session, std::string_view speaker,
           uint32_t most) {
  const auto place = std::find(named.sessions.begin(), named.sessions.end(), session);
  const BgpSessionId id =
      named.network.sessions.IdAt(static_cast<size_t>(place - named.sessions.begin()));
  const SpeakerId at = named.Speaker(speaker);
  BgpLimit limit;
  limit.rule = RuleNamed("LIM-10");
  const uint8_t side = named.network.sessions[id].ends[0].speaker == at ? 0 : 1;
  limit.receivers = {{id, side}};
  limit.least = limit.most = most;
  named.network.limits.Add(limit);
}

std::string Down(const NamedBgpNetwork& named) {
  const BgpWithinLimits solved = SolveWithinLimits(named.network);
  std::string text;
  for (const BgpSessionId id : solved.down) text += Concat(named.sessions[id.value], " ");
  for (const BgpCount& count : solved.counts) {
    text += Concat(count.accepted, count.state == LimitState::kWithin     ? "."
                                   : count.state == LimitState::kUnclear  ? "?"
                                   : count.state == LimitState::kExceeded ? "!"
                                                                          : "!!");
  }
  return text;
}

constexpr std::string_view kChain = R"(
speaker a 65001
speaker b 65002
speaker c 65003
session ab a b
session bc b c
route a 10.1.0.0/16
route a 10.2.0.0/16
route a 10.3.0.0/16
)";

TEST_CASE("a session goes down where more arrives than its limit") {
  NamedBgpNetwork named = BgpNetworkFrom(kChain);
  Limit(named, "ab", "b", 2);
  CHECK(Down(named) == "ab 3!");
}

TEST_CASE("at its limit a session stays up, and what its other end hears does not count") {
  NamedBgpNetwork named = BgpNetworkFrom(kChain);
  Limit(named, "ab", "b", 3);
  Limit(named, "ab", "a", 0);
  CHECK(Down(named) == "3.0.");
}

TEST_CASE("a session stays up that exceeds only by what comes over one that goes down") {
  NamedBgpNetwork named = BgpNetworkFrom(kChain);
  Limit(named, "bc", "c", 2);
  Limit(named, "ab", "b", 2);
  CHECK(Down(named) == "ab 0.3!");
}

TEST_CASE("sessions that exceed only by each other all go down, and that is told") {
  NamedBgpNetwork named = BgpNetworkFrom(R"(
speaker a 65001
speaker b 65002
speaker far 65003
speaker wide 65004
session af far a
session bf wide b
session ab a b
route far 10.1.0.0/16
route far 10.2.0.0/16
route wide 10.3.0.0/16
route wide 10.4.0.0/16
)");
  // Each end of the session in the middle hears two; so does what lies behind it.
  Limit(named, "af", "far", 1);
  Limit(named, "bf", "b", 1);
  CHECK(Down(named) == "bf 0.2!");
  // Where the way leads round, each needs what came over the other.
  NamedBgpNetwork ring = BgpNetworkFrom(R"(
speaker a 65001
speaker b 65002
session one a b
session two b a
route a 10.1.0.0/16
route b 10.2.0.0/16
)");
  Limit(ring, "one", "b", 0);
  Limit(ring, "two", "a", 0);
  CHECK(Down(ring) == "one two 1!1!");
}

TEST_CASE("refused routes do not decide, and loops do not count") {
  NamedBgpNetwork named = BgpNetworkFrom(R"(
speaker a 65001
speaker b 65002
session ab a b
import ab b except 10.2.0.0/16 by BGP-21
route a 10.1.0.0/16
route a 10.2.0.0/16
route a 10.3.0.0/16 path 65002
)");
  Limit(named, "ab", "b", 1);
  CHECK(Down(named) == "1?");
  named.network.limits = {};
  Limit(named, "ab", "b", 2);
  CHECK(Down(named) == "1.");
}

// Gives some sessions limits that random networks of a few prefixes exceed.
void AddRandomLimits(BgpNetwork& network, std::mt19937& random) {
  for (size_t i = 0; i < network.sessions.size(); ++i) {
    if (random() % 2 == 0) continue;
    BgpLimit limit;
    limit.rule = RuleNamed("LIM-10");
    limit.receivers = {{network.sessions.IdAt(i), static_cast<uint8_t>(random() % 2)}};
    limit.least = limit.most = static_cast<uint32_t>(random() % 3);
    network.limits.Add(limit);
  }
}

bool SameRibs(const BgpResult& one, const BgpResult& other) {
  if (one.prefixes.size() != other.prefixes.size()) return false;
  for (size_t i = 0; i < one.prefixes.size(); ++i) {
    const auto& a = one.outcomes[one.prefixes[i].outcome].ribs;
    const auto& b = other.outcomes[other.prefixes[i].outcome].ribs;
    for (size_t speaker = 0; speaker < a.size(); ++speaker) {
      const bool same = std::equal(
          a[speaker].candidates.begin(), a[speaker].candidates.end(), b[speaker].candidates.begin(),
          b[speaker].candidates.end(), [](const BgpCandidate& x, const BgpCandidate& y) {
            return x.route == y.route && x.heard_at == y.heard_at && x.state == y.state;
          });
      if (!same) return false;
    }
  }
  return true;
}

TEST_CASE("limits that nothing exceeds change nothing") {
  std::mt19937 random(11);  // NOLINT: the same networks in every run.
  for (int round = 0; round < 300; ++round) {
    BgpNetwork network = RandomBgpNetwork(random);
    const BgpResult plain = SolveBgp(network);
    AddRandomLimits(network, random);
    for (BgpLimit& limit : network.limits) limit.least = limit.most = 1'000'000;
    const BgpWithinLimits limited = SolveWithinLimits(network);
    REQUIRE(limited.down.empty());
    REQUIRE(SameRibs(limited.routes, plain));
  }
}

TEST_CASE("each session that is down exceeded, none that is up does, and order changes nothing") {
  std::mt19937 random(12);  // NOLINT
  size_t down = 0;
  for (int round = 0; round < 600; ++round) {
    BgpNetwork network = RandomBgpNetwork(random);
    AddRandomLimits(network, random);
    const BgpWithinLimits limited = SolveWithinLimits(network);
    down += limited.down.size();
    std::set<BgpSessionId> exceeded;
    for (size_t i = 0; i < limited.counts.size(); ++i) {
      const BgpLimit& limit = network.limits[network.limits.IdAt(i)];
      const BgpCount& count = limited.counts[i];
      const bool is_exceeded =
          count.state == LimitState::kExceeded || count.state == LimitState::kExceededTogether;
      REQUIRE(is_exceeded == (count.accepted > limit.most));
      if (is_exceeded) exceeded.insert(limit.receivers.front().session);
    }
    REQUIRE(std::vector<BgpSessionId>(exceeded.begin(), exceeded.end()) == limited.down);

    // The routes are those of the network without these sessions.
    BgpNetwork without = network;
    for (const BgpSessionId id : limited.down) without.sessions[id].state = SessionState::kDown;
    without.limits = {};
    REQUIRE(SameRibs(limited.routes, SolveBgp(without)));

    BgpNetwork shuffled = network;
    std::shuffle(shuffled.originations.begin(), shuffled.originations.end(), random);
    std::vector<BgpLimit> limits(network.limits.begin(), network.limits.end());
    std::shuffle(limits.begin(), limits.end(), random);
    shuffled.limits = {};
    for (BgpLimit& limit : limits) shuffled.limits.Add(std::move(limit));
    REQUIRE(SolveWithinLimits(shuffled).down == limited.down);
  }
  CHECK(down > 200);
}

}  // namespace
}  // namespace routesight

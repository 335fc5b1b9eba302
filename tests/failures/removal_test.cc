// A second way to the same answer: what fails is taken out of the words that describe the network,
// and everything is built anew from what is left.
#include <catch2/catch.hpp>
#include <set>

#include "evaluator/base/text.h"
#include "evaluator/failures/analyse_failures.h"
#include "evaluator/ways/way_ends.h"
#include "tests/support/network_text.h"
#include "tests/support/random_hubs.h"

namespace routesight {
namespace {

// The lines of the network that stand for what fails; none where removing lines is no such failure.
std::vector<std::string> LinesOf(const FailureEffect& effect) {
  switch (effect.kind) {
    case FailureKind::kPeering: {
      const size_t to = effect.name.find("-to-");
      const std::string a = effect.name.substr(0, to);
      const std::string b = effect.name.substr(to + 4);
      return {Concat("peering ", a, " ", b, " "), Concat("peering ", b, " ", a, " ")};
    }
    case FailureKind::kBgpSession:
      return {Concat("bgp ", effect.name, " ")};
    case FailureKind::kAppliance:
    case FailureKind::kGatewayInstance:
    case FailureKind::kRouteServerInstance:
    case FailureKind::kCircuit:
    case FailureKind::kCircuitLink:
    case FailureKind::kConnection:
    case FailureKind::kZone:
    case FailureKind::kRegion:
    case FailureKind::kNamed:
      return {};
  }
  return {};
}

std::string Without(const std::string& text, const std::vector<std::string>& lines) {
  std::string left;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find('\n', begin) + 1;
    const std::string line = text.substr(begin, end - begin);
    begin = end;
    const bool gone = std::any_of(lines.begin(), lines.end(),
                                  [&](const std::string& one) { return line.starts_with(one); });
    if (!gone) left += line;
  }
  return left;
}

using Pairs = std::set<std::string>;

Pairs PairsOf(const FailureEffect& effect) {
  Pairs pairs;
  for (const auto* list : {&effect.lost, &effect.unknown}) {
    for (const AffectedTraffic& one : *list) pairs.insert(Concat(one.from, ">", one.to));
  }
  return pairs;
}

// What arrives in the whole network and not in what is left of it.
Pairs LostWithout(const Snapshot& whole, const Snapshot& left) {
  const Surroundings around(whole.topology, whole.ribs, whole.fibs);
  const Surroundings then(left.topology, left.ribs, left.fibs);
  Pairs lost;
  const std::vector<WaySource> sources = FindWaySources(around);
  for (const WaySource& source : sources) {
    for (const WayTarget& target : FindWayTargets(sources)) {
      if (target.end == source.end ||
          FateOfTraffic(around, source.origin, target.address).verdict !=
              TrafficVerdict::kArrives) {
        continue;
      }
      const std::optional<Origin> origin = FindOrigin(then, source.end.name);
      REQUIRE(origin.has_value());
      if (FateOfTraffic(then, *origin, target.address).verdict != TrafficVerdict::kArrives) {
        lost.insert(Concat(source.end.name, ">", target.end.name));
      }
    }
  }
  return lost;
}

}  // namespace

TEST_CASE("a peering or session that fails costs what a network without it does not carry") {
  size_t compared = 0;
  size_t lost = 0;
  for (uint32_t seed = 1; seed <= 25; ++seed) {
    const std::string text = RandomHubs(seed);
    Snapshot whole = SnapshotOf("after", text);
    const FailureAnalysis analysis =
        AnalyseFailures(whole, {}, Reuse::kUnrelatedParts, kMostWaysOfFailures);
    for (const FailureEffect& effect : analysis.effects) {
      const std::vector<std::string> lines = LinesOf(effect);
      if (lines.empty()) continue;
      INFO("seed " << seed << ", " << effect.name << "\n" << text);
      const Pairs expected = LostWithout(whole, SnapshotOf("left", Without(text, lines)));
      CHECK(PairsOf(effect) == expected);
      ++compared;
      lost += expected.size();
    }
  }
  CHECK(compared > 100);
  CHECK(lost > 200);
}

}  // namespace routesight

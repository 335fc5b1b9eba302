// Makes cases for compare_with_bird.py: configurations of BIRD, and the best routes that the BGP
// engine expects in them.
//
//   bird_cases FOLDER SEED NETWORKS PORT
//
// writes FOLDER/healthy.conf, healthy.expected, failed.conf and failed.expected: the same networks
// before and after a failure. Networks that may not come to rest, or not always in one state, are
// left out and counted on the standard output.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <string>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/solve_bgp.h"
#include "tests/oracle/bird_configuration.h"
#include "tests/oracle/plain_bgp.h"
#include "tests/oracle/random_bgp.h"

namespace routesight {
namespace {

constexpr int kAttempts = 60;  // To find a second stable state.

// What is left of what was heard once the network has failed.
PlainHeard Surviving(const PlainHeard& heard, const std::vector<BgpSessionId>& sessions) {
  PlainHeard surviving;
  for (uint32_t i = 0; i < sessions.size(); ++i) {
    for (const int side : {0, 1}) {
      const auto found = heard.find({sessions[i], side});
      if (found == heard.end()) continue;
      PlainRoute route = found->second;
      route.session = i + 1;
      surviving.emplace(std::pair(BgpSessionId{i}, side), route);
    }
  }
  return surviving;
}

// The network while some of its sessions are not up yet.
BgpNetwork WithQuietSessions(const BgpNetwork& network, std::mt19937& random) {
  BgpNetwork quiet = network;
  for (BgpSession& session : quiet.sessions) {
    if (random() % 2 == 0) continue;
    const BgpFilter nothing = RefuseClasses(RuleNamed("BGP-03"), RouteClasses::All());
    for (BgpSessionEnd& end : session.ends) end.announce.filters = {nothing};
  }
  return quiet;
}

// Where the speakers come to rest from nothing, from `earlier` and while sessions come up one after
// another; nothing if they do not, or not always in one state, as far as some attempts show.
std::optional<PlainOutcome> OnlyOutcome(const BgpNetwork& network, const Prefix& prefix,
                                        const PlainHeard& earlier, std::mt19937& random) {
  std::vector<SpeakerId> turns;
  for (size_t i = 0; i < network.speakers.size(); ++i) turns.push_back(network.speakers.IdAt(i));
  const auto first = SolvePlainly(network, prefix, turns, {});
  for (int attempt = 0; attempt < kAttempts && first.has_value(); ++attempt) {
    std::shuffle(turns.begin(), turns.end(), random);
    PlainHeard start = earlier;
    if (attempt % 2 != 0) {
      const auto quiet = SolvePlainly(WithQuietSessions(network, random), prefix, turns, {});
      if (quiet.has_value()) start = quiet->heard;
      std::shuffle(turns.begin(), turns.end(), random);
    }
    if (SolvePlainly(network, prefix, turns, start) != first) return std::nullopt;
  }
  return first;
}

bool IsCertain(const BgpNetwork& network, const FailedBgpNetwork& failed, std::mt19937& random) {
  std::set<Prefix> prefixes;
  for (const BgpOrigination& one : network.originations) prefixes.insert(one.prefix);
  for (const Prefix& prefix : prefixes) {
    const auto healthy = OnlyOutcome(network, prefix, {}, random);
    if (!healthy.has_value()) return false;
    const PlainHeard surviving = Surviving(healthy->heard, failed.sessions);
    if (!OnlyOutcome(failed.network, prefix, surviving, random).has_value()) return false;
  }
  return true;
}

std::string BestRoute(uint32_t number, const BgpCandidate& best, const BgpLists& lists,
                      const std::vector<BgpSessionId>& sessions) {
  if (!best.heard_at.has_value()) return "own";
  const BgpEnd end = *best.heard_at;
  std::string text = BirdSession(number, sessions[end.session.value], end.side) + " path";
  for (const Asn asn : lists.as_paths[best.route.as_path]) text += Concat(" ", asn.value);
  text += Concat(" next ", BirdAddress(best.route.next_hop), " preference ",
                 best.route.local_preference);
  if (best.route.med.has_value()) text += Concat(" med ", *best.route.med);
  std::vector<std::string> communities;
  for (const Community one : lists.communities[best.route.communities]) {
    communities.push_back(Concat(" ", one.value >> 16, ":", one.value & 0xffff));
  }
  return text + Join(communities, "");
}

std::string Expected(uint32_t number, const FailedBgpNetwork& failed) {
  const BgpResult result = SolveBgp(failed.network);
  std::string text;
  for (const BgpPrefixOutcome& one : result.prefixes) {
    const BgpOutcome& outcome = result.outcomes[one.outcome];
    for (size_t i = 0; i < outcome.ribs.size(); ++i) {
      for (const BgpCandidate& candidate : outcome.ribs[i].candidates) {
        if (candidate.state != BgpState::kBest) continue;
        text +=
            Concat(BirdTable(number, failed.network.speakers.IdAt(i)), " ", one.prefix.ToString(),
                   " ", BestRoute(number, candidate, result.lists, failed.sessions), "\n");
      }
    }
  }
  return text;
}

FailedBgpNetwork Healthy(const BgpNetwork& network) {
  return WithoutSession(network, BgpSessionId());
}

void Write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path) << text;
}

int Run(const std::filesystem::path& folder, uint32_t seed, uint32_t networks, int port) {
  std::mt19937 random(seed);
  std::string text[2] = {BirdPreamble(), BirdPreamble()};
  std::string expected[2];
  uint32_t left_out = 0;
  for (uint32_t number = 0; number < networks;) {
    const BgpNetwork network = RandomBgpNetwork(random);
    const FailedBgpNetwork scenarios[] = {Healthy(network), WithRandomFailure(network, random)};
    if (!IsCertain(network, scenarios[1], random)) {
      ++left_out;
      continue;
    }
    for (int i = 0; i < 2; ++i) {
      text[i] += BirdConfiguration(number, scenarios[i].network, scenarios[i].sessions, port);
      expected[i] += Expected(number, scenarios[i]);
    }
    ++number;
  }
  Write(folder / "healthy.conf", text[0]);
  Write(folder / "healthy.expected", expected[0]);
  Write(folder / "failed.conf", text[1]);
  Write(folder / "failed.expected", expected[1]);
  std::cout << left_out << "\n";
  return 0;
}

}  // namespace
}  // namespace routesight

int main(int count, char** arguments) {
  using routesight::ParseNumber;
  if (count != 5) return 2;
  const auto seed = ParseNumber<uint32_t>(arguments[2]);
  const auto networks = ParseNumber<uint32_t>(arguments[3]);
  const auto port = ParseNumber<int>(arguments[4]);
  if (!seed || !networks || !port || *networks > 250) return 2;
  return routesight::Run(arguments[1], *seed, *networks, *port);
}

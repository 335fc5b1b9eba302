#include "evaluator/control_plane/bgp_limits.h"

#include <algorithm>
#include <set>
#include <utility>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/control_plane/bgp_graph.h"

namespace routesight {
namespace {

using Sessions = std::set<BgpSessionId>;

const BgpCandidate* FindHeard(const BgpOutcome& outcome, BgpEnd end, const BgpGraph& graph) {
  const auto& candidates = outcome.ribs[graph.At(end).speaker.value].candidates;
  const auto found =
      std::find_if(candidates.begin(), candidates.end(),
                   [&](const BgpCandidate& candidate) { return candidate.heard_at == end; });
  return found == candidates.end() ? nullptr : &*found;
}

// Whether what is heard at `end` came over one of `sessions` on its way there.
bool CameOver(const Sessions& sessions, const BgpOutcome& outcome, BgpEnd end,
              const BgpGraph& graph) {
  // The way of a route that has not settled may lead round in a circle.
  for (size_t steps = 0; steps < outcome.ribs.size(); ++steps) {
    if (sessions.contains(end.session)) return true;
    const auto& candidates = outcome.ribs[graph.Peer(end).value].candidates;
    const auto best =
        std::find_if(candidates.begin(), candidates.end(),
                     [](const BgpCandidate& one) { return one.state == BgpState::kBest; });
    if (best == candidates.end() || !best->heard_at.has_value()) return false;
    end = *best->heard_at;
  }
  return false;
}

// A speaker forgets a route that it refuses as a loop before it counts, as routers commonly do; its
// peer often sends back on one session what it heard on another.
bool IsLoop(const BgpCandidate& heard) {
  return heard.state == BgpState::kRejected && heard.rule == RuleNamed("BGP-03");
}

bool Originates(SpeakerId speaker, const BgpOutcome& outcome) {
  const auto& candidates = outcome.ribs[speaker.value].candidates;
  return std::any_of(candidates.begin(), candidates.end(),
                     [](const BgpCandidate& one) { return !one.heard_at.has_value(); });
}

class LimitedNetwork {
 public:
  explicit LimitedNetwork(BgpNetwork network) : network_(std::move(network)) {}
  BgpWithinLimits Run();

 private:
  // What one outcome adds to a count for each of its prefixes.
  BgpCount CountIn(const BgpOutcome& outcome, const BgpLimit& limit, const BgpGraph& graph,
                   const Sessions& ignored) const;
  BgpCount Count(const BgpLimit& limit, const BgpGraph& graph, const Sessions& ignored) const;
  bool IsDown(const BgpLimit& limit) const;
  // The limits whose sessions go down now.
  std::vector<BgpLimitId> Judge();
  void TakeDown(const BgpLimit& limit);

  void CountPrefixes();

  BgpNetwork network_;
  BgpWithinLimits solved_;
  // By BgpOutcomeId: how many prefixes have it.
  std::vector<uint32_t> ipv4_;
  std::vector<uint32_t> ipv6_;
};

BgpCount LimitedNetwork::CountIn(const BgpOutcome& outcome, const BgpLimit& limit,
                                 const BgpGraph& graph, const Sessions& ignored) const {
  BgpCount count;
  for (const SpeakerId holder : limit.holders) {
    if (Originates(holder, outcome)) count.accepted = count.arrived = 1;
  }
  for (const BgpEnd receiver : limit.receivers) {
    const BgpCandidate* heard = FindHeard(outcome, receiver, graph);
    if (heard == nullptr || IsLoop(*heard)) continue;
    if (!ignored.empty() && CameOver(ignored, outcome, receiver, graph)) continue;
    count.arrived = 1;
    if (heard->state != BgpState::kRejected) count.accepted = 1;
  }
  return count;
}

BgpCount LimitedNetwork::Count(const BgpLimit& limit, const BgpGraph& graph,
                               const Sessions& ignored) const {
  const std::vector<uint32_t>& prefixes = limit.family == AddressFamily::kIpv4 ? ipv4_ : ipv6_;
  BgpCount total;
  for (size_t i = 0; i < prefixes.size(); ++i) {
    if (prefixes[i] == 0) continue;
    const BgpOutcomeId id = solved_.routes.outcomes.IdAt(i);
    const BgpCount each = CountIn(solved_.routes.outcomes[id], limit, graph, ignored);
    total.accepted += prefixes[i] * each.accepted;
    total.arrived += prefixes[i] * each.arrived;
  }
  return total;
}

void LimitedNetwork::CountPrefixes() {
  ipv4_.assign(solved_.routes.outcomes.size(), 0);
  ipv6_ = ipv4_;
  for (const BgpPrefixOutcome& prefix : solved_.routes.prefixes) {
    ++(prefix.prefix.is_ipv4() ? ipv4_ : ipv6_)[prefix.outcome.value];
  }
}

bool LimitedNetwork::IsDown(const BgpLimit& limit) const {
  return std::all_of(limit.receivers.begin(), limit.receivers.end(), [&](BgpEnd end) {
    return network_.sessions[end.session].state == SessionState::kDown;
  });
}

std::vector<BgpLimitId> LimitedNetwork::Judge() {
  const BgpGraph graph(network_);
  CountPrefixes();
  std::vector<BgpLimitId> exceeded;
  for (size_t i = 0; i < network_.limits.size(); ++i) {
    const BgpLimitId id = network_.limits.IdAt(i);
    const BgpLimit& limit = network_.limits[id];
    const bool ends = limit.effect == AboveLimit::kSessionsDown;
    if (ends && IsDown(limit)) continue;  // It keeps the count that took it down.
    BgpCount& count = solved_.counts[i];
    count = Count(limit, graph, {});
    if (count.arrived <= limit.least) continue;
    count.state = count.accepted > limit.most ? LimitState::kExceeded : LimitState::kUnclear;
    if (ends && count.state == LimitState::kExceeded) exceeded.push_back(id);
  }
  // What arrives over a session that goes down arrives nowhere else: those go first that exceed
  // without it.
  std::vector<BgpLimitId> first;
  for (const BgpLimitId id : exceeded) {
    Sessions others;
    for (const BgpLimitId other : exceeded) {
      for (const BgpEnd end : network_.limits[other].receivers) others.insert(end.session);
    }
    for (const BgpEnd end : network_.limits[id].receivers) others.erase(end.session);
    const BgpLimit& limit = network_.limits[id];
    if (Count(limit, graph, others).accepted > limit.most) first.push_back(id);
  }
  if (!first.empty() || exceeded.empty()) return first;
  for (const BgpLimitId id : exceeded) {
    solved_.counts[id.value].state = LimitState::kExceededTogether;
  }
  return exceeded;
}

void LimitedNetwork::TakeDown(const BgpLimit& limit) {
  for (const BgpEnd end : limit.receivers) {
    SessionState& state = network_.sessions[end.session].state;
    if (state == SessionState::kDown) continue;
    state = SessionState::kDown;
    solved_.down.push_back(end.session);
  }
}

BgpWithinLimits LimitedNetwork::Run() {
  solved_.counts.resize(network_.limits.size());
  for (;;) {
    solved_.routes = SolveBgp(network_);
    const std::vector<BgpLimitId> exceeded = Judge();
    if (exceeded.empty()) break;
    for (const BgpLimitId id : exceeded) TakeDown(network_.limits[id]);
  }
  std::sort(solved_.down.begin(), solved_.down.end());
  return std::move(solved_);
}

}  // namespace

BgpWithinLimits SolveWithinLimits(BgpNetwork network) {
  return LimitedNetwork(std::move(network)).Run();
}

}  // namespace routesight

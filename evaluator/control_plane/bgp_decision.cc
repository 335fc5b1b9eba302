#include "evaluator/control_plane/bgp_decision.h"

#include <algorithm>
#include <limits>

#include "evaluator/base/rule_catalogue.h"

namespace routesight {
namespace {

// What a step looks at.
struct Contender {
  const BgpRoute& route;
  std::optional<BgpEnd> heard_at;
  SpeakerId neighbour;  // The speaker itself for its own routes.
  bool internal = false;
  const BgpLists& lists;
};

uint32_t Inverted(uint32_t number) { return std::numeric_limits<uint32_t>::max() - number; }

// BGP-07: The higher weight is preferred, before all else.
uint32_t Weight(const Contender& one) { return Inverted(one.route.weight); }

// BGP-08: The higher local preference is preferred.
uint32_t LocalPreference(const Contender& one) { return Inverted(one.route.local_preference); }

// BGP-09: The shorter AS path is preferred.
uint32_t AsPathLength(const Contender& one) {
  return static_cast<uint32_t>(one.lists.as_paths[one.route.as_path].size());
}

// BGP-10: The lower origin is preferred.
uint32_t Origin(const Contender& one) { return static_cast<uint32_t>(one.route.origin); }

// BGP-11: The lower multi-exit discriminator is preferred, among routes of one neighbouring AS.
uint32_t Med(const Contender& one) { return one.route.med.value_or(0); }

// BGP-12: A route from another AS is preferred to one from the own AS.
uint32_t SessionKind(const Contender& one) { return one.internal ? 1 : 0; }

// BGP-13: The lower router id is preferred; of a reflected route that of who brought it in.
uint32_t SpeakerOrder(const Contender& one) {
  return one.route.originator.has_value() ? one.route.originator.value : one.neighbour.value;
}

// BGP-14: The route that was reflected less often is preferred.
uint32_t ReflectionLength(const Contender& one) {
  return static_cast<uint32_t>(one.lists.reflectors[one.route.reflectors].size());
}

// BGP-15: The lower neighbour address is preferred.
uint32_t SessionOrder(const Contender& one) {
  return one.heard_at.has_value() ? one.heard_at->session.value + 1 : 0;
}

struct Step {
  DecisionStep step;
  RuleId rule;
  uint32_t (*merit)(const Contender&);
};

constexpr Step kSteps[] = {
    {DecisionStep::kWeight, RuleNamed("BGP-07"), Weight},
    {DecisionStep::kLocalPreference, RuleNamed("BGP-08"), LocalPreference},
    {DecisionStep::kAsPathLength, RuleNamed("BGP-09"), AsPathLength},
    {DecisionStep::kOrigin, RuleNamed("BGP-10"), Origin},
    {DecisionStep::kMed, RuleNamed("BGP-11"), Med},
    {DecisionStep::kSessionKind, RuleNamed("BGP-12"), SessionKind},
    {DecisionStep::kSpeakerOrder, RuleNamed("BGP-13"), SpeakerOrder},
    {DecisionStep::kReflectionLength, RuleNamed("BGP-14"), ReflectionLength},
    {DecisionStep::kSessionOrder, RuleNamed("BGP-15"), SessionOrder},
};
static_assert(std::size(kSteps) == kDecisionSteps);

// Candidates of one speaker while steps take them out of the race.
class Race {
 public:
  Race(const std::vector<BgpMerits>& merits, std::vector<BgpCandidate>& candidates)
      : merits_(merits), candidates_(candidates) {}

  // The best of `running`. Who leaves at a step has lost by its rule.
  uint32_t Run(std::vector<uint32_t> running, size_t first_step) {
    std::vector<uint32_t> beaten_by_best;
    for (size_t step = first_step; step < kDecisionSteps && running.size() > 1; ++step) {
      std::vector<uint32_t> remaining;
      for (const uint32_t one : running) {
        const uint32_t better = BestRival(one, step, running);
        if (better == one) {
          remaining.push_back(one);
          continue;
        }
        BgpCandidate& loser = candidates_[one];
        loser.state = BgpState::kLost;
        loser.rule = RuleAt(step, one);
        loser.winner = better;
        // At all steps but this one, the best is among those that beat the loser.
        if (kSteps[step].step != DecisionStep::kMed) beaten_by_best.push_back(one);
      }
      running = std::move(remaining);
    }
    const uint32_t best = running.front();
    for (const uint32_t one : beaten_by_best) candidates_[one].winner = best;
    return best;
  }

  // Those that are equal to the best up to and with `last`.
  std::vector<uint32_t> EqualThrough(DecisionStep last, uint32_t best,
                                     const std::vector<uint32_t>& running) const {
    std::vector<uint32_t> equal;
    for (const uint32_t one : running) {
      const auto end = merits_[one].at.begin() + static_cast<int>(last) + 1;
      if (std::equal(merits_[one].at.begin(), end, merits_[best].at.begin())) equal.push_back(one);
    }
    return equal;
  }

 private:
  RuleId RuleAt(size_t step, uint32_t loser) const {
    const bool by_preference = kSteps[step].step == DecisionStep::kLocalPreference;
    const auto& rule = merits_[loser].preference_rule;
    return by_preference && rule.has_value() ? *rule : kSteps[step].rule;
  }

  uint32_t BestRival(uint32_t one, size_t step, const std::vector<uint32_t>& running) const {
    const bool same_neighbour_only = kSteps[step].step == DecisionStep::kMed;
    uint32_t best = one;
    for (const uint32_t rival : running) {
      if (same_neighbour_only && merits_[rival].neighbour != merits_[one].neighbour) continue;
      if (merits_[rival].at[step] < merits_[best].at[step]) best = rival;
    }
    return best;
  }

  const std::vector<BgpMerits>& merits_;
  std::vector<BgpCandidate>& candidates_;
};

}  // namespace

BgpMerits MeritsOf(const BgpCandidate& candidate, SpeakerId speaker, const BgpGraph& graph,
                   const BgpLists& lists) {
  const auto& heard_at = candidate.heard_at;
  const Contender contender{candidate.route, heard_at,
                            heard_at.has_value() ? graph.Peer(*heard_at) : speaker,
                            heard_at.has_value() && graph.IsInternal(*heard_at), lists};
  BgpMerits merits;
  std::transform(std::begin(kSteps), std::end(kSteps), merits.at.begin(),
                 [&](const Step& step) { return step.merit(contender); });
  const auto path = lists.as_paths[candidate.route.as_path];
  if (heard_at.has_value()) merits.preference_rule = graph.At(*heard_at).import.preference_rule;
  merits.neighbour = path.empty() ? graph.network().speakers[speaker].asn : path.front();
  return merits;
}

// BGP-19: Routes that are equal to the best up to a step are used together, up to a number.
std::optional<uint32_t> Decide(const BgpSpeaker& speaker, const std::vector<BgpMerits>& merits,
                               std::vector<BgpCandidate>& candidates) {
  std::vector<uint32_t> running;
  for (uint32_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].state != BgpState::kRejected) running.push_back(i);
  }
  if (running.empty()) return std::nullopt;
  Race race(merits, candidates);
  const uint32_t best = race.Run(running, 0);
  candidates[best].state = BgpState::kBest;
  if (speaker.max_paths <= 1) return best;
  std::vector<uint32_t> equal = race.EqualThrough(speaker.equal_through, best, running);
  std::erase(equal, best);
  const size_t after = static_cast<size_t>(speaker.equal_through) + 1;
  for (int paths = 1; paths < speaker.max_paths && !equal.empty(); ++paths) {
    const uint32_t next = race.Run(equal, after);
    candidates[next].state = BgpState::kEqual;
    std::erase(equal, next);
  }
  for (const uint32_t one : equal) {
    candidates[one].state = BgpState::kLost;
    candidates[one].rule = RuleNamed("BGP-19");
    candidates[one].winner = best;
  }
  return best;
}

}  // namespace routesight

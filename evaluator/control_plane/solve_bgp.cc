// Groups prefixes that nothing tells apart, and lets the speakers talk about one of each group.
#include "evaluator/control_plane/solve_bgp.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <utility>

#include "evaluator/control_plane/bgp_graph.h"
#include "evaluator/control_plane/bgp_rounds.h"

namespace routesight {
namespace {

// Every filter of the network that does not let all prefixes pass, each once.
class PrefixFilters {
 public:
  explicit PrefixFilters(const BgpNetwork& network) {
    for (const BgpSession& session : network.sessions) {
      for (const BgpSessionEnd& end : session.ends) {
        for (const BgpFilter& filter : end.import.filters) Add(filter.prefixes);
        for (const BgpFilter& filter : end.announce.filters) Add(filter.prefixes);
        for (const BgpPreference& one : end.import.preferences) Add(one.prefixes);
        for (const BgpPrepend& prepend : end.announce.prepends) Add(prepend.prefixes);
      }
    }
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end(),
                            [](const Key& a, const Key& b) { return a.patterns == b.patterns; }),
                keys_.end());
  }

  std::vector<bool> PassedBy(const Prefix& prefix) const {
    std::vector<bool> passed;
    passed.reserve(keys_.size());
    for (const Key& key : keys_) passed.push_back(key.filter->Passes(prefix));
    return passed;
  }

 private:
  // A filter in comparable form: what passes alone, then what does not.
  struct Key {
    std::vector<std::pair<Prefix, int>> patterns;
    const PrefixFilter* filter;
    friend bool operator<(const Key& a, const Key& b) { return a.patterns < b.patterns; }
  };

  void Add(const PrefixFilter& filter) {
    if (!filter.only.has_value() && filter.except.empty()) return;
    Key key{{}, &filter};
    // The first entry tells "nothing passes" from "all but these pass".
    key.patterns.push_back({Prefix(), filter.only.has_value() ? 1 : 0});
    if (filter.only.has_value()) {
      for (const PrefixPattern& one : *filter.only) {
        key.patterns.push_back({one.prefix, one.and_inside ? 1 : 0});
      }
    }
    for (const PrefixPattern& one : filter.except) {
      key.patterns.push_back({one.prefix, one.and_inside ? 3 : 2});
    }
    keys_.push_back(std::move(key));
  }

  std::vector<Key> keys_;  // Filters live as long as the network.
};

// Sorted by prefix, each once: the order in which the caller found them does not matter.
std::vector<BgpOrigination> Sorted(const BgpNetwork& network) {
  std::vector<BgpOrigination> all = network.originations;
  for (BgpOrigination& one : all) {
    std::sort(one.communities.begin(), one.communities.end());
    one.communities.erase(std::unique(one.communities.begin(), one.communities.end()),
                          one.communities.end());
  }
  std::sort(all.begin(), all.end(), [](const BgpOrigination& a, const BgpOrigination& b) {
    return std::tie(a.prefix, a) < std::tie(b.prefix, b);
  });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

// What tells prefixes apart: who originates them how, and which filters they pass.
struct Likeness {
  std::vector<BgpOrigination> originations;  // Without prefix and tag.
  std::vector<bool> passed;
  friend auto operator<=>(const Likeness&, const Likeness&) = default;
};

Likeness LikenessOf(std::span<const BgpOrigination> originations, const PrefixFilters& filters) {
  Likeness likeness{{originations.begin(), originations.end()},
                    filters.PassedBy(originations.front().prefix)};
  for (BgpOrigination& one : likeness.originations) {
    one.prefix = Prefix();
    one.tag = 0;
  }
  return likeness;
}

std::vector<uint32_t> TagsOf(std::span<const BgpOrigination> originations) {
  std::vector<uint32_t> tags;
  for (const BgpOrigination& one : originations) tags.push_back(one.tag);
  return tags;
}

bool UsesSame(const BgpRib& one, const BgpRib& other) {
  const auto is_unused = [](const BgpCandidate& candidate) {
    return candidate.state != BgpState::kBest && candidate.state != BgpState::kEqual;
  };
  std::vector<BgpCandidate> used[2] = {one.candidates, other.candidates};
  for (auto& candidates : used) std::erase_if(candidates, is_unused);
  return std::equal(used[0].begin(), used[0].end(), used[1].begin(), used[1].end(),
                    [](const BgpCandidate& a, const BgpCandidate& b) {
                      return a.heard_at == b.heard_at && a.route == b.route && a.state == b.state;
                    });
}

// Lets the speakers talk in both orders and compares. That finds most networks with several stable
// states; a proof that there is only one would cost too much.
BgpOutcome Solve(const Prefix& prefix, std::span<const BgpOrigination> originations,
                 const BgpGraph& graph, BgpLists& lists) {
  BgpOutcome outcome = TalkAbout(prefix, originations, graph, BgpTurns::kAscending, lists);
  if (!outcome.restless.empty()) return outcome;
  const BgpOutcome other = TalkAbout(prefix, originations, graph, BgpTurns::kDescending, lists);
  outcome.undecided = other.restless;
  for (uint32_t i = 0; i < outcome.ribs.size(); ++i) {
    if (!UsesSame(outcome.ribs[i], other.ribs[i])) outcome.undecided.push_back({i});
  }
  std::sort(outcome.undecided.begin(), outcome.undecided.end());
  outcome.undecided.erase(std::unique(outcome.undecided.begin(), outcome.undecided.end()),
                          outcome.undecided.end());
  return outcome;
}

}  // namespace

BgpResult SolveBgp(const BgpNetwork& network) {
  const BgpGraph graph(network);
  const PrefixFilters filters(network);
  const std::vector<BgpOrigination> originations = Sorted(network);
  BgpResult result;
  std::map<Likeness, BgpOutcomeId> known;
  for (auto first = originations.begin(); first != originations.end();) {
    const Prefix prefix = first->prefix;
    const auto last = std::find_if(first, originations.end(),
                                   [&](const BgpOrigination& one) { return one.prefix != prefix; });
    const std::span<const BgpOrigination> of_prefix(first, last);
    const auto [entry, is_new] = known.try_emplace(LikenessOf(of_prefix, filters));
    if (is_new) {
      entry->second = result.outcomes.Add(Solve(prefix, of_prefix, graph, result.lists));
    }
    result.prefixes.push_back({prefix, entry->second, TagsOf(of_prefix)});
    first = last;
  }
  return result;
}

const BgpOutcome* BgpResult::Find(const Prefix& prefix) const {
  const auto found = std::lower_bound(
      prefixes.begin(), prefixes.end(), prefix,
      [](const BgpPrefixOutcome& one, const Prefix& wanted) { return one.prefix < wanted; });
  if (found == prefixes.end() || found->prefix != prefix) return nullptr;
  return &outcomes[found->outcome];
}

}  // namespace routesight

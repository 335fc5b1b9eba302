// In each round every speaker that heard something new decides again and announces its best route.
// A round depends only on what was heard before it, so a state that comes back comes back for ever.
#include "evaluator/control_plane/bgp_rounds.h"

#include <algorithm>
#include <set>
#include <utility>

#include "evaluator/control_plane/bgp_announcements.h"
#include "evaluator/control_plane/bgp_decision.h"
#include "evaluator/control_plane/bgp_policy.h"

namespace routesight {
namespace {

class Conversation {
 public:
  Conversation(const Prefix& prefix, const BgpGraph& graph, BgpTurns turns, BgpLists& lists)
      : prefix_(prefix), graph_(graph), turns_(turns), lists_(lists) {
    const size_t speakers = graph.network().speakers.size();
    own_.resize(speakers);
    ribs_.resize(speakers);
    has_news_.resize(speakers);
    heard_.resize(graph.end_count());
    imported_.resize(graph.end_count());
  }

  void Originate(const BgpOrigination& origination, uint32_t place);
  BgpOutcome Run();

 private:
  using State = std::vector<std::optional<BgpRoute>>;

  // Whether anything new was said.
  bool Round();
  bool Speak(SpeakerId speaker);
  bool Say(const BgpAnnouncement& announcement);
  std::vector<SpeakerId> FindRestless(int rounds);

  const Prefix prefix_;
  const BgpGraph& graph_;
  const BgpTurns turns_;
  BgpLists& lists_;
  std::vector<std::vector<BgpCandidate>> own_;         // By SpeakerId.
  std::vector<BgpRib> ribs_;                           // By SpeakerId.
  std::vector<bool> has_news_;                         // By SpeakerId.
  State heard_;                                        // By end.
  std::vector<std::optional<BgpCandidate>> imported_;  // By end.
  std::set<SpeakerId> talkers_;                        // Who said something new.
};

void Conversation::Originate(const BgpOrigination& origination, uint32_t place) {
  BgpCandidate candidate;
  candidate.route.as_path = lists_.as_paths.Intern(origination.as_path);
  candidate.route.communities = lists_.communities.Intern(origination.communities);
  candidate.route.next_hop = origination.next_hop;
  candidate.route.local_preference = origination.local_preference;
  candidate.route.med = origination.med;
  candidate.route.origination = place;
  candidate.route.weight = origination.weight;
  candidate.route.origin = origination.origin;
  candidate.route.route_class = origination.route_class;
  own_[origination.speaker.value].push_back(candidate);
  has_news_[origination.speaker.value] = true;
}

// Finds a cycle by comparing with one kept state, which is replaced ever more rarely (Brent).
BgpOutcome Conversation::Run() {
  State kept = heard_;
  int rounds_since_kept = 0;
  int patience = 1;
  while (Round()) {
    ++rounds_since_kept;
    if (heard_ == kept) {
      std::vector<SpeakerId> restless = FindRestless(rounds_since_kept);
      return {std::move(ribs_), std::move(restless), {}};
    }
    if (rounds_since_kept == patience) {
      kept = heard_;
      patience *= 2;
      rounds_since_kept = 0;
    }
  }
  return {std::move(ribs_), {}, {}};
}

std::vector<SpeakerId> Conversation::FindRestless(int rounds) {
  talkers_.clear();
  for (int round = 0; round < rounds; ++round) Round();
  return {talkers_.begin(), talkers_.end()};
}

bool Conversation::Round() {
  const uint32_t count = static_cast<uint32_t>(ribs_.size());
  bool anything_new = false;
  for (uint32_t turn = 0; turn < count; ++turn) {
    const SpeakerId speaker{turns_ == BgpTurns::kAscending ? turn : count - 1 - turn};
    if (!has_news_[speaker.value]) continue;
    has_news_[speaker.value] = false;
    if (!Speak(speaker)) continue;
    talkers_.insert(speaker);
    anything_new = true;
  }
  return anything_new;
}

bool Conversation::Speak(SpeakerId speaker) {
  BgpRib& rib = ribs_[speaker.value];
  rib.candidates = own_[speaker.value];
  for (const BgpEnd end : graph_.EndsOf(speaker)) {
    const auto& imported = imported_[BgpGraph::IndexOf(end)];
    if (imported.has_value()) rib.candidates.push_back(*imported);
  }
  std::vector<BgpMerits> merits;
  merits.reserve(rib.candidates.size());
  for (const BgpCandidate& candidate : rib.candidates) {
    merits.push_back(MeritsOf(candidate, speaker, graph_, lists_));
  }
  const auto best = Decide(graph_.network().speakers[speaker], merits, rib.candidates);
  bool anything_new = false;
  for (const BgpEnd end : graph_.EndsOf(speaker)) {
    BgpAnnouncement announcement{end, std::nullopt, {}};
    if (best.has_value()) {
      announcement = Announce(rib.candidates[*best], end, prefix_, graph_, lists_);
    }
    if (Say(announcement)) anything_new = true;
  }
  return anything_new;
}

bool Conversation::Say(const BgpAnnouncement& announcement) {
  const BgpEnd receiver = BgpGraph::OtherEnd(announcement.end);
  const size_t place = BgpGraph::IndexOf(receiver);
  if (heard_[place] == announcement.heard) return false;
  heard_[place] = announcement.heard;
  imported_[place].reset();
  if (announcement.heard.has_value()) {
    imported_[place] = Import(*announcement.heard, receiver, prefix_, graph_, lists_);
  }
  has_news_[graph_.At(receiver).speaker.value] = true;
  return true;
}

}  // namespace

BgpOutcome TalkAbout(const Prefix& prefix, std::span<const BgpOrigination> originations,
                     const BgpGraph& graph, BgpTurns turns, BgpLists& lists) {
  Conversation conversation(prefix, graph, turns, lists);
  for (uint32_t place = 0; place < originations.size(); ++place) {
    conversation.Originate(originations[place], place);
  }
  return conversation.Run();
}

}  // namespace routesight

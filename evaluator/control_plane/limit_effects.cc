#include "evaluator/control_plane/limit_effects.h"

#include <algorithm>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

std::vector<std::string> ToList(const std::set<std::string>& names) {
  return {names.begin(), names.end()};
}

void AddGap(SpeakerId speaker, Gap gap, Ribs& ribs) {
  ribs.bgp.gaps.push_back({speaker, ribs.gaps.Add(std::move(gap))});
}

void AddSessionsDown(SpeakerId speaker, BgpLimitId id, Ribs& ribs) {
  const LimitSpeakers speakers = SpeakersOf(ribs.bgp, id);
  ribs.bgp.assumptions.push_back(
      {speaker, Concat("the session of ", Join(speakers.senders, " and "), " with ",
                       Join(speakers.receivers, " and "), " stays down (",
                       GetRule(ribs.bgp.network.limits[id].rule).id,
                       "), though Azure may open it again and again")});
}

void AddUnclear(const Topology& topology, SpeakerId speaker, BgpLimitId id, Ribs& ribs) {
  const BgpLimit& limit = ribs.bgp.network.limits[id];
  const BgpCount& count = ribs.prefix_counts[id.value];
  const std::string resource(topology.Text(ribs.bgp.limits[id].resource));
  const std::string text = LimitText(ribs, id);
  if (limit.least < limit.most && count.arrived <= limit.most) {
    AddGap(speaker,
           {GapKind::kUnknownValue,
            resource,
            "sku.0.tier",
            Concat("whether a session is down, since ", text, " unless the tier is Premium"),
            {}},
           ribs);
    return;
  }
  AddGap(speaker,
         {GapKind::kNotModelled,
          resource,
          "",
          Concat("whether a session is down: ", text, "; the receiver refuses ",
                 count.arrived - count.accepted, " of them, and whether those count is not known"),
          {}},
         ribs);
}

void AddEffect(const Topology& topology, BgpLimitId id, Ribs& ribs) {
  const BgpLimit& limit = ribs.bgp.network.limits[id];
  const LimitState state = ribs.prefix_counts[id.value].state;
  if (state == LimitState::kWithin || limit.receivers.empty()) return;
  const BgpEnd receiver = limit.receivers.front();
  const SpeakerId speaker = ribs.bgp.network.sessions[receiver.session].ends[receiver.side].speaker;
  const std::string resource(topology.Text(ribs.bgp.limits[id].resource));
  if (limit.effect == AboveLimit::kRoutesMissing) {
    AddGap(speaker,
           {GapKind::kNotModelled,
            resource,
            "",
            Concat("which routes are missing: ", LimitText(ribs, id)),
            {}},
           ribs);
    return;
  }
  switch (state) {
    case LimitState::kWithin:
      break;
    case LimitState::kUnclear:
      if (!IsDown(ribs.bgp, limit)) AddUnclear(topology, speaker, id, ribs);
      break;
    case LimitState::kExceededTogether:
      AddGap(speaker,
             {GapKind::kNotModelled,
              resource,
              "",
              Concat("which session goes down first, and whether the others then do: ",
                     LimitText(ribs, id)),
              {}},
             ribs);
      [[fallthrough]];
    case LimitState::kExceeded:
      AddSessionsDown(speaker, id, ribs);
      break;
  }
}

}  // namespace

LimitSpeakers SpeakersOf(const AzureBgp& bgp, BgpLimitId limit) {
  std::set<std::string> senders;
  std::set<std::string> receivers;
  for (const BgpEnd end : bgp.network.limits[limit].receivers) {
    const auto& ends = bgp.network.sessions[end.session].ends;
    receivers.insert(bgp.speakers[ends[end.side].speaker].name);
    senders.insert(bgp.speakers[ends[1 - end.side].speaker].name);
  }
  return {ToList(senders), ToList(receivers)};
}

bool IsDown(const AzureBgp& bgp, const BgpLimit& limit) {
  return std::any_of(limit.receivers.begin(), limit.receivers.end(), [&](BgpEnd end) {
    return bgp.network.sessions[end.session].state == SessionState::kDown;
  });
}

std::string LimitText(const Ribs& ribs, BgpLimitId id) {
  const BgpLimit& limit = ribs.bgp.network.limits[id];
  const LimitSpeakers speakers = SpeakersOf(ribs.bgp, id);
  return Concat(ribs.prefix_counts[id.value].arrived,
                limit.family == AddressFamily::kIpv4 ? " IPv4" : " IPv6", " prefixes arrive at ",
                Join(speakers.receivers, " and "), " from ", Join(speakers.senders, " and "),
                ", and ", limit.least, " are allowed");
}

void SolveAzureBgp(const Topology& topology, Ribs& ribs) {
  BgpWithinLimits solved = SolveWithinLimits(ribs.bgp.network);
  ribs.routes = std::move(solved.routes);
  ribs.prefix_counts = std::move(solved.counts);
  for (const BgpSessionId session : solved.down) {
    ribs.bgp.network.sessions[session].state = SessionState::kDown;
  }
  for (size_t i = 0; i < ribs.bgp.limits.size(); ++i) {
    AddEffect(topology, ribs.bgp.limits.IdAt(i), ribs);
  }
}

}  // namespace routesight

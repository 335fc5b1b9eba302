#include "evaluator/report/why_text.h"

#include <algorithm>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/known_routes.h"
#include "evaluator/paths/look_up.h"
#include "evaluator/report/path_changes.h"
#include "evaluator/report/path_words.h"
#include "evaluator/report/routes_text.h"
#include "evaluator/report/timeline_words.h"

namespace routesight {
namespace {

constexpr size_t kIndent = 2;
constexpr size_t kMostWaysBack = 2;  // That fit a screen.

std::string LossInWords(const Snapshot& snapshot, const PassedOver& lost) {
  const RouteRow row = ToRow(snapshot.topology, snapshot.fibs, lost.row);
  std::string text = Concat("not ", RowInWords(row), ": ");
  const std::string_view rule = GetRule(lost.rule).id;
  if (!lost.winner) return Concat(text, "switched off [", rule, "]");
  if (rule == "SEL-01") return Concat(text, "shorter [SEL-01]");
  const RouteRow winner = WinnerRow(snapshot, *lost.winner);
  return Concat(text, "beaten by ", winner.prefix, " ", winner.source, " [", rule, "]");
}

// What is said of a thing on the way that is not certain.
std::string Doubts(const std::vector<Caveat>& caveats, const std::vector<Gap>& gaps, size_t indent,
                   const TextStyle& style) {
  std::string text;
  for (const Caveat& caveat : caveats) {
    text += Wrapped(
        Concat("! ", caveat.text, caveat.rule ? Concat(" [", GetRule(*caveat.rule).id, "]") : ""),
        indent, style);
  }
  constexpr size_t kMostGaps = 3;
  for (size_t i = 0; i < gaps.size(); ++i) {
    if (i == kMostGaps && gaps.size() > kMostGaps + 1) {
      text += Wrapped(Concat("? and ", Counted(gaps.size() - i, "more thing"),
                             " not known; --format json has all"),
                      indent, style);
      break;
    }
    const Gap& gap = gaps[i];
    text += Wrapped(
        Concat("? ", gap.resource, gap.attribute.empty() ? "" : ".", gap.attribute, ": ",
               gap.effect,
               gap.candidates.empty() ? "" : Concat("; may be ", Join(gap.candidates, " or "))),
        indent, style);
  }
  return text;
}

class WhyText {
 public:
  WhyText(const PathAnswers& answers, const TextStyle& style) : answers_(answers), style_(style) {}

  std::string Run() const {
    std::string text;
    const std::vector<PathAnswer>& moments = answers_.moments;
    const auto there = std::count_if(moments.begin(), moments.end(), [](const PathAnswer& answer) {
      return answer.trip.has_value();
    });
    if (moments.size() > 1 && there == 1) return OnlyOne();
    if (moments.size() > 1) {
      if (!PartingHop(moments.front(), moments.back())) {
        return Concat(Change(moments.front(), moments.back()), "\n", Moment(moments.back()));
      }
      text += Change(moments.front(), moments.back());
    }
    for (const PathAnswer& answer : moments) {
      if (!text.empty()) text += "\n";
      text += Moment(answer);
    }
    return text;
  }

 private:
  // Of a source that is there at one moment only.
  std::string OnlyOne() const {
    std::string text, absent;
    for (const PathAnswer& answer : answers_.moments) {
      if (answer.trip) {
        text += Moment(answer);
      } else {
        absent += Wrapped(Concat("The source is not there ", answer.snapshot->at, " the apply."), 0,
                          style_);
      }
    }
    return Concat(text, "\n", absent);
  }

  std::string Moment(const PathAnswer& answer) const {
    const Snapshot& snapshot = *answer.snapshot;
    std::string text = Painted(Concat(answer.from, " -> ", answers_.destination.ToString(), ", ",
                                      MomentInWords(snapshot.at)),
                               Ink::kBold, style_) +
                       "\n";
    if (!answer.trip) return text + Wrapped("The source is not there then.", kIndent, style_);
    const RoundTrip& trip = *answer.trip;
    text += Summary(trip);
    for (const std::string& sentence : WhatWouldChange(snapshot, trip)) {
      text += Wrapped(Concat("would change it: ", sentence), kIndent, style_);
    }
    text += "There\n" + Way(snapshot, trip.forward);
    for (size_t i = 0; i < trip.back.size(); ++i) {
      if (i == kMostWaysBack) {
        text += Wrapped(Concat("and ", Counted(trip.back.size() - i, "more way"),
                               " back; --format json has all"),
                        0, style_);
        break;
      }
      const WayBack& back = trip.back[i];
      for (const ReturnLeg& leg : back.legs) {
        text += Wrapped(Concat("Back from ", leg.from), 0, style_);
        if (leg.unknown) text += Doubts({}, {*leg.unknown}, kIndent, style_);
        if (leg.path.hops.empty() && !leg.unknown) {
          text += Wrapped("the answer comes to the address through which the packet left", kIndent,
                          style_);
        }
        text += Way(snapshot, leg.path);
      }
    }
    return text;
  }

  std::string Summary(const RoundTrip& trip) const {
    std::vector<std::string> fates;
    bool fine = true;
    for (const Fate fate : FatesOf(trip.forward)) {
      fates.emplace_back(FateInWords(fate));
      if (fate == Fate::kUnknown) fates.back() += MayBe(trip.forward);
      fine = fine &&
             (fate == Fate::kDelivered || fate == Fate::kToInternet || fate == Fate::kToOnPremises);
    }
    const bool even = trip.symmetry == Symmetry::kSymmetric;
    const auto line = [&](const std::string& words, bool good) {
      return std::string(kIndent, ' ') + Painted(words, good ? Ink::kGreen : Ink::kYellow, style_) +
             "\n";
    };
    const size_t doubts = Doubted(trip);
    return line(Join(fates, "; or "), fine && doubts == 0) + line(SymmetryInWords(trip), even) +
           (doubts == 0 ? ""
                        : line(Concat("unless ", Counted(doubts, "thing"),
                                      " marked with ! makes it different"),
                               false));
  }

  static std::string MayBe(const Path& path) {
    std::vector<std::string> fates;
    for (const Fate fate : PossibleFates(path)) {
      if (fate != Fate::kUnknown) fates.emplace_back(FateInWords(fate));
    }
    return Concat(fates.empty() ? "" : Concat(": perhaps ", Join(fates, ", or ")),
                  "; what it depends on is marked with ?");
  }

  // The caveats on both ways that rest on a rule of Azure.
  static size_t Doubted(const RoundTrip& trip) {
    std::vector<const Path*> paths{&trip.forward};
    for (const WayBack& back : trip.back) {
      for (const ReturnLeg& leg : back.legs) paths.push_back(&leg.path);
    }
    std::set<std::string> texts;
    const auto add = [&](const std::vector<Caveat>& caveats) {
      for (const Caveat& caveat : caveats) {
        if (caveat.rule) texts.insert(caveat.text);
      }
    };
    for (const Path* path : paths) {
      for (const Hop& hop : path->hops) {
        add(hop.caveats);
        for (const Branch& branch : hop.branches) add(branch.caveats);
      }
    }
    return texts.size();
  }

  std::string Way(const Snapshot& snapshot, const Path& path) const {
    std::string text;
    for (size_t i = 0; i < path.hops.size(); ++i) {
      text += Wrapped(Concat(i + 1, " ", HopName(snapshot, path.hops[i])), kIndent, style_);
      text += HopLines(snapshot, path, path.hops[i]);
    }
    return text;
  }

  std::string HopLines(const Snapshot& snapshot, const Path& path, const Hop& hop) const {
    constexpr size_t kInside = 3 * kIndent;
    std::string text;
    if (hop.own_routes) {
      const KnownRoutes known(snapshot.topology, snapshot.ribs);
      text +=
          OwnRouteLines(*hop.own_routes, known.Heard(*hop.own_routes, path.destination), kInside);
    }
    if (hop.lookup) {
      if (hop.lookup->winner) {
        const RouteRow row = WinnerRow(snapshot, *hop.lookup->winner);
        text += Wrapped(Concat("uses ", RowInWords(row), " [", row.rule, "]"), kInside, style_);
      }
      for (const PassedOver& lost : RowsPassedOver(snapshot.fibs, *hop.lookup, path.destination)) {
        text += Wrapped(LossInWords(snapshot, lost), kInside, style_);
      }
      text += Doubts({}, hop.lookup->depends_on, kInside, style_);
    }
    text += Doubts(hop.caveats, {}, kInside, style_);
    for (const Branch& branch : hop.branches) {
      text += Wrapped(Concat(Share(hop, branch), BranchInWords(snapshot, path, branch)), kInside,
                      style_);
      text += Doubts(branch.caveats, branch.depends_on, kInside + kIndent, style_);
    }
    return text;
  }

  // Of equal-cost ways each has some of the flows; of alternatives one has all.
  static std::string_view Share(const Hop& hop, const Branch& branch) {
    if (hop.branches.size() == 1) return "";
    if (!branch.alternative) return "some flows ";
    return &branch == &hop.branches.front() ? "either " : "or ";
  }

  // What it knows over BGP, and what lost there.
  std::string OwnRouteLines(const OwnRoutes& own, const std::vector<HeardRoute>& heard,
                            size_t indent) const {
    std::string text;
    if (own.prefix) {
      std::set<std::string> from;
      for (const HeardRoute& route : heard) {
        if (route.prefix == own.prefix && IsUsed(route)) from.insert(route.from);
      }
      const bool own_too = from.erase("") > 0;
      text +=
          Wrapped(Concat("knows ", own.prefix->ToString(), own_too ? " by itself" : "",
                         from.empty() ? "" : " from ", EndsTogether({from.begin(), from.end()})),
                  indent, style_);
    } else {
      text += Wrapped("knows no route to it", indent, style_);
    }
    for (const HeardRoute& route : heard) {
      if (IsUsed(route) && route.prefix == own.prefix) continue;
      const std::string_view rule = IsUsed(route) ? "SEL-01" : GetRule(route.rule).id;
      text += Wrapped(Concat("not ", route.prefix.ToString(), " ", FromInWords(route), ": ",
                             IsUsed(route)                        ? "shorter"
                             : route.state == BgpState::kRejected ? "rejected"
                                                                  : "lost",
                             " [", rule, "]"),
                      indent, style_);
    }
    return text + Doubts({}, own.depends_on, indent, style_);
  }

  static bool IsUsed(const HeardRoute& route) {
    return route.state == BgpState::kBest || route.state == BgpState::kEqual;
  }

  static std::string FromInWords(const HeardRoute& route) {
    return route.from.empty() ? "by itself" : Concat("from ", EndsTogether({route.from}));
  }

  std::string BranchInWords(const Snapshot& snapshot, const Path& path,
                            const Branch& branch) const {
    const Topology& topology = snapshot.topology;
    std::string text;
    if (branch.hop) {
      text += Concat("-> ", *branch.hop + 1, " ", HopName(snapshot, path.hops[*branch.hop]));
      if (branch.connection.has_value()) {
        text += Concat(", over ", topology.Text(topology.connections[branch.connection].name));
      }
      if (branch.balancer.has_value()) {
        text +=
            Concat(", picked by ", topology.Text(topology.load_balancers[branch.balancer].name));
      }
      if (!branch.tunnel.empty()) text += Concat(", in its ", branch.tunnel);
      if (branch.outer)
        text += Concat(", ", Carrying(snapshot, path.outer[*branch.outer], "its own packets use "));
      if (branch.rule) text += Concat(" [", GetRule(*branch.rule).id, "]");
    } else {
      text += Concat("=> ", EndInWords(snapshot, branch));
      if (branch.outer)
        text += Concat("; ", Carrying(snapshot, path.outer[*branch.outer], "it uses "));
    }
    for (const PeeringId half : branch.peerings) {
      text += Concat(", over ", topology.Text(topology.peerings[half].name));
    }
    return text;
  }

  // How the packet of a tunnel starts on its way.
  static std::string Carrying(const Snapshot& snapshot, const Path& outer, std::string_view uses) {
    const Hop& first = outer.hops.front();
    if (FatesOf(outer) == std::vector{Fate::kToInternet}) return "over the Internet";
    if (!first.lookup || !first.lookup->winner) {
      return Concat("to ", outer.destination.ToString());
    }
    return Concat(uses, RowInWords(WinnerRow(snapshot, *first.lookup->winner)));
  }

  // What is different at the later moment, and the decision at which the ways part.
  std::string Change(const PathAnswer& before, const PathAnswer& after) const {
    const auto part = PartingHop(before, after);
    if (!part) {
      return Wrapped(Concat("The same ", before.snapshot->at, " and ", after.snapshot->at, "."), 0,
                     style_);
    }
    std::string text =
        Painted(Concat("Changes from ", before.snapshot->at, " to ", after.snapshot->at),
                Ink::kBold, style_) +
        "\n";
    for (const PathAnswer* answer : {&before, &after}) {
      const Snapshot& snapshot = *answer->snapshot;
      std::string what = "the source is not there";
      if (answer->trip) {
        what = Join(EndsInWords(snapshot, answer->trip->forward), "; or ");
        if (*part < answer->trip->forward.hops.size()) {
          const Hop& hop = answer->trip->forward.hops[*part];
          if (hop.lookup && hop.lookup->winner) {
            what += Concat(", since ", HopName(snapshot, hop), " uses ",
                           RowInWords(WinnerRow(snapshot, *hop.lookup->winner)));
          }
        }
        what += Concat("; ", SymmetryInWords(*answer->trip));
      }
      text += Wrapped(Concat(MomentName(snapshot.at), ": ", what), kIndent, style_);
    }
    return text;
  }

  // The first hop of the way there that is not the same; one behind the last where only the way
  // back differs; absent if nothing does.
  std::optional<size_t> PartingHop(const PathAnswer& before, const PathAnswer& after) const {
    if (before.trip.has_value() != after.trip.has_value()) return 0;
    if (!before.trip) return std::nullopt;
    const Path& a = before.trip->forward;
    const Path& b = after.trip->forward;
    const size_t most = std::max(a.hops.size(), b.hops.size());
    for (size_t i = 0; i < most; ++i) {
      if (i >= a.hops.size() || i >= b.hops.size()) return i;
      if (HopText(before, a, i) != HopText(after, b, i)) return i;
    }
    const bool same = SymmetryInWords(*before.trip) == SymmetryInWords(*after.trip);
    return same ? std::nullopt : std::optional<size_t>(most);
  }

  std::string HopText(const PathAnswer& answer, const Path& path, size_t index) const {
    return HopName(*answer.snapshot, path.hops[index]) +
           HopLines(*answer.snapshot, path, path.hops[index]);
  }

  const PathAnswers& answers_;
  const TextStyle& style_;
};

}  // namespace

std::string WhyAsText(const PathAnswers& answers, const TextStyle& style) {
  return WhyText(answers, style).Run();
}

std::string ClassesAsText(const std::string& to, const std::vector<PathAnswers>& classes,
                          const TextStyle& style) {
  constexpr size_t kMostPrefixes = 8;
  std::string text = Painted(Concat(classes.front().moments.front().from, " -> ", to, ": ",
                                    Counted(classes.size(), "way")),
                             Ink::kBold, style) +
                     "\n";
  for (const PathAnswers& answers : classes) {
    std::vector<std::string> prefixes;
    for (const AddressRange& range : answers.ranges) {
      for (const Prefix& prefix : PrefixesOf(range)) prefixes.push_back(prefix.ToString());
    }
    const size_t more = prefixes.size() - std::min(prefixes.size(), kMostPrefixes);
    prefixes.resize(prefixes.size() - more);
    text += "\n" + Wrapped(Concat(Join(prefixes, ", "),
                                  more == 0 ? "" : Concat(" and ", Counted(more, "more range"))),
                           0, style);
    for (const PathAnswer& answer : answers.moments) {
      std::string what = "the source is not there";
      if (answer.trip) {
        what = Concat(Join(EndsInWords(*answer.snapshot, answer.trip->forward), "; or "), "; ",
                      SymmetryInWords(*answer.trip));
      }
      text += Wrapped(Concat(answer.snapshot->at, ": ", what), kIndent, style);
    }
    text += Wrapped(Concat("hop by hop: --to ", answers.destination.ToString()), kIndent, style);
  }
  return text;
}

}  // namespace routesight

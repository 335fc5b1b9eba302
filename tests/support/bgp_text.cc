#include "tests/support/bgp_text.h"

#include <algorithm>
#include <sstream>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/bgp_announcements.h"

namespace routesight {
namespace {

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream{std::string(text)};
  for (std::string part; std::getline(stream, part, separator);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

// The words of one line, read from left to right.
class Words {
 public:
  explicit Words(std::string_view line) : words_(Split(line, ' ')) {}

  bool at_end() const { return next_ == words_.size(); }
  std::string Next() {
    RS_CHECK(!at_end());
    return words_[next_++];
  }
  bool Take(std::string_view word) {
    if (at_end() || words_[next_] != word) return false;
    ++next_;
    return true;
  }
  uint32_t Number() {
    const auto number = ParseNumber<uint32_t>(Next());
    RS_CHECK(number.has_value());
    return *number;
  }
  std::vector<Asn> Asns() {
    std::vector<Asn> asns;
    for (const std::string& part : Split(Next(), ','))
      asns.push_back({*ParseNumber<uint32_t>(part)});
    return asns;
  }
  std::vector<Community> Communities() {
    std::vector<Community> communities;
    for (const std::string& part : Split(Next(), ',')) {
      communities.push_back(*Community::Parse(part));
    }
    return communities;
  }
  std::vector<PrefixPattern> Patterns() {
    std::vector<PrefixPattern> patterns;
    for (std::string part : Split(Next(), ',')) {
      const bool and_inside = part.ends_with('+');
      if (and_inside) part.pop_back();
      patterns.push_back({Prefix::Read(part).prefix, and_inside});
    }
    return patterns;
  }
  PrefixFilter For() {
    if (!Take("for")) return {};
    return {Patterns(), {}};
  }
  RuleId By() {
    RS_CHECK(Take("by"));
    const Rule* rule = FindRule(Next());
    RS_CHECK(rule != nullptr);
    return {static_cast<uint8_t>(rule - std::begin(kRules))};
  }

 private:
  std::vector<std::string> words_;
  size_t next_ = 0;
};

class Reading {
 public:
  NamedBgpNetwork Run(std::string_view text) {
    for (const std::string& line : Split(text, '\n')) Line(Words(line));
    return std::move(named_);
  }

 private:
  void Line(Words words) {
    const std::string kind = words.Next();
    if (kind == "speaker") return Speaker(words);
    if (kind == "session") return Session(words);
    if (kind == "import") return Import(words);
    if (kind == "export") return Export(words);
    RS_CHECK(kind == "route");
    Route(words);
  }
  void Speaker(Words& words);
  void Session(Words& words);
  void Import(Words& words);
  void Export(Words& words);
  void Route(Words& words);
  BgpSessionEnd& End(Words& words);
  BgpNextHop NextHop(std::string_view name) { return {named_.next_hops.Intern(name).value}; }

  NamedBgpNetwork named_;
};

void Reading::Speaker(Words& words) {
  named_.speakers.push_back(words.Next());
  BgpSpeaker speaker;
  speaker.asn = {words.Number()};
  while (!words.at_end()) {
    const std::string word = words.Next();
    if (word == "reflects") {
      speaker.reflection = Reflection::kReflects;
    } else if (word == "paths") {
      speaker.max_paths = static_cast<int>(words.Number());
    } else {
      RS_CHECK(word == "equal-through");
      RS_CHECK(words.Take("local-preference"));
      speaker.equal_through = DecisionStep::kLocalPreference;
    }
  }
  named_.network.speakers.Add(speaker);
}

void Reading::Session(Words& words) {
  named_.sessions.push_back(words.Next());
  BgpSession session;
  for (BgpSessionEnd& end : session.ends) end.speaker = named_.Speaker(words.Next());
  const auto& speakers = named_.network.speakers;
  const auto& [a, b] = session.ends;
  if (speakers[a.speaker].asn != speakers[b.speaker].asn) {
    for (BgpSessionEnd& end : session.ends) {
      end.announce.next_hop = NextHop(named_.speakers[end.speaker.value]);
    }
  }
  named_.network.sessions.Add(session);
}

BgpSessionEnd& Reading::End(Words& words) {
  const std::string name = words.Next();
  const auto place = std::find(named_.sessions.begin(), named_.sessions.end(), name);
  RS_CHECK(place != named_.sessions.end());
  BgpSession& session = named_.network.sessions[named_.network.sessions.IdAt(
      static_cast<size_t>(place - named_.sessions.begin()))];
  const SpeakerId speaker = named_.Speaker(words.Next());
  RS_CHECK(session.ends[0].speaker == speaker || session.ends[1].speaker == speaker);
  return session.ends[session.ends[0].speaker == speaker ? 0 : 1];
}

// The filter that begins with `word`, if one does.
std::optional<BgpFilter> FilterFrom(std::string_view word, Words& words) {
  if (word == "only") {
    PrefixFilter prefixes{words.Patterns(), {}};
    return PassPrefixes(words.By(), std::move(prefixes));
  }
  if (word == "except") {
    std::vector<PrefixPattern> patterns = words.Patterns();
    return RefusePrefixes(words.By(), std::move(patterns));
  }
  if (word == "refuse") {
    const Community community = words.Communities().at(0);
    return RefuseCommunity(words.By(), community);
  }
  if (word == "refuse-class") {
    RouteClasses classes;
    for (const Asn number : words.Asns()) {
      classes = classes.With({static_cast<uint8_t>(number.value)});
    }
    return RefuseClasses(words.By(), classes);
  }
  return std::nullopt;
}

void Reading::Import(Words& words) {
  BgpImport& import = End(words).import;
  while (!words.at_end()) {
    const std::string word = words.Next();
    if (word == "weight") {
      import.weight = words.Number();
    } else if (word == "class") {
      import.route_class = {static_cast<uint8_t>(words.Number())};
    } else if (word == "own-asn") {
      import.own_asn_allowed = static_cast<int>(words.Number());
    } else if (word == "preference") {
      BgpPreference preference{words.Number(), std::nullopt, {}};
      preference.prefixes = words.For();
      if (words.Take("path")) preference.as_path = {AsPathPattern::Kind::kExact, words.Asns()};
      if (words.Take("contains")) {
        preference.as_path = {AsPathPattern::Kind::kContains, words.Asns()};
      }
      import.preferences.push_back(preference);
    } else {
      const auto filter = FilterFrom(word, words);
      RS_CHECK(filter.has_value());
      import.filters.push_back(*filter);
    }
  }
}

void Reading::Export(Words& words) {
  BgpExport& announce = End(words).announce;
  while (!words.at_end()) {
    const std::string word = words.Next();
    if (word == "prepend") {
      const int count = static_cast<int>(words.Number());
      announce.prepends.push_back({count, words.For()});
    } else if (word == "as-override") {
      announce.peer_asn = PeerAsn::kReplacedByOwn;
    } else if (word == "strip") {
      announce.stripped = words.Asns();
    } else if (word == "remove-private") {
      announce.private_asns = PrivateAsns::kRemoved;
    } else if (word == "next-hop") {
      const std::string name = words.Next();
      announce.next_hop = name == "keep" ? std::nullopt : std::optional<BgpNextHop>(NextHop(name));
    } else if (word == "med") {
      announce.med = words.Number();
    } else if (word == "community") {
      announce.communities = words.Communities();
    } else {
      const auto filter = FilterFrom(word, words);
      RS_CHECK(filter.has_value());
      announce.filters.push_back(*filter);
    }
  }
}

void Reading::Route(Words& words) {
  BgpOrigination route;
  const std::string speaker = words.Next();
  route.speaker = named_.Speaker(speaker);
  route.next_hop = NextHop(speaker);
  route.prefix = Prefix::Read(words.Next()).prefix;
  while (!words.at_end()) {
    const std::string word = words.Next();
    if (word == "path") {
      route.as_path = words.Asns();
    } else if (word == "community") {
      route.communities = words.Communities();
    } else if (word == "med") {
      route.med = words.Number();
    } else if (word == "origin") {
      route.origin = words.Take("egp") ? BgpOrigin::kEgp : BgpOrigin::kIncomplete;
      words.Take("incomplete");
    } else if (word == "class") {
      route.route_class = {static_cast<uint8_t>(words.Number())};
    } else if (word == "weight") {
      route.weight = words.Number();
    } else if (word == "tag") {
      route.tag = words.Number();
    } else {
      RS_CHECK(word == "next-hop");
      route.next_hop = NextHop(words.Next());
    }
  }
  named_.network.originations.push_back(route);
}

std::string RouteText(const BgpRoute& route, const BgpPrefixOutcome& one,
                      const NamedBgpNetwork& named, const BgpLists& lists) {
  std::string text;
  for (const Asn asn : lists.as_paths[route.as_path]) text += Concat(" ", asn.value);
  text += Concat(" next ", named.next_hops.Text(Symbol{route.next_hop.value}));
  if (route.weight != 0 && route.weight != kWeightOfOwnRoutes) {
    text += Concat(" weight ", route.weight);
  }
  if (route.local_preference != kDefaultLocalPreference) {
    text += Concat(" preference ", route.local_preference);
  }
  if (route.med.has_value()) text += Concat(" med ", *route.med);
  if (route.route_class.value != 0) text += Concat(" class ", int{route.route_class.value});
  for (const Community carried : lists.communities[route.communities]) {
    text += Concat(" ", carried.value >> 16, ":", carried.value & 0xffff);
  }
  const uint32_t tag = one.tags[route.origination];
  if (tag != 0) text += Concat(" tag ", tag);
  return text;
}

std::string NameOf(const std::optional<BgpEnd>& heard_at, const NamedBgpNetwork& named) {
  return heard_at.has_value() ? named.sessions[heard_at->session.value] : "own";
}

std::string FateText(const BgpCandidate& candidate, const BgpRib& rib,
                     const NamedBgpNetwork& named) {
  if (candidate.state == BgpState::kLost) {
    return Concat(": ", GetRule(candidate.rule).id, " <- ",
                  NameOf(rib.candidates[candidate.winner].heard_at, named));
  }
  if (candidate.state == BgpState::kRejected) return Concat(": ", GetRule(candidate.rule).id);
  return "";
}

constexpr std::string_view kStates[] = {"best", "equal", "lost", "rejected"};

}  // namespace

SpeakerId NamedBgpNetwork::Speaker(std::string_view name) const {
  const auto place = std::find(speakers.begin(), speakers.end(), name);
  RS_CHECK(place != speakers.end());
  return {static_cast<uint32_t>(place - speakers.begin())};
}

NamedBgpNetwork BgpNetworkFrom(std::string_view text) { return Reading().Run(text); }

std::string PrintRoutes(SpeakerId speaker, const NamedBgpNetwork& named, const BgpResult& result) {
  std::string text = "\n";
  for (const BgpPrefixOutcome& one : result.prefixes) {
    const BgpRib& rib = result.outcomes[one.outcome].ribs[speaker.value];
    for (const BgpCandidate& candidate : rib.candidates) {
      text += Concat(one.prefix.ToString(), " ", kStates[static_cast<size_t>(candidate.state)], " ",
                     NameOf(candidate.heard_at, named),
                     RouteText(candidate.route, one, named, result.lists),
                     FateText(candidate, rib, named), "\n");
    }
  }
  return text;
}

std::string RoutesOf(std::string_view speaker, std::string_view text) {
  const NamedBgpNetwork named = BgpNetworkFrom(text);
  return PrintRoutes(named.Speaker(speaker), named, SolveBgp(named.network));
}

std::string AnnouncementsOf(std::string_view speaker, std::string_view text) {
  const NamedBgpNetwork named = BgpNetworkFrom(text);
  const BgpResult result = SolveBgp(named.network);
  std::string printed = "\n";
  BgpAnnouncements announcements(named.network, result);
  for (const BgpPrefixOutcome& one : result.prefixes) {
    for (const BgpAnnouncement& said : announcements.Of(one, named.Speaker(speaker))) {
      printed += Concat(one.prefix.ToString(), " ", NameOf(said.end, named));
      printed += said.heard.has_value() ? RouteText(*said.heard, one, named, announcements.lists())
                                        : Concat(" withheld: ", GetRule(said.withheld_by).id);
      printed += "\n";
    }
  }
  return printed;
}

}  // namespace routesight

#include "tests/oracle/random_bgp.h"

#include <string_view>

#include "evaluator/base/rule_catalogue.h"

namespace routesight {
namespace {

constexpr std::string_view kPrefixes[] = {"0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "10.1.1.0/24",
                                          "172.16.0.0/12"};
constexpr uint32_t kAsns[] = {65515, 65515, 65515, 12076, 65001, 65002, 65003, 65001, 3356};
constexpr RuleId kRule = RuleNamed("BGP-03");

class RandomNetwork {
 public:
  explicit RandomNetwork(std::mt19937& random) : random_(random) {}

  BgpNetwork Run() {
    const uint32_t speakers = 3 + Below(6);
    for (uint32_t i = 0; i < speakers; ++i) {
      BgpSpeaker speaker;
      speaker.asn = {kAsns[Below(std::size(kAsns))]};
      if (OneIn(3)) speaker.reflection = Reflection::kReflects;
      network_.speakers.Add(speaker);
    }
    for (uint32_t i = 1; i < speakers; ++i) AddSession({Below(i)}, {i});
    for (uint32_t more = Below(6); more > 0; --more) {
      const SpeakerId a{Below(speakers)};
      const SpeakerId b{Below(speakers)};
      if (a != b) AddSession(a, b);
    }
    for (const std::string_view text : kPrefixes) {
      const Prefix prefix = Prefix::Read(text).prefix;
      for (uint32_t i = 0; i < speakers; ++i) {
        if (OneIn(5)) AddRoute({i}, prefix);
      }
    }
    return std::move(network_);
  }

 private:
  uint32_t Below(size_t limit) { return static_cast<uint32_t>(random_() % limit); }
  bool OneIn(uint32_t count) { return Below(count) == 0; }
  Asn SomeAsn() { return {kAsns[Below(std::size(kAsns))]}; }
  BgpNextHop SomeNextHop() { return {100 + Below(4)}; }
  Community SomeCommunity() {
    return OneIn(2) ? kNoAdvertise : Community::Of(65517, static_cast<uint16_t>(65515 + Below(3)));
  }
  RouteClass SomeClass() { return {static_cast<uint8_t>(Below(4))}; }
  PrefixPattern SomePattern() {
    return {Prefix::Read(kPrefixes[Below(std::size(kPrefixes))]).prefix, OneIn(2)};
  }
  PrefixFilter SomeFilter() {
    switch (Below(4)) {
      case 0:
        return {std::vector<PrefixPattern>{SomePattern(), SomePattern()}, {}};
      case 1:
        return {std::nullopt, {SomePattern()}};
      case 2:
        return {std::vector<PrefixPattern>{{Prefix(Prefix::Read("0.0.0.0/0").prefix), true}},
                {SomePattern()}};
      default:
        return {};
    }
  }

  BgpImport SomeImport() {
    BgpImport import;
    import.route_class = SomeClass();
    if (OneIn(8)) import.own_asn_allowed = 1;
    if (OneIn(8)) import.weight = 1 + Below(3);
    if (OneIn(6)) import.filters.push_back(PassPrefixes(kRule, SomeFilter()));
    if (OneIn(8)) import.filters.push_back(RefuseCommunity(kRule, SomeCommunity()));
    for (uint32_t more = OneIn(3) ? 1 + Below(2) : 0; more > 0; --more) {
      BgpPreference preference{90 + 10 * Below(4), std::nullopt, SomeFilter()};
      if (OneIn(2)) preference.as_path = {AsPathPattern::Kind::kContains, {SomeAsn()}};
      if (OneIn(4)) preference.as_path = {AsPathPattern::Kind::kExact, {SomeAsn(), SomeAsn()}};
      import.preferences.push_back(preference);
    }
    return import;
  }

  BgpExport SomeExport(bool internal, SpeakerId self) {
    BgpExport announce;
    if (OneIn(4))
      announce.filters.push_back(RefuseClasses(kRule, RouteClasses().With(SomeClass())));
    if (OneIn(6)) announce.filters.push_back(PassPrefixes(kRule, SomeFilter()));
    if (OneIn(3)) announce.filters.push_back(RefuseCommunity(kRule, kNoAdvertise));
    if (OneIn(8)) announce.private_asns = PrivateAsns::kRemoved;
    if (OneIn(8)) announce.stripped = {SomeAsn()};
    if (OneIn(4)) announce.peer_asn = PeerAsn::kReplacedByOwn;
    if (OneIn(3)) announce.prepends.push_back({static_cast<int>(1 + Below(2)), SomeFilter()});
    if (OneIn(4)) {
      announce.next_hop = SomeNextHop();
    } else if (internal ? OneIn(4) : !OneIn(5)) {
      announce.next_hop = BgpNextHop{self.value};
    }
    if (OneIn(6)) announce.med = Below(3);
    if (OneIn(6)) announce.communities = {SomeCommunity()};
    return announce;
  }

  void AddSession(SpeakerId a, SpeakerId b) {
    const bool internal = network_.speakers[a].asn == network_.speakers[b].asn;
    BgpSession session;
    session.ends[0] = {a, SomeImport(), SomeExport(internal, a)};
    session.ends[1] = {b, SomeImport(), SomeExport(internal, b)};
    network_.sessions.Add(session);
  }

  void AddRoute(SpeakerId speaker, const Prefix& prefix) {
    BgpOrigination route;
    route.speaker = speaker;
    route.prefix = prefix;
    for (uint32_t more = Below(3); more > 0; --more) route.as_path.push_back(SomeAsn());
    if (OneIn(3)) route.communities = {SomeCommunity()};
    route.next_hop = OneIn(4) ? SomeNextHop() : BgpNextHop{speaker.value};
    if (OneIn(3)) route.med = Below(3);
    if (OneIn(8)) route.local_preference = 110;
    route.origin = static_cast<BgpOrigin>(OneIn(3) ? Below(3) : 0);
    route.route_class = SomeClass();
    network_.originations.push_back(route);
  }

  std::mt19937& random_;
  BgpNetwork network_;
};

}  // namespace

BgpNetwork RandomBgpNetwork(std::mt19937& random) { return RandomNetwork(random).Run(); }

FailedBgpNetwork WithoutSpeaker(const BgpNetwork& network, SpeakerId speaker) {
  FailedBgpNetwork failed;
  failed.network.speakers = network.speakers;
  for (const BgpOrigination& one : network.originations) {
    if (one.speaker != speaker) failed.network.originations.push_back(one);
  }
  for (size_t i = 0; i < network.sessions.size(); ++i) {
    const BgpSessionId id = network.sessions.IdAt(i);
    const BgpSession& session = network.sessions[id];
    if (session.ends[0].speaker == speaker || session.ends[1].speaker == speaker) continue;
    failed.network.sessions.Add(session);
    failed.sessions.push_back(id);
  }
  return failed;
}

FailedBgpNetwork WithoutSession(const BgpNetwork& network, BgpSessionId session) {
  FailedBgpNetwork failed;
  failed.network.speakers = network.speakers;
  failed.network.originations = network.originations;
  for (size_t i = 0; i < network.sessions.size(); ++i) {
    const BgpSessionId id = network.sessions.IdAt(i);
    if (id == session) continue;
    failed.network.sessions.Add(network.sessions[id]);
    failed.sessions.push_back(id);
  }
  return failed;
}

FailedBgpNetwork WithRandomFailure(const BgpNetwork& network, std::mt19937& random) {
  if (random() % 2 == 0) {
    return WithoutSpeaker(network, network.speakers.IdAt(random() % network.speakers.size()));
  }
  return WithoutSession(network, network.sessions.IdAt(random() % network.sessions.size()));
}

}  // namespace routesight

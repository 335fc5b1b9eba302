#include "tests/oracle/bird_configuration.h"

#include "evaluator/base/text.h"

namespace routesight {
namespace {

// Weights are BIRD's preferences: 100 of a learned route, 200 of an own one.
constexpr uint32_t kLearnedPreference = 100;

std::string PrefixSet(const std::vector<PrefixPattern>& patterns) {
  std::vector<std::string> texts;
  for (const PrefixPattern& one : patterns) {
    texts.push_back(one.prefix.ToString() + (one.and_inside ? "+" : ""));
  }
  return "[ " + Join(texts, ", ") + " ]";
}

// A condition in BIRD's language.
std::string Passes(const PrefixFilter& filter) {
  std::string condition = "true";
  if (filter.only.has_value()) {
    condition = filter.only->empty() ? "false" : "net ~ " + PrefixSet(*filter.only);
  }
  if (!filter.except.empty()) condition += " && ! (net ~ " + PrefixSet(filter.except) + ")";
  return "(" + condition + ")";
}

std::string Pair(Community one) {
  return Concat("(", one.value >> 16, ",", one.value & 0xffff, ")");
}

std::string FilterText(const BgpFilter& filter) {
  std::string refused = "! " + Passes(filter.prefixes);
  for (const Community one : filter.communities) refused += " || " + Pair(one) + " ~ bgp_community";
  if (filter.classes == RouteClasses::All()) return "if " + refused + " then reject;\n";
  std::string asked = "false";
  for (uint8_t number = 0; number < 32; ++number) {
    if (filter.classes.Contains({number})) asked += Concat(" || route_class = ", int{number});
  }
  return "if (" + asked + ") && (" + refused + ") then reject;\n";
}

std::string PathCondition(const AsPathPattern& pattern) {
  std::string asns;
  for (const Asn asn : pattern.asns) asns += Concat(" ", asn.value);
  const bool exact = pattern.kind == AsPathPattern::Kind::kExact;
  return exact ? "bgp_path ~ [=" + asns + " =]" : "bgp_path ~ [= *" + asns + " * =]";
}

std::string ImportText(const BgpImport& import) {
  std::string text = "if bgp_path.len > 255 then reject;\nroute_class = 0;\n";
  for (const BgpFilter& filter : import.filters) text += FilterText(filter);
  std::string_view start = "if ";
  for (const BgpPreference& one : import.preferences) {
    text += Concat(start, Passes(one.prefixes));
    if (one.as_path.has_value()) text += " && " + PathCondition(*one.as_path);
    text += Concat(" then bgp_local_pref = ", one.value, ";\n");
    start = "else if ";
  }
  text += Concat("route_class = ", int{import.route_class.value}, ";\n");
  return text + Concat("preference = ", kLearnedPreference + import.weight, ";\naccept;\n");
}

std::string PathChanges(const BgpExport& announce, Asn own, Asn peer) {
  std::string text;
  if (announce.private_asns == PrivateAsns::kRemoved) {
    text += "bgp_path.delete([64512..65534]);\n";
  }
  for (const Asn one : announce.stripped) text += Concat("bgp_path.delete(", one.value, ");\n");
  if (announce.peer_asn == PeerAsn::kReplacedByOwn) {
    text += Concat("bgp_path = replaced(bgp_path, ", peer.value, ", ", own.value, ");\n");
  }
  for (const BgpPrepend& one : announce.prepends) {
    text += "if " + Passes(one.prefixes) + " then {\n";
    for (int i = 0; i < one.count; ++i) text += Concat("bgp_path.prepend(", own.value, ");\n");
    text += "}\n";
  }
  return text;
}

std::string ExportText(const BgpExport& announce, Asn own, Asn peer) {
  std::string text;
  for (const BgpFilter& filter : announce.filters) text += FilterText(filter);
  if (own != peer) text += PathChanges(announce, own, peer);
  if (announce.next_hop.has_value()) {
    text += "bgp_next_hop = " + BirdAddress(*announce.next_hop) + ";\n";
  }
  if (announce.med.has_value()) {
    text += Concat("bgp_med = ", *announce.med, ";\n");
  } else if (own != peer) {
    // BIRD itself drops a MED that no export filter sets.
    text += "if source = RTS_STATIC && own_med > 0 then bgp_med = own_med - 1;\n";
  }
  for (const Community one : announce.communities) {
    text += "bgp_community.add(" + Pair(one) + ");\n";
  }
  return text + "accept;\n";
}

std::string RouteText(const BgpOrigination& route) {
  static constexpr std::string_view kOrigins[] = {"ORIGIN_IGP", "ORIGIN_EGP", "ORIGIN_INCOMPLETE"};
  std::string text = "route " + route.prefix.ToString() + " blackhole {\n";
  for (auto asn = route.as_path.rbegin(); asn != route.as_path.rend(); ++asn) {
    text += Concat("bgp_path.prepend(", asn->value, ");\n");
  }
  for (const Community one : route.communities) text += "bgp_community.add(" + Pair(one) + ");\n";
  text += "bgp_next_hop = " + BirdAddress(route.next_hop) + ";\n";
  text += Concat("bgp_local_pref = ", route.local_preference, ";\n");
  text += Concat("bgp_origin = ", kOrigins[static_cast<size_t>(route.origin)], ";\n");
  text += Concat("route_class = ", int{route.route_class.value}, ";\n");
  text += Concat("own_med = ", route.med.has_value() ? *route.med + 1 : 0, ";\n");
  if (route.med.has_value()) text += Concat("bgp_med = ", *route.med, ";\n");
  return text + "};\n";
}

std::string SessionAddress(uint32_t number, BgpSessionId session, int side) {
  const uint32_t place = 4 * (number * kMostSessions + session.value) + 1;
  return IpAddress::FromIpv4(0x7f020000 + place + static_cast<uint32_t>(side)).ToString();
}

class Writer {
 public:
  Writer(uint32_t number, const BgpNetwork& network, int port)
      : number_(number), network_(network), port_(port) {}

  std::string Speaker(SpeakerId speaker) const {
    const std::string table = BirdTable(number_, speaker);
    std::string text = Concat("ipv4 table ", table, ";\n");
    std::string routes;
    for (const BgpOrigination& one : network_.originations) {
      if (one.speaker == speaker) routes += RouteText(one);
    }
    if (routes.empty()) return text;
    return text + Concat("protocol static own_", table, " {\nipv4 { table ", table, "; };\n",
                         routes, "}\n");
  }

  std::string End(BgpSessionId id, BgpSessionId name, int side) const {
    const BgpSessionEnd& end = network_.sessions[id].ends[side];
    const BgpSessionEnd& other = network_.sessions[id].ends[1 - side];
    const BgpSpeaker& self = network_.speakers[end.speaker];
    const BgpSpeaker& peer = network_.speakers[other.speaker];
    std::string text = Concat("protocol bgp ", BirdSession(number_, name, side), " {\n");
    text += Concat("router id 10.255.", number_, ".", end.speaker.value + 1, ";\n");
    text += Concat("local ", SessionAddress(number_, name, side), " port ", port_, " as ",
                   self.asn.value, ";\n");
    text += Concat("neighbor ", SessionAddress(number_, name, 1 - side), " port ", port_, " as ",
                   peer.asn.value, ";\n");
    text += "multihop;\nstrict bind yes;\nconnect delay time 1;\nconnect retry time 1;\n";
    text += "error wait time 1, 1;\ngraceful restart off;\ninterpret communities off;\n";
    text += "deterministic med on;\n";
    if (side == 1) text += "passive yes;\n";
    text += Concat("allow local as ", end.import.own_asn_allowed, ";\n");
    if (self.asn == peer.asn && self.reflection == Reflection::kReflects) text += "rr client;\n";
    text += Concat("ipv4 {\ntable ", BirdTable(number_, end.speaker), ";\nigp table nowhere;\n");
    if (!end.announce.next_hop.has_value()) text += "next hop keep;\n";
    text += "import filter {\n" + ImportText(end.import) + "};\n";
    return text + "export filter {\n" + ExportText(end.announce, self.asn, peer.asn) +
           "};\n};\n}\n";
  }

 private:
  uint32_t number_;
  const BgpNetwork& network_;
  int port_;
};

}  // namespace

std::string BirdPreamble() {
  return R"(router id 10.255.255.255;
ipv4 table nowhere;
attribute int route_class;
attribute int own_med;

# The path with one number in place of another. prepend() turns the order round, hence twice.
function replaced(bgppath before; int theirs; int ours)
bgppath reversed;
bgppath result;
{
  reversed = +empty+;
  result = +empty+;
  for int one in before do reversed = prepend(reversed, one);
  for int one in reversed do {
    if one = theirs then result = prepend(result, ours);
    else result = prepend(result, one);
  }
  return result;
}

)";
}

std::string BirdConfiguration(uint32_t number, const BgpNetwork& network,
                              const std::vector<BgpSessionId>& sessions, int port) {
  const Writer writer(number, network, port);
  std::string text;
  for (size_t i = 0; i < network.speakers.size(); ++i) {
    text += writer.Speaker(network.speakers.IdAt(i));
  }
  for (size_t i = 0; i < network.sessions.size(); ++i) {
    for (const int side : {0, 1}) text += writer.End(network.sessions.IdAt(i), sessions[i], side);
  }
  return text;
}

std::string BirdTable(uint32_t number, SpeakerId speaker) {
  return Concat("n", number, "s", speaker.value);
}

std::string BirdSession(uint32_t number, BgpSessionId session, int side) {
  return Concat("n", number, "p", session.value, side == 0 ? "a" : "b");
}

std::string BirdAddress(BgpNextHop next_hop) {
  return IpAddress::FromIpv4(0x7f800000 + next_hop.value).ToString();
}

}  // namespace routesight

#include "evaluator/paths/traffic.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/trace.h"

namespace routesight {
namespace {

using Names = std::set<std::string>;

bool Arrives(Fate fate) {
  return fate == Fate::kDelivered || fate == Fate::kToInternet || fate == Fate::kToOnPremises;
}

TrafficVerdict VerdictOfFates(const std::vector<Fate>& fates) {
  bool arrives = false, lost = false;
  for (const Fate fate : fates) {
    if (fate == Fate::kUnknown) return TrafficVerdict::kUnknown;
    (Arrives(fate) ? arrives : lost) = true;
  }
  if (arrives && lost) return TrafficVerdict::kPartlyLost;
  return arrives ? TrafficVerdict::kArrives : TrafficVerdict::kLost;
}

std::string NameOf(const Surroundings& around, const Hop& hop) {
  return hop.device.kind == DeviceKind::kOutside ? hop.outside
                                                 : DeviceName(around.topology(), hop.device);
}

// What every way from a hop passes, itself included.
class CommonNames {
 public:
  CommonNames(const Surroundings& around, const Path& path)
      : around_(around), path_(path), known_(path.hops.size()) {}

  const Names& From(size_t index) {
    if (known_[index]) return *known_[index];
    std::optional<Names> common;
    for (const Branch& branch : path_.hops[index].branches) {
      const Names names = branch.hop ? From(*branch.hop) : Names();
      if (!common) {
        common = names;
      } else {
        std::erase_if(*common, [&](const std::string& name) { return !names.contains(name); });
      }
    }
    known_[index] = common.value_or(Names());
    if (index > 0) known_[index]->insert(NameOf(around_, path_.hops[index]));
    return *known_[index];
  }

 private:
  const Surroundings& around_;
  const Path& path_;
  std::vector<std::optional<Names>> known_;  // By hop.
};

std::string RowInNames(const Surroundings& around, const Lookup& lookup) {
  if (!lookup.winner) return "no row";
  const Route& route = *lookup.winner;
  std::string text = Concat(route.prefix.ToString(), " ", RouteSourceName(route.source), " ",
                            NextHopTypeName(route.next_hop_type), " ", GetRule(route.rule).id);
  if (!route.next_hops.has_value()) return text;
  for (const Symbol address : around.fibs().next_hops[route.next_hops].addresses) {
    text += Concat(" ", around.Name(address));
  }
  return text;
}

}  // namespace

TrafficVerdict VerdictOf(const Path& path) { return VerdictOfFates(FatesOf(path)); }

std::string_view TrafficVerdictName(TrafficVerdict verdict) {
  static constexpr std::string_view kNames[] = {"arrives", "partly_lost", "lost", "unknown"};
  return kNames[static_cast<size_t>(verdict)];
}

Traffic FateOfTraffic(const Surroundings& around, const Origin& origin, IpAddress destination) {
  return FateOnPath(around, Trace(around, origin, destination));
}

Traffic FateOnPath(const Surroundings& around, Path way) {
  Traffic traffic;
  traffic.path = std::move(way);
  const Path& path = traffic.path;
  traffic.fates = FatesOf(path);
  traffic.possible = PossibleFates(path);
  traffic.verdict = VerdictOfFates(traffic.fates);
  traffic.depends_on = DependsOn(path);
  const Names common = CommonNames(around, path).From(0);
  traffic.via.assign(common.begin(), common.end());
  Names some, exits;
  for (size_t i = 0; i < path.hops.size(); ++i) {
    if (i > 0) some.insert(NameOf(around, path.hops[i]));
    for (const Branch& branch : path.hops[i].branches) {
      if (!branch.hop && !branch.target.empty()) exits.insert(branch.target);
    }
  }
  traffic.via_some.assign(some.begin(), some.end());
  traffic.exits.assign(exits.begin(), exits.end());
  return traffic;
}

std::vector<TrafficClass> FatesOfTraffic(const Surroundings& around, const Origin& origin,
                                         const Prefix& destinations,
                                         std::span<const AddressRange> ranges) {
  std::vector<TrafficClass> classes;
  std::map<std::string, size_t> by_way;
  for (const AddressRange& range : RangesInside(destinations, ranges)) {
    Traffic traffic = FateOfTraffic(around, origin, range.first);
    const auto [found, fresh] =
        by_way.try_emplace(WayInNames(around, traffic.path), classes.size());
    if (fresh) classes.push_back({{}, std::move(traffic)});
    AddRange(range, classes[found->second].ranges);
  }
  return classes;
}

std::string WayInNames(const Surroundings& around, const Path& path) {
  std::string text;
  for (const Hop& hop : path.hops) {
    text += Concat(NameOf(around, hop), "|");
    if (hop.translator) text += Concat("as ", DeviceName(around.topology(), *hop.translator), "|");
    if (hop.own_routes) {
      text += Concat("knows ", hop.own_routes->prefix ? hop.own_routes->prefix->ToString() : "",
                     hop.own_routes->depends_on.empty() ? "" : "?", "|");
    }
    if (hop.lookup) {
      text += Concat(RowInNames(around, *hop.lookup), hop.lookup->depends_on.empty() ? "" : "?");
    }
    for (const Branch& branch : hop.branches) {
      text += Concat("|", branch.alternative ? "or " : "", FateName(branch.fate), " ",
                     branch.hop ? std::to_string(*branch.hop) : "", " ", branch.target, " ",
                     branch.tunnel, " ", branch.reason, branch.depends_on.empty() ? "" : "?");
      for (const Caveat& caveat : branch.caveats) text += Concat(" !", caveat.text);
    }
    text += "\n";
  }
  return text;
}

std::string WayInNames(const Surroundings& around, const RoundTrip& trip) {
  std::string text = WayInNames(around, trip.forward);
  for (const WayBack& back : trip.back) {
    for (const ReturnLeg& leg : back.legs) {
      text += Concat("back ", leg.from, leg.unknown ? "?" : "", "\n", WayInNames(around, leg.path));
    }
  }
  return text;
}

}  // namespace routesight

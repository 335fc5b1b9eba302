#include "evaluator/report/path_words.h"

#include <algorithm>
#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"

namespace routesight {

RouteRow WinnerRow(const Snapshot& snapshot, const Route& route) {
  return ToRow(snapshot.topology, snapshot.fibs, {route, nullptr});
}

std::string RowInWords(const RouteRow& row) {
  std::string text = Concat(row.prefix, " ", row.source, ", next hop ", row.next_hop_type);
  if (!row.next_hop_ips.empty()) text += Concat(" ", EndsTogether(row.next_hop_ips));
  return text;
}

std::string EndsTogether(const std::vector<std::string>& names) {
  std::vector<std::string> wholes;
  std::map<std::string, std::vector<std::string>> ends;
  for (const std::string& name : names) {
    const size_t hash = name.rfind('#');
    const std::string end = hash == std::string::npos ? "" : name.substr(hash + 1);
    std::string words;
    if (end == "primary" || end == "secondary") words = Concat(end, " link");
    if (ParseNumber<int>(end)) words = Concat("instance ", end);
    const std::string whole = words.empty() ? name : name.substr(0, hash);
    const auto [found, is_new] = ends.try_emplace(whole);
    if (is_new) wholes.push_back(whole);
    if (!words.empty()) found->second.push_back(words);
  }
  for (std::string& whole : wholes) {
    const std::vector<std::string>& parts = ends[whole];
    if (!parts.empty()) whole += Concat(" (", Join(parts, ", "), ")");
  }
  return Join(wholes, ", ");
}

std::string_view DeviceKindName(DeviceKind kind) {
  static constexpr std::string_view kNames[] = {"sender", "appliance", "firewall", "gateway",
                                                "outside"};
  return kNames[static_cast<size_t>(kind)];
}

std::string HopName(const Snapshot& snapshot, const Hop& hop) {
  if (hop.device.kind == DeviceKind::kOutside) return hop.outside;
  const std::string name = DeviceName(snapshot.topology, hop.device);
  if (hop.device.kind == DeviceKind::kSender) return name;
  std::string place;
  if (hop.device.subnet.has_value()) {
    place =
        Concat(" in ", snapshot.topology.Text(snapshot.topology.subnets[hop.device.subnet].name));
  }
  return Concat(name, " (", DeviceKindName(hop.device.kind), place, ")");
}

std::string EndInWords(const Snapshot& snapshot, const Branch& branch) {
  const std::string rule = branch.rule ? Concat(" [", GetRule(*branch.rule).id, "]") : "";
  if (!branch.tunnel.empty() && branch.outer) {
    return Concat("the ", branch.tunnel, " to ", branch.target, " is cut: ", branch.reason, rule);
  }
  std::string text(FateInWords(branch.fate));
  if (!branch.target.empty()) {
    const bool at = branch.fate == Fate::kDelivered || branch.fate == Fate::kLoop;
    text += at                                 ? Concat(" at ", branch.target)
            : branch.fate == Fate::kToInternet ? Concat(" through ", branch.target)
                                               : Concat(" (", branch.target, ")");
  }
  if (!branch.tunnel.empty()) text += Concat(" in its ", branch.tunnel);
  if (branch.gateway.has_value()) {
    text += Concat(
        " over ", snapshot.topology.Text(branch.connection.has_value()
                                             ? snapshot.topology.connections[branch.connection].name
                                             : snapshot.topology.gateways[branch.gateway].name));
  }
  if (!branch.reason.empty()) {
    text += Concat(branch.reason.starts_with("if ") ? ", " : "; ", branch.reason);
  }
  return text + rule;
}

std::vector<std::string> EndsInWords(const Snapshot& snapshot, const Path& path) {
  std::set<std::string> ends;
  for (const Hop& hop : path.hops) {
    for (const Branch& branch : hop.branches) {
      if (!branch.hop) ends.insert(EndInWords(snapshot, branch));
    }
  }
  return {ends.begin(), ends.end()};
}

std::string SymmetryInWords(const RoundTrip& trip) {
  const auto only = [](std::string_view way, const std::vector<std::string>& devices) {
    return devices.empty() ? "" : Concat("; crossed only ", way, ": ", Join(devices, ", "));
  };
  const std::string differences =
      Concat(only("on the way there", trip.forward_only), only("on the way back", trip.back_only));
  switch (trip.symmetry) {
    case Symmetry::kSymmetric:
      if (trip.both.empty()) return "symmetric: no stateful device on either way";
      return Concat("symmetric: both ways cross ", Join(trip.both, ", "));
    case Symmetry::kAsymmetric:
      return Concat("not symmetric [SEL-09]", differences);
    case Symmetry::kMayDiffer:
      return Concat(
          "may not be symmetric: equal-cost ways cross different stateful devices [SEL-09]",
          differences);
    case Symmetry::kReturnIsLost:
      return Concat("answers do not come back", differences);
    case Symmetry::kNothingReturns:
      return "nothing arrives, so nothing comes back";
    case Symmetry::kUnknown:
      break;
  }
  return "whether both ways cross the same stateful devices is not known";
}

}  // namespace routesight

#include "evaluator/report/path_words.h"

#include <algorithm>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"

namespace routesight {

RouteRow WinnerRow(const Snapshot& snapshot, const Route& route) {
  return ToRow(snapshot.topology, snapshot.fibs, {route, std::nullopt});
}

std::string RowInWords(const RouteRow& row) {
  std::string text = Concat(row.prefix, " ", row.source, " ", row.next_hop_type);
  if (!row.next_hop_ips.empty()) text += Concat(" ", Join(row.next_hop_ips, ","));
  return text;
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
  return Concat(name, ", ", DeviceKindName(hop.device.kind), place);
}

std::string EndInWords(const Snapshot& snapshot, const Branch& branch) {
  if (!branch.tunnel.empty() && branch.outer) {
    return Concat("the ", branch.tunnel, " to ", branch.target, " is cut: ", branch.reason);
  }
  std::string text(FateInWords(branch.fate));
  if (!branch.target.empty()) {
    const std::string_view between = branch.fate == Fate::kDelivered      ? " at "
                                     : branch.fate == Fate::kToInternet   ? " through "
                                     : branch.fate == Fate::kToOnPremises ? ", "
                                                                          : ": ";
    text += Concat(between, branch.target);
  }
  if (!branch.tunnel.empty()) text += Concat(" in its ", branch.tunnel);
  if (branch.gateway.has_value()) {
    text +=
        Concat(" behind ",
               snapshot.topology.Text(branch.connection.has_value()
                                          ? snapshot.topology.connections[branch.connection].name
                                          : snapshot.topology.gateways[branch.gateway].name));
  }
  if (!branch.reason.empty()) text += Concat(branch.target.empty() ? ": " : "; ", branch.reason);
  if (branch.rule) text += Concat(" [", GetRule(*branch.rule).id, "]");
  return text;
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
    return devices.empty() ? "" : Concat("; only the way ", way, " crosses ", Join(devices, ", "));
  };
  const std::string differences =
      Concat(only("there", trip.forward_only), only("back", trip.back_only));
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
  return "whether both ways cross the same devices is not known";
}

}  // namespace routesight

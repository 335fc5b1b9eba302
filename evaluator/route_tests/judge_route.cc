#include "evaluator/route_tests/judge_route.h"

#include <algorithm>
#include <set>

#include "evaluator/base/text.h"
#include "evaluator/paths/traffic.h"
#include "evaluator/route_tests/waypoint.h"

namespace routesight {
namespace {

// The answer to one expectation.
struct Opinion {
  TestVerdict verdict = TestVerdict::kPassed;
  std::string reason;
};

Opinion Passed() { return {TestVerdict::kPassed, ""}; }
Opinion Failed(std::string reason) { return {TestVerdict::kFailed, std::move(reason)}; }
Opinion Unknown(std::string reason) { return {TestVerdict::kUnknown, std::move(reason)}; }

std::string EndsOf(const Path& path) {
  std::set<std::string> ends;
  for (const Hop& hop : path.hops) {
    for (const Branch& branch : hop.branches) {
      if (branch.hop) continue;
      std::string end(FateInWords(branch.fate));
      if (!branch.target.empty()) end += Concat(" (", branch.target, ")");
      if (!branch.reason.empty()) end += Concat(": ", branch.reason);
      ends.insert(std::move(end));
    }
  }
  return Join(ends, "; ");
}

bool HasAlternatives(const Path& path) {
  return std::ranges::any_of(path.hops, [](const Hop& hop) {
    return std::ranges::any_of(hop.branches, &Branch::alternative);
  });
}

Opinion JudgeDelivery(const Traffic& traffic, bool expected) {
  if (traffic.verdict == TrafficVerdict::kUnknown) return Unknown("whether it arrives");
  const bool all_arrives = traffic.verdict == TrafficVerdict::kArrives;
  const bool none_arrives = traffic.verdict == TrafficVerdict::kLost;
  if (expected ? all_arrives : none_arrives) return Passed();
  return Failed(Concat(expected ? "it does not arrive: " : "it arrives: ", EndsOf(traffic.path)));
}

// What is on the way is not known if packets may take another one.
bool MayGoElsewhere(const Traffic& traffic, Passing passing) {
  return traffic.verdict == TrafficVerdict::kUnknown ||
         (passing == Passing::kOnSomeWays && HasAlternatives(traffic.path));
}

std::string Passes(const Traffic& traffic) {
  return traffic.via_some.empty() ? "it passes nothing"
                                  : Concat("it passes ", Join(traffic.via_some, ", "));
}

Opinion JudgeVia(const Surroundings& around, const Traffic& traffic, const std::string& name) {
  const auto waypoint = Waypoint::Find(around, name);
  if (!waypoint) return Failed(Concat("it does not pass ", name, ", which is not there"));
  const Passing passing = PassingOf(traffic.path, *waypoint);
  if (MayGoElsewhere(traffic, passing)) return Unknown(Concat("whether it passes ", name));
  if (passing == Passing::kAlways) return Passed();
  if (passing == Passing::kNever) {
    return Failed(Concat("it does not pass ", name, ": ", Passes(traffic)));
  }
  return Failed(Concat("it passes ", name, " on some of its equal-cost ways only"));
}

Opinion JudgeNotVia(const Surroundings& around, const Traffic& traffic, const std::string& name) {
  const auto waypoint = Waypoint::Find(around, name);
  if (!waypoint) return Passed();
  const Passing passing = PassingOf(traffic.path, *waypoint);
  if (MayGoElsewhere(traffic, passing)) return Unknown(Concat("whether it passes ", name));
  if (passing == Passing::kNever) return Passed();
  return Failed(Concat("it passes ", name));
}

Opinion JudgeSymmetry(const RoundTrip& trip, bool expected) {
  const auto only = [](std::string_view way, const std::vector<std::string>& devices) {
    return devices.empty() ? "" : Concat("; only the way ", way, " crosses ", Join(devices, ", "));
  };
  const std::string differences =
      Concat(only("there", trip.forward_only), only("back", trip.back_only));
  switch (trip.symmetry) {
    case Symmetry::kUnknown:
      return Unknown("whether both ways cross the same devices");
    case Symmetry::kSymmetric:
      return expected ? Passed() : Failed("both ways cross the same devices");
    case Symmetry::kAsymmetric:
      return expected ? Failed(Concat("it is not symmetric", differences)) : Passed();
    case Symmetry::kMayDiffer:
      return expected ? Failed(Concat("it need not be symmetric: equal-cost ways cross different "
                                      "devices",
                                      differences))
                      : Passed();
    case Symmetry::kReturnIsLost:
      return Failed("answers do not come back");
    case Symmetry::kNothingReturns:
      return Failed("nothing arrives, so nothing comes back");
  }
  return Unknown("whether both ways cross the same devices");
}

Opinion JudgeNextHop(const Surroundings& around, const Path& path, const std::string& expected) {
  if (path.hops.empty() || !path.hops.front().lookup) {
    return Unknown("the source's own route: no table of Azure has it");
  }
  const Lookup& lookup = *path.hops.front().lookup;
  if (!lookup.depends_on.empty()) return Unknown("the source's own route");
  if (!lookup.winner) return Failed("the source has no route");
  const std::string_view type = NextHopTypeName(lookup.winner->next_hop_type);
  if (SameName(type, expected)) return Passed();
  std::vector<std::string> hops;
  bool all_known = true;
  if (lookup.winner->next_hops.has_value()) {
    for (const Symbol hop : around.fibs().next_hops[lookup.winner->next_hops].addresses) {
      hops.emplace_back(around.Name(hop));
      all_known = all_known && IpAddress::Parse(hops.back()).has_value();
    }
  }
  if (hops.size() == 1 && hops.front() == expected) return Passed();
  const std::string found = Concat("its next hop is ", type, hops.empty() ? "" : " ",
                                   Join(hops, ", "), " by ", lookup.winner->prefix.ToString());
  if (!all_known && IpAddress::Parse(expected)) {
    return Unknown(Concat("the address of the next hop; ", found));
  }
  return Failed(found);
}

// All names of what a way ends at.
std::set<std::string> NamesOfEnd(const Surroundings& around, const Hop& hop, const Branch& branch) {
  const Topology& topology = around.topology();
  std::set<std::string> names{branch.target};
  // "NAT gateway azurerm_nat_gateway.out" ends with the name.
  names.insert(branch.target.substr(branch.target.rfind(' ') + 1));
  const auto add = [&](const auto& nodes, auto id) {
    if (!id.has_value()) return;
    names.emplace(topology.Text(nodes[id].name));
    if (nodes[id].arm_id.has_value()) names.emplace(topology.Text(nodes[id].arm_id));
  };
  add(topology.gateways, branch.gateway);
  add(topology.connections, branch.connection);
  add(topology.sites, branch.site);
  if (branch.fate == Fate::kToInternet) {
    add(topology.appliances, hop.device.appliance);
    add(topology.nics, hop.device.nic);
    add(topology.firewalls, hop.device.firewall);
  }
  if (branch.connection.has_value()) {
    const GatewayConnection& connection = topology.connections[branch.connection];
    add(topology.local_network_gateways, connection.local_network_gateway);
    add(topology.circuits, connection.circuit);
  }
  return names;
}

Opinion JudgeEgress(const Surroundings& around, const Traffic& traffic,
                    const std::string& expected) {
  if (traffic.verdict == TrafficVerdict::kUnknown || HasAlternatives(traffic.path)) {
    return Unknown("where it leaves");
  }
  bool all = true;
  for (const Hop& hop : traffic.path.hops) {
    for (const Branch& branch : hop.branches) {
      if (branch.hop) continue;
      const bool leaves = branch.fate == Fate::kToInternet || branch.fate == Fate::kToOnPremises;
      const std::set<std::string> names = NamesOfEnd(around, hop, branch);
      all = all && leaves && std::ranges::any_of(names, [&](const std::string& name) {
              return name == expected || (expected.starts_with('/') && SameName(name, expected));
            });
    }
  }
  if (all) return Passed();
  return Failed(Concat("it does not leave through ", expected, ": ", EndsOf(traffic.path)));
}

}  // namespace

std::string_view TestVerdictName(TestVerdict verdict) {
  static constexpr std::string_view kNames[] = {"passed", "failed", "unknown"};
  return kNames[static_cast<size_t>(verdict)];
}

TestAnswer JudgeRoute(const Surroundings& around, const Origin& origin, const RouteTest& test) {
  const RouteExpectation& expect = test.expect;
  const Traffic traffic = FateOfTraffic(around, origin, test.to);
  std::vector<Gap> gaps = traffic.depends_on;
  std::vector<Opinion> opinions;
  if (expect.delivered) opinions.push_back(JudgeDelivery(traffic, *expect.delivered));
  for (const std::string& name : expect.via) opinions.push_back(JudgeVia(around, traffic, name));
  for (const std::string& name : expect.not_via) {
    opinions.push_back(JudgeNotVia(around, traffic, name));
  }
  if (expect.symmetric) {
    const RoundTrip trip = TraceBothWays(around, origin, test.to);
    opinions.push_back(JudgeSymmetry(trip, *expect.symmetric));
    for (const WayBack& back : trip.back) {
      for (const ReturnLeg& leg : back.legs) {
        if (leg.unknown) gaps.push_back(*leg.unknown);
        const std::vector<Gap> more = DependsOn(leg.path);
        gaps.insert(gaps.end(), more.begin(), more.end());
      }
    }
  }
  if (!expect.next_hop.empty()) {
    opinions.push_back(JudgeNextHop(around, traffic.path, expect.next_hop));
  }
  if (!expect.egress.empty()) opinions.push_back(JudgeEgress(around, traffic, expect.egress));
  TestAnswer answer;
  for (const Opinion& opinion : opinions) {
    if (opinion.verdict == TestVerdict::kFailed) answer.verdict = TestVerdict::kFailed;
    if (opinion.verdict == TestVerdict::kUnknown && answer.verdict == TestVerdict::kPassed) {
      answer.verdict = TestVerdict::kUnknown;
    }
  }
  for (const Opinion& opinion : opinions) {
    if (opinion.verdict != answer.verdict || opinion.reason.empty()) continue;
    answer.reasons.push_back(opinion.verdict == TestVerdict::kUnknown
                                 ? Concat("not known: ", opinion.reason)
                                 : opinion.reason);
  }
  if (answer.verdict == TestVerdict::kUnknown) {
    std::ranges::sort(gaps);
    gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
    answer.depends_on = std::move(gaps);
  }
  return answer;
}

}  // namespace routesight

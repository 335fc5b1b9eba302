#include "tests/support/path_text.h"

#include <stdexcept>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "tests/support/network_text.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

class Printer {
 public:
  explicit Printer(const Surroundings& around) : around_(around) {}

  std::string Lines(const Path& path, std::string_view lead) const {
    std::string text;
    for (const Hop& hop : path.hops) {
      std::string line =
          Concat(lead, hop.outside.empty() ? DeviceName(around_, hop.device) : hop.outside);
      if (hop.own_routes && hop.own_routes->prefix) {
        line += Concat(" knows ", hop.own_routes->prefix->ToString());
      }
      if (hop.lookup && hop.lookup->winner) {
        const Route& route = *hop.lookup->winner;
        line += Concat(" ", route.prefix.ToString(), " ", GetRule(route.rule).id);
      }
      for (const Branch& branch : hop.branches) line += End(path, branch);
      text += line + "\n";
      if (hop.own_routes) text += Gaps(hop.own_routes->depends_on);
      if (hop.lookup) text += Gaps(hop.lookup->depends_on);
      for (const Branch& branch : hop.branches) {
        for (const Caveat& caveat : branch.caveats) text += Concat("! ", caveat.text, "\n");
        text += Gaps(branch.depends_on);
      }
    }
    return text;
  }

 private:
  std::string End(const Path& path, const Branch& branch) const {
    const std::string_view mark = branch.alternative ? "?" : "";
    if (branch.hop) {
      return Concat(" ", mark, branch.tunnel.empty() ? "-> " : "=tunnel=> ",
                    DeviceName(around_, path.hops[*branch.hop].device));
    }
    std::string text = Concat(" ", mark, "=> ", FateName(branch.fate));
    if (!branch.target.empty()) text += Concat(" ", branch.target);
    if (branch.rule) text += Concat(" ", GetRule(*branch.rule).id);
    return text;
  }

  static std::string Gaps(const std::vector<Gap>& gaps) {
    std::string text;
    for (const Gap& gap : gaps) {
      text += Concat("? ", gap.resource, gap.attribute.empty() ? "" : ".", gap.attribute, "\n");
    }
    return text;
  }

  const Surroundings& around_;
};

std::string BothWays(const Surroundings& around, std::string_view from, std::string_view to) {
  const RoundTrip trip =
      TraceBothWays(around, OriginNamed(around, from), IpAddress::Parse(to).value());
  const Printer printer(around);
  std::string text = "\n" + printer.Lines(trip.forward, "");
  for (const WayBack& back : trip.back) {
    for (const ReturnLeg& leg : back.legs) {
      if (leg.unknown) text += Concat("back ", leg.from, " ? ", leg.unknown->effect, "\n");
      text += printer.Lines(leg.path, "back ");
    }
  }
  text += SymmetryName(trip.symmetry);
  if (!trip.forward_only.empty()) text += ", there " + Join(trip.forward_only, " ");
  if (!trip.back_only.empty()) text += ", back " + Join(trip.back_only, " ");
  return text + "\n";
}

template <typename Answer>
std::string In(std::string_view network_text, Answer answer) {
  const Topology topology = NetworkFrom(network_text);
  const Ribs ribs = SimulateControlPlane(topology);
  const Fibs fibs = ComputeEffectiveRoutes(topology, ribs);
  return answer(Surroundings(topology, ribs, fibs));
}

}  // namespace

Origin OriginNamed(const Surroundings& around, std::string_view name) {
  const Topology& topology = around.topology();
  if (name == "internet") return FromInternet();
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const SubnetId id = topology.subnets.IdAt(i);
    if (around.Name(topology.subnets[id].name) == name) return FromSubnet(around, id);
  }
  for (size_t i = 0; i < topology.nics.size(); ++i) {
    const NicId id = topology.nics.IdAt(i);
    if (around.Name(topology.nics[id].name) == name) return FromInterface(around, id);
  }
  for (size_t i = 0; i < topology.sites.size(); ++i) {
    const SiteId id = topology.sites.IdAt(i);
    if (around.Name(topology.sites[id].name) == name) return FromSite(around, id);
  }
  for (size_t i = 0; i < topology.local_network_gateways.size(); ++i) {
    const LocalNetworkGatewayId id = topology.local_network_gateways.IdAt(i);
    if (around.Name(topology.local_network_gateways[id].name) == name) {
      return FromLocalNetworkGateway(around, id);
    }
  }
  throw std::invalid_argument("no origin " + std::string(name));
}

std::string WayOf(std::string_view from, std::string_view to, std::string_view network_text) {
  return In(network_text, [&](const Surroundings& around) { return BothWays(around, from, to); });
}

std::string WayInCase(std::string_view case_name, std::string_view from, std::string_view to) {
  const Evaluation evaluation =
      EvaluatePlan(SourceDirectory() / "testdata" / case_name / "plan.json");
  const Snapshot& after = evaluation.timeline.snapshots.back();
  return BothWays(Surroundings(after.topology, after.ribs, after.fibs), from, to);
}

std::string FatesFrom(std::string_view from, std::string_view to, std::string_view network_text) {
  return In(network_text, [&](const Surroundings& around) {
    const RoundTrip trip =
        TraceBothWays(around, OriginNamed(around, from), IpAddress::Parse(to).value());
    std::string text;
    for (const Fate fate : FatesOf(trip.forward)) {
      text += Concat(text.empty() ? "" : " ", FateName(fate));
    }
    return text;
  });
}

}  // namespace routesight

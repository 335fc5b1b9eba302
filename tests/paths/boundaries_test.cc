// Prefixes of which the same is heard have the same ways: on random networks, each is followed by
// itself and by its stand-in.
#include "evaluator/paths/boundaries.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/handling.h"
#include "evaluator/paths/origin.h"
#include "evaluator/paths/round_trip.h"
#include "tests/paths/random_network.h"
#include "tests/support/path_text.h"

namespace routesight {
namespace {

// Everything that is read from a way, with `own` for the prefix itself.
std::string InWords(const Surroundings& around, const Path& path, const Prefix& own) {
  std::string text;
  for (const Hop& hop : path.hops) {
    text += Concat("at ", DeviceName(around, hop.device), hop.outside, ": ");
    if (hop.own_routes && hop.own_routes->prefix) {
      text += Concat("knows ", hop.own_routes->prefix == own ? "own" : "other", " ",
                     hop.own_routes->depends_on.size(), " ");
    }
    if (hop.lookup && hop.lookup->winner) {
      const Route& row = *hop.lookup->winner;
      text += Concat(row.prefix == own ? "own" : row.prefix.ToString(), " ",
                     NextHopTypeName(row.next_hop_type), " ", GetRule(row.rule).id, " ");
    }
    for (const Branch& branch : hop.branches) {
      text += Concat(branch.hop.value_or(99), " ", FateName(branch.fate), " ", branch.target, " ",
                     branch.reason, " ", around.Name(branch.next_hop), " ", branch.tunnel, " ",
                     branch.caveats.size(), " ", branch.depends_on.size(), ";");
    }
    text += "\n";
  }
  for (const Path& outer : path.outer) text += Concat("(", InWords(around, outer, own), ")");
  return text;
}

std::string InWords(const Surroundings& around, const RoundTrip& trip, const Prefix& own) {
  std::string text = InWords(around, trip.forward, own);
  for (const WayBack& back : trip.back) {
    for (const ReturnLeg& leg : back.legs) {
      text += Concat("back from ", leg.from, leg.unknown ? " unknown" : "", "\n",
                     InWords(around, leg.path, own));
    }
  }
  return Concat(text, SymmetryName(trip.symmetry), " ", Join(trip.both, ","), "|",
                Join(trip.forward_only, ","), "|", Join(trip.back_only, ","));
}

std::vector<std::string> AllOrigins(const Topology& topology) {
  std::vector<std::string> names;
  for (const Subnet& subnet : topology.subnets) names.emplace_back(topology.Text(subnet.name));
  for (const Nic& nic : topology.nics) names.emplace_back(topology.Text(nic.name));
  for (const Site& site : topology.sites) names.emplace_back(topology.Text(site.name));
  return names;
}

}  // namespace

TEST_CASE("an address has the ways of its stand-in") {
  Random random(20261122);
  size_t compared = 0;
  for (int run = 0; run < RandomRuns(); ++run) {
    std::vector<std::string> lines = RandomBgpNetwork(random);
    INFO(Join(lines, "\n"));
    const ComputedNetwork network(lines);
    const Boundaries boundaries(network.around);
    REQUIRE(std::ranges::is_sorted(boundaries.prefixes()));
    for (const Prefix& prefix : boundaries.prefixes()) {
      const IpAddress stand_in = boundaries.StandInFor(prefix.address());
      if (stand_in == prefix.address()) continue;
      const Prefix other = *boundaries.LongestWith(stand_in);
      REQUIRE(boundaries.LongestWith(prefix.address()) == prefix);
      INFO(prefix.ToString() << " by " << other.ToString());
      for (const std::string& name : AllOrigins(network.topology)) {
        INFO(name);
        const Origin origin = OriginNamed(network.around, name);
        REQUIRE(InWords(network.around, TraceBothWays(network.around, origin, prefix.address()),
                        prefix) ==
                InWords(network.around, TraceBothWays(network.around, origin, stand_in), other));
        ++compared;
      }
    }
  }
  REQUIRE(compared > 100);
}

// What makes one prefix unlike another although the same speaker announces both.
TEST_CASE("a prefix that something else knows of has no stand-in") {
  const auto stand_in = [](const std::string& more, const std::string& address) {
    std::vector<std::string> lines{"network hub 10.0.0.0/16",
                                   "subnet app of hub 10.0.2.0/24 table t",
                                   "subnet nva of hub 10.0.1.0/24",
                                   "subnet rss of hub 10.0.8.0/24 as RouteServerSubnet",
                                   "interface n in nva 10.0.1.4 forwarding",
                                   "route_server rs in rss",
                                   "bgp b of rs to 10.0.1.4 asn 65001",
                                   "appliance fw on n asn 65001 speaks rs originates "
                                   "172.16.0.0/24 172.16.1.0/24 172.16.2.0/24 192.168.0.0/24",
                                   "table t"};
    if (!more.empty()) lines.push_back(more);
    const ComputedNetwork network(lines);
    return Boundaries(network.around).StandInFor(*IpAddress::Parse(address)).ToString();
  };
  CHECK(stand_in("", "172.16.2.9") == "172.16.0.0");
  CHECK(stand_in("", "172.16.0.9") == "172.16.0.0");
  CHECK(stand_in("", "192.168.0.9") == "192.168.0.0");
  CHECK(stand_in("", "172.16.3.9") == "172.16.3.9");
  CHECK(stand_in("route r in t 172.16.2.0/24 None", "172.16.2.9") == "172.16.2.9");
  CHECK(stand_in("route r in t 172.16.2.0/25 None", "172.16.2.200") == "172.16.2.200");
  CHECK(stand_in("route r in t 172.16.2.0/23 None", "172.16.2.9") == "172.16.2.0");
  CHECK(stand_in("network far 172.16.2.0/24", "172.16.2.9") == "172.16.2.9");
}

}  // namespace routesight

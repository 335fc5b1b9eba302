#include "tests/paths/random_network.h"

#include <algorithm>
#include <cstdlib>

#include "evaluator/base/text.h"
#include "tests/support/network_text.h"

namespace routesight {
namespace {

using Lines = std::vector<std::string>;

void AddRoutes(unsigned index, Random& random, Lines& lines) {
  static constexpr const char* kPrefixes[] = {
      "0.0.0.0/0",     "10.0.0.0/8",  "10.0.0.0/15", "10.1.0.0/16",    "10.1.1.0/24",
      "10.2.2.128/25", "10.0.1.4/32", "20.0.0.0/8",  "192.168.0.0/16", "192.168.2.0/24"};
  std::vector<const char*> prefixes(std::begin(kPrefixes), std::end(kPrefixes));
  std::shuffle(prefixes.begin(), prefixes.end(), random);
  const unsigned count = random() % 5;
  for (unsigned route = 0; route < count; ++route) {
    static constexpr const char* kTypes[] = {"Internet", "None", "VnetLocal",
                                             "VirtualNetworkGateway"};
    const std::string hop = random.OneIn(4) ? kTypes[random() % 4]
                                            : Concat("VirtualAppliance 10.", random() % 4, ".1.4");
    lines.push_back(
        Concat("route r", index, "-", route, " in t", index, " ", prefixes[route], " ", hop));
  }
}

void AddPeerings(unsigned one, unsigned other, Random& random, Lines& lines) {
  for (const auto& [x, y] : {std::pair(one, other), std::pair(other, one)}) {
    lines.push_back(Concat("peering n", x, " n", y,
                           random.OneIn(2) ? " allow_forwarded_traffic" : "",
                           random.OneIn(12) ? " no_access" : ""));
  }
}

// A hub that may have everything. Names end in its number, which is also in its range.
void AddHub(unsigned i, unsigned hubs, Random& random, Lines& lines) {
  lines.push_back(Concat("network n", i, " 10.", i, ".0.0/16"));
  lines.push_back(Concat("table t", i, random.OneIn(3) ? " propagation off" : ""));
  lines.push_back(Concat("subnet a", i, " of n", i, " 10.", i, ".1.0/24",
                         random.OneIn(2) ? Concat(" table t", i) : ""));
  lines.push_back(Concat("subnet gw", i, " of n", i, " 10.", i, ".9.0/24 as GatewaySubnet",
                         random.OneIn(3) ? Concat(" table t", i) : ""));
  lines.push_back(Concat("subnet rss", i, " of n", i, " 10.", i, ".8.0/24 as RouteServerSubnet"));
  lines.push_back(Concat("interface fw", i, " in a", i, " 10.", i, ".1.4",
                         random.OneIn(8) ? "" : " forwarding", random.OneIn(2) ? " public" : ""));
  AddRoutes(i, random, lines);

  std::vector<std::string> speaks;
  const unsigned asn = random.OneIn(6) ? 65001 : 65001 + i;
  if (!random.OneIn(4)) {
    lines.push_back(Concat("route_server rs", i, " in rss", i, random.OneIn(2) ? " b2b" : ""));
    lines.push_back(Concat("bgp b", i, " of rs", i, " to 10.", i, ".1.4 asn ", asn));
    speaks.push_back(Concat("rs", i));
  }
  const unsigned next = (i + 1) % hubs;
  const bool tunnel = random.OneIn(2);
  if (next != i && (tunnel || random.OneIn(2))) speaks.push_back(Concat("d", next));
  static constexpr const char* kOriginates[] = {"",
                                                " originates 0.0.0.0/0",
                                                " originates 10.0.0.0/8",
                                                " originates 10.5.0.0/16",
                                                " originates 192.168.0.0/16",
                                                " originates 172.16.1.0/24 172.16.2.0/24",
                                                " originates 172.16.2.0/24 172.16.3.0/24"};
  lines.push_back(
      Concat("appliance d", i, " on fw", i, " asn ", asn, random.OneIn(3) ? " snat" : "",
             random.OneIn(8) ? " silent" : "", random.OneIn(2) ? " override" : "",
             speaks.empty() ? "" : Concat(" speaks ", Join(speaks, ",")),
             next != i && tunnel ? Concat(" tunnel d", next) : "", kOriginates[random() % 7]));

  if (random.OneIn(2)) {
    lines.push_back(Concat("gateway vpn", i, " in gw", i, random.OneIn(2) ? " active-active" : ""));
    lines.push_back(Concat("site office", i, " 192.168.", i, ".0/24"));
    lines.push_back(Concat("connection c", i, " of vpn", i, " to office", i));
  }
  if (random.OneIn(2)) {
    lines.push_back(Concat("gateway er", i, " in gw", i, " expressroute"));
    lines.push_back(Concat("circuit line", i));
    lines.push_back(Concat("connection k", i, " of er", i, " circuit line", i));
    lines.push_back(Concat("branch dc", i, " 192.168.", random() % 4, ".0/24 over k", i,
                           " asn 65100", random.OneIn(2) ? " transit" : "",
                           random.OneIn(3) ? Concat(" speaks d", i) : ""));
  }
}

}  // namespace

Lines RandomNetwork(Random& random) {
  Lines lines;
  const auto chance = [&](unsigned of) { return random.OneIn(of); };
  const unsigned networks = 2 + random() % 3;
  for (unsigned i = 0; i < networks; ++i) {
    lines.push_back(Concat("network n", i, " 10.", i, ".0.0/16"));
    lines.push_back(Concat("table t", i, chance(3) ? " propagation off" : ""));
    for (const char* subnet : {"a", "b"}) {
      const bool has_table = !chance(3);
      lines.push_back(Concat("subnet ", subnet, i, " of n", i, " 10.", i, ".",
                             subnet[0] == 'a' ? 1 : 2, ".0/24",
                             has_table ? Concat(" table t", i) : "", chance(4) ? " private" : ""));
    }
    lines.push_back(Concat("interface fw", i, " in a", i, " 10.", i, ".1.4",
                           chance(6) ? "" : " forwarding", chance(3) ? " public" : ""));
    if (chance(2)) {
      lines.push_back(Concat("appliance d", i, " on fw", i, chance(2) ? " snat" : "",
                             chance(4) ? " stateless" : "", chance(8) ? " silent" : ""));
    }
    for (unsigned j = 0; j < i; ++j) {
      if (i > 1 && j > 0 && !chance(3)) continue;
      AddPeerings(i, j, random, lines);
    }
    AddRoutes(i, random, lines);
  }
  if (chance(2)) {
    lines.push_back("subnet GatewaySubnet of n0 10.0.9.0/24");
    lines.push_back("gateway vpn in GatewaySubnet");
    lines.push_back("site office 192.168.0.0/16");
    lines.push_back("connection c of vpn to office");
  }
  return lines;
}

Lines RandomBgpNetwork(Random& random) {
  Lines lines;
  const unsigned hubs = 1 + random() % 3;
  for (unsigned i = 0; i < hubs; ++i) {
    AddHub(i, hubs, random, lines);
    for (unsigned j = 0; j < i; ++j) {
      if (!random.OneIn(3)) AddPeerings(i, j, random, lines);
    }
  }
  for (unsigned i = hubs; i < hubs + 1 + random() % 2; ++i) {
    lines.push_back(Concat("network n", i, " 10.", i, ".0.0/16"));
    lines.push_back(Concat("table t", i, random.OneIn(3) ? " propagation off" : ""));
    lines.push_back(Concat("subnet a", i, " of n", i, " 10.", i, ".1.0/24",
                           random.OneIn(2) ? Concat(" table t", i) : ""));
    AddRoutes(i, random, lines);
    const unsigned home = random() % hubs;
    const bool transit = !random.OneIn(4);
    lines.push_back(Concat("peering n", i, " n", home, " allow_forwarded_traffic",
                           transit ? " use_remote_gateways" : ""));
    lines.push_back(Concat("peering n", home, " n", i, " allow_gateway_transit"));
    const unsigned second = random() % hubs;
    if (second != home) AddPeerings(i, second, random, lines);
  }
  return lines;
}

IpAddress RandomAddress(Random& random) {
  switch (random() % 6) {
    case 0:
      return IpAddress::FromIpv4(random());
    case 1:
      return IpAddress::FromIpv4(0xc0a80000 + (random() % 5 << 8) + random() % 256);
    case 2:
      return IpAddress::FromIpv4(0x0a000000 + (random() % 4 << 16) + (random() % 3 << 8) +
                                 (random() % 2 == 0 ? 0 : 255));
    default:
      return IpAddress::FromIpv4(0x0a000000 + (random() % 7 << 16) + (random() % 10 << 8) +
                                 random() % 256);
  }
}

ComputedNetwork::ComputedNetwork(const Lines& lines)
    : topology(NetworkFrom(Join(lines, "\n"))),
      ribs(SimulateControlPlane(topology)),
      fibs(ComputeEffectiveRoutes(topology, ribs)),
      around(topology, ribs, fibs) {}

int RandomRuns() {
  const char* runs = std::getenv("ROUTESIGHT_RUNS");
  return runs == nullptr ? 60 : std::atoi(runs);
}

}  // namespace routesight

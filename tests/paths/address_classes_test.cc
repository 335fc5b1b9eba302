// Destinations by class are destinations one by one, on random networks.
#include "evaluator/paths/address_classes.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "evaluator/base/text.h"
#include "evaluator/paths/round_trip.h"
#include "evaluator/paths/trace.h"
#include "tests/support/network_text.h"

namespace routesight {
namespace {

// Random numbers of 32 bits.
class Random {
 public:
  using result_type = uint32_t;
  explicit Random(uint32_t seed) : engine_(seed) {}
  static constexpr uint32_t min() { return 0; }
  static constexpr uint32_t max() { return 0xffffffff; }
  uint32_t operator()() { return static_cast<uint32_t>(engine_()); }

 private:
  std::mt19937 engine_;
};

// A hub, spokes that may be peered with it and each other, tables full of random routes, and
// appliances that may send each other in circles. As lines, so that their order can be changed.
std::vector<std::string> RandomNetwork(Random& random) {
  std::vector<std::string> lines;
  const auto chance = [&](unsigned of) { return random() % of == 0; };
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
      for (const auto& [x, y] : {std::pair(i, j), std::pair(j, i)}) {
        lines.push_back(Concat("peering n", x, " n", y, chance(2) ? " allow_forwarded_traffic" : "",
                               chance(12) ? " no_access" : ""));
      }
    }
    static constexpr const char* kPrefixes[] = {"0.0.0.0/0",   "10.0.0.0/8",  "10.0.0.0/15",
                                                "10.1.0.0/16", "10.1.1.0/24", "10.2.2.128/25",
                                                "10.0.1.4/32", "20.0.0.0/8"};
    std::vector<const char*> prefixes(std::begin(kPrefixes), std::end(kPrefixes));
    std::shuffle(prefixes.begin(), prefixes.end(), random);
    for (unsigned route = 0; route < random() % 5; ++route) {
      static constexpr const char* kTypes[] = {"Internet", "None", "VnetLocal",
                                               "VirtualNetworkGateway"};
      const std::string hop =
          chance(4) ? kTypes[random() % 4] : Concat("VirtualAppliance 10.", random() % 4, ".1.4");
      lines.push_back(Concat("route r", i, "-", route, " in t", i, " ", prefixes[route], " ", hop));
    }
  }
  if (chance(2)) {
    lines.push_back("subnet GatewaySubnet of n0 10.0.9.0/24");
    lines.push_back("gateway vpn in GatewaySubnet");
    lines.push_back("site office 192.168.0.0/16");
    lines.push_back("connection c of vpn to office");
  }
  return lines;
}

// A network with everything computed from it; stays in place.
struct Computed {
  explicit Computed(const std::vector<std::string>& lines)
      : topology(NetworkFrom(Join(lines, "\n"))),
        ribs(SimulateControlPlane(topology)),
        fibs(ComputeEffectiveRoutes(topology, ribs)),
        around(topology, ribs, fibs) {}
  Topology topology;
  Ribs ribs;
  Fibs fibs;
  Surroundings around;
};

std::string FatesInWords(const Path& path) {
  std::string text;
  for (const Fate fate : FatesOf(path)) text += Concat(FateName(fate), " ");
  for (const Hop& hop : path.hops) {
    for (const Branch& branch : hop.branches) {
      text += Concat(FateName(branch.fate), " ", branch.target, ";");
    }
  }
  return text;
}

bool Holds(const DestinationClass& a_class, IpAddress address) {
  return std::any_of(a_class.ranges.begin(), a_class.ranges.end(), [&](const AddressRange& range) {
    return range.first <= address && address <= range.last;
  });
}

IpAddress RandomAddress(Random& random) {
  switch (random() % 4) {
    case 0:
      return IpAddress::FromIpv4(random());
    case 1:  // The edges of ranges.
      return IpAddress::FromIpv4(0x0a000000 + (random() % 4 << 16) + (random() % 3 << 8) +
                                 (random() % 2 == 0 ? 0 : 255));
    default:
      return IpAddress::FromIpv4(0x0a000000 + (random() % 5 << 16) + (random() % 4 << 8) +
                                 random() % 256);
  }
}

}  // namespace

TEST_CASE("fates by class are fates address by address") {
  Random random(20260703);  // NOLINT: the same networks in every run.
  for (int round = 0; round < 60; ++round) {
    const Computed network(RandomNetwork(random));
    const std::vector<AddressRange> ranges = FindAddressRanges(network.around);
    REQUIRE(ranges.front().first == IpAddress::FromIpv4(0));
    REQUIRE(ranges.back().last == IpAddress::FromIpv4(0xffffffff));
    const Origin origin = FromSubnet(
        network.around, network.topology.subnets.IdAt(random() % network.topology.subnets.size()));
    const std::vector<DestinationClass> classes =
        FindDestinationClasses(network.around, origin, ranges);
    for (int i = 0; i < 60; ++i) {
      const IpAddress address = RandomAddress(random);
      INFO(address.ToString());
      const auto in =
          std::find_if(classes.begin(), classes.end(),
                       [&](const DestinationClass& a_class) { return Holds(a_class, address); });
      REQUIRE(in != classes.end());
      REQUIRE(FatesInWords(in->path) == FatesInWords(Trace(network.around, origin, address)));
    }
  }
}

TEST_CASE("ways do not depend on the order of the input") {
  Random random(11);  // NOLINT
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string> lines = RandomNetwork(random);
    const Computed first(lines);
    std::shuffle(lines.begin(), lines.end(), random);
    const Computed second(lines);
    for (int i = 0; i < 20; ++i) {
      const IpAddress address = RandomAddress(random);
      const SubnetId subnet = first.topology.subnets.IdAt(random() % first.topology.subnets.size());
      const RoundTrip a = TraceBothWays(first.around, FromSubnet(first.around, subnet), address);
      const RoundTrip b = TraceBothWays(second.around, FromSubnet(second.around, subnet), address);
      REQUIRE(FatesInWords(a.forward) == FatesInWords(b.forward));
      REQUIRE(a.symmetry == b.symmetry);
      REQUIRE(a.forward_only == b.forward_only);
      REQUIRE(a.back_only == b.back_only);
    }
  }
}

}  // namespace routesight

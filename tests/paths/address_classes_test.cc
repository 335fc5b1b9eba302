// Laws of ways on random networks, without BGP and with it: destinations by class are destinations
// one by one, the order of the input does not matter, and every walk ends.
#include "evaluator/paths/address_classes.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "evaluator/base/text.h"
#include "evaluator/paths/round_trip.h"
#include "evaluator/paths/trace.h"
#include "tests/paths/random_network.h"
#include "tests/support/path_text.h"

namespace routesight {
namespace {

using Lines = std::vector<std::string>;

// Random networks of both kinds, the same in every run.
void ForEachNetwork(uint32_t seed, const std::function<void(const Lines&, Random&)>& check) {
  Random random(seed);
  for (int run = 0; run < RandomRuns(); ++run) {
    for (const Lines& lines : {RandomNetwork(random), RandomBgpNetwork(random)}) {
      INFO(Join(lines, "\n"));
      check(lines, random);
    }
  }
}

std::string FatesInWords(const Path& path) {
  std::string text;
  for (const Fate fate : FatesOf(path)) text += Concat(FateName(fate), " ");
  for (const Hop& hop : path.hops) {
    for (const Branch& branch : hop.branches) {
      text += Concat(FateName(branch.fate), " ", branch.target, ";");
    }
  }
  for (const Path& outer : path.outer) text += Concat("(", FatesInWords(outer), ")");
  return text;
}

// A subnet, an interface or a site.
std::string RandomOrigin(const Topology& topology, Random& random) {
  std::vector<std::string> names{"internet"};
  for (const Subnet& subnet : topology.subnets) names.emplace_back(topology.Text(subnet.name));
  for (const Nic& nic : topology.nics) names.emplace_back(topology.Text(nic.name));
  for (const Site& site : topology.sites) names.emplace_back(topology.Text(site.name));
  for (const LocalNetworkGateway& local : topology.local_network_gateways) {
    names.emplace_back(topology.Text(local.name));
  }
  return names[random() % names.size()];
}

bool Holds(const DestinationClass& a_class, IpAddress address) {
  return std::any_of(a_class.ranges.begin(), a_class.ranges.end(), [&](const AddressRange& range) {
    return range.first <= address && address <= range.last;
  });
}

// Every hop has a way on or an end, no way on comes back, and a loop goes to a device on the way.
void RequireItEnds(const Surroundings& around, const Path& path, size_t most_hops) {
  REQUIRE(path.hops.size() <= most_hops);
  std::vector<int> state(path.hops.size());  // 1 while it is being visited, 2 afterwards.
  const std::function<void(size_t)> visit = [&](size_t index) {
    state[index] = 1;
    REQUIRE_FALSE(path.hops[index].branches.empty());
    for (const Branch& branch : path.hops[index].branches) {
      if (!branch.hop) {
        const bool back_on_the_way =
            branch.outer || std::any_of(path.hops.begin(), path.hops.end(), [&](const Hop& hop) {
              return branch.target ==
                     (hop.outside.empty() ? DeviceName(around, hop.device) : hop.outside);
            });
        if (branch.fate == Fate::kLoop) REQUIRE(back_on_the_way);
        continue;
      }
      REQUIRE(*branch.hop < path.hops.size());
      REQUIRE(state[*branch.hop] != 1);
      if (state[*branch.hop] == 0) visit(*branch.hop);
    }
    state[index] = 2;
  };
  if (!path.hops.empty()) visit(0);
  for (const Path& outer : path.outer) RequireItEnds(around, outer, most_hops);
}

}  // namespace

TEST_CASE("fates by class are fates address by address") {
  ForEachNetwork(20260703, [](const Lines& lines, Random& random) {
    const ComputedNetwork network(lines);
    const std::vector<AddressRange> ranges = FindAddressRanges(network.around);
    REQUIRE(ranges.front().first == IpAddress::FromIpv4(0));
    REQUIRE(ranges.back().last == IpAddress::FromIpv4(0xffffffff));
    const Origin origin = OriginNamed(network.around, RandomOrigin(network.topology, random));
    INFO(origin.name);
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
  });
}

TEST_CASE("ways do not depend on the order of the input") {
  ForEachNetwork(11, [](const Lines& lines, Random& random) {
    const ComputedNetwork first(lines);
    Lines shuffled = lines;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const ComputedNetwork second(shuffled);
    for (int i = 0; i < 20; ++i) {
      const IpAddress address = RandomAddress(random);
      const std::string from = RandomOrigin(first.topology, random);
      INFO(from << " to " << address.ToString());
      const RoundTrip a = TraceBothWays(first.around, OriginNamed(first.around, from), address);
      const RoundTrip b = TraceBothWays(second.around, OriginNamed(second.around, from), address);
      REQUIRE(FatesInWords(a.forward) == FatesInWords(b.forward));
      REQUIRE(a.symmetry == b.symmetry);
      REQUIRE(a.forward_only == b.forward_only);
      REQUIRE(a.back_only == b.back_only);
    }
  });
}

TEST_CASE("every walk ends") {
  ForEachNetwork(4711, [](const Lines& lines, Random& random) {
    const ComputedNetwork network(lines);
    const Topology& topology = network.topology;
    // Each device decides once for each network that a packet may have its source address in, and
    // for each device that may have translated that.
    const size_t devices = 1 + topology.nics.size() + topology.gateways.size() +
                           topology.sites.size() + topology.firewalls.size();
    const size_t most_hops = devices * (topology.vnets.size() + topology.nics.size() + 1);
    for (int i = 0; i < 40; ++i) {
      const IpAddress address = RandomAddress(random);
      const std::string from = RandomOrigin(topology, random);
      INFO(from << " to " << address.ToString());
      const RoundTrip trip =
          TraceBothWays(network.around, OriginNamed(network.around, from), address);
      RequireItEnds(network.around, trip.forward, most_hops);
      for (const WayBack& way : trip.back) {
        for (const ReturnLeg& leg : way.legs) RequireItEnds(network.around, leg.path, most_hops);
      }
    }
  });
}

// Each of two appliances sends what its tunnel is to carry to the other.
TEST_CASE("NVA-05: a tunnel whose packets would have to go into it loops") {
  const std::string both = R"(
    network one 10.1.0.0/16
    network two 10.3.0.0/16
    subnet app of one 10.1.2.0/24 table t
    subnet nva1 of one 10.1.1.0/24
    subnet nva2 of two 10.3.0.0/24
    subnet rss1 of one 10.1.8.0/24 as RouteServerSubnet
    subnet rss2 of two 10.3.8.0/24 as RouteServerSubnet
    interface n1 in nva1 10.1.1.4 forwarding public
    interface n2 in nva2 10.3.0.4 forwarding public
    route_server rs1 in rss1
    route_server rs2 in rss2
    bgp b1 of rs1 to 10.1.1.4 asn 65001
    bgp b2 of rs2 to 10.3.0.4 asn 65002
    appliance fw2 on n2 asn 65002 speaks rs2,fw1 tunnel fw1 originates 0.0.0.0/0
    appliance fw1 on n1 asn 65001 speaks rs1,fw2 tunnel fw2
    table t)";
  CHECK(WayOf("app", "20.0.0.1", both) == R"(
app 0.0.0.0/0 ARS-04 -> fw1
fw1 knows 0.0.0.0/0 => loop fw2 NVA-05
nothing_returns
)");
}

}  // namespace routesight

// The fate of traffic as the rest of the program asks for it.
#include "evaluator/paths/traffic.h"

#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "tests/support/network_text.h"
#include "tests/support/path_text.h"

namespace routesight {
namespace {

constexpr std::string_view kNetwork = R"(
  network hub 10.0.0.0/16
  network a 10.1.0.0/16
  network b 10.2.0.0/16
  subnet nva of hub 10.0.1.0/24
  subnet web of a 10.1.1.0/24 table t
  subnet db of b 10.2.1.0/24
  peering a hub allow_forwarded_traffic
  peering hub a allow_forwarded_traffic
  peering b hub allow_forwarded_traffic
  peering hub b allow_forwarded_traffic
  interface fw1 in nva 10.0.1.4 forwarding
  interface fw2 in nva 10.0.1.5 forwarding
  interface fw3 in nva 10.0.1.6
  balancer lb in nva 10.0.1.9 members fw1,fw2
  balancer half in nva 10.0.1.10 members fw1,fw3
  table t
  route one in t 10.2.0.0/16 VirtualAppliance 10.0.1.4
  route two in t 10.2.1.128/25 VirtualAppliance 10.0.1.9
  route mixed in t 10.2.1.64/26 VirtualAppliance 10.0.1.10
  route off in t 10.3.0.0/16 VirtualAppliance 10.0.1.6
  route who in t 10.4.0.0/16 VirtualAppliance 10.0.1.77
)";

template <typename Ask>
void InNetwork(Ask ask) {
  const Topology topology = NetworkFrom(kNetwork);
  const Ribs ribs = SimulateControlPlane(topology);
  const Fibs fibs = ComputeEffectiveRoutes(topology, ribs);
  const Surroundings around(topology, ribs, fibs);
  ask(around, OriginNamed(around, "web"));
}

std::string InWords(const Traffic& traffic) {
  return Concat(TrafficVerdictName(traffic.verdict), " via ", Join(traffic.via, ","), " of ",
                Join(traffic.via_some, ","), " to ", Join(traffic.exits, ","));
}

}  // namespace

TEST_CASE("the verdict on traffic, and what all and some of its ways pass") {
  InNetwork([](const Surroundings& around, const Origin& web) {
    const auto to = [&](std::string_view address) {
      return FateOfTraffic(around, web, *IpAddress::Parse(address));
    };
    CHECK(InWords(to("10.2.1.4")) == "arrives via fw1 of fw1 to db");
    CHECK(InWords(to("10.2.1.200")) == "arrives via  of fw1,fw2 to db");
    CHECK(InWords(to("10.2.1.70")) == "partly_lost via  of fw1 to db,fw3");
    CHECK(InWords(to("10.3.0.4")) == "lost via  of  to fw3");
    const Traffic unknown = to("10.4.0.4");
    CHECK(InWords(unknown) == "unknown via  of  to 10.0.1.77");
    REQUIRE(unknown.depends_on.size() == 1);
    CHECK(unknown.depends_on[0].effect == "who has the address of this next hop");
  });
}

TEST_CASE("traffic to a prefix is split where it goes another way") {
  InNetwork([](const Surroundings& around, const Origin& web) {
    std::string text;
    for (const TrafficClass& one : FatesOfTraffic(around, web, Prefix::Read("10.2.1.0/24").prefix,
                                                  FindAddressRanges(around))) {
      for (const AddressRange& range : one.ranges) {
        for (const Prefix& prefix : PrefixesOf(range)) text += prefix.ToString() + " ";
      }
      text += InWords(one.traffic) + "\n";
    }
    CHECK(text ==
          "10.2.1.0/26 arrives via fw1 of fw1 to db\n"
          "10.2.1.64/26 partly_lost via  of fw1 to db,fw3\n"
          "10.2.1.128/25 arrives via  of fw1,fw2 to db\n");
  });
}

TEST_CASE("a range as the fewest prefixes") {
  const auto prefixes = [](std::string_view first, std::string_view last) {
    std::string text;
    for (const Prefix& prefix : PrefixesOf({*IpAddress::Parse(first), *IpAddress::Parse(last)})) {
      text += prefix.ToString() + " ";
    }
    return text;
  };
  CHECK(prefixes("0.0.0.0", "255.255.255.255") == "0.0.0.0/0 ");
  CHECK(prefixes("10.0.0.4", "10.0.0.4") == "10.0.0.4/32 ");
  CHECK(prefixes("10.0.0.1", "10.0.0.8") == "10.0.0.1/32 10.0.0.2/31 10.0.0.4/30 10.0.0.8/32 ");
  CHECK(prefixes("255.255.255.254", "255.255.255.255") == "255.255.255.254/31 ");
}

}  // namespace routesight

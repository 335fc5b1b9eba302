// What is used again of the network without a failure changes no answer: on random networks and on
// every case, the quick analysis equals the plain one, which computes and follows everything anew.
#include <catch2/catch.hpp>
#include <random>

#include "evaluator/base/text.h"
#include "evaluator/failures/analyse_failures.h"
#include "tests/support/network_text.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

class RandomNetwork {
 public:
  explicit RandomNetwork(uint32_t seed) : random_(seed) {}

  // Several hubs with spokes; some hubs are joined, some are parts of their own.
  std::string Text() {
    const int hubs = Below(3) + 1;
    for (int hub = 0; hub < hubs; ++hub) AddHub(hub);
    for (int hub = 1; hub < hubs; ++hub) {
      if (Below(2) == 0) AddPeering(Concat("hub", hub - 1), Concat("hub", hub), "", "");
    }
    return std::move(text_);
  }

 private:
  int Below(int limit) { return std::uniform_int_distribution<>(0, limit - 1)(random_); }
  template <typename... Parts>
  void Line(const Parts&... parts) {
    text_ += Concat(parts..., "\n");
  }

  void AddPeering(const std::string& a, const std::string& b, std::string_view of_a,
                  std::string_view of_b) {
    Line("peering ", a, " ", b, " allow_forwarded_traffic ", of_a);
    Line("peering ", b, " ", a, " allow_forwarded_traffic ", of_b);
  }

  void AddHub(int hub) {
    const std::string name = Concat("hub", hub);
    const int base = 10 + 40 * hub;
    Line("network ", name, " 10.", base, ".0.0/16 @region", Below(2));
    Line("subnet nva", hub, " of ", name, " 10.", base, ".1.0/24");
    Line("interface fw", hub, "a in nva", hub, " 10.", base, ".1.4 forwarding");
    Line("interface fw", hub, "b in nva", hub, " 10.", base, ".1.5 forwarding");
    Line("balancer lb", hub, " in nva", hub, " 10.", base, ".1.9 members fw", hub, "a,fw", hub,
         "b");
    const bool has_gateway = Below(2) == 0;
    if (has_gateway) AddGateway(hub, base);
    const int spokes = Below(4) + 1;
    for (int spoke = 1; spoke <= spokes; ++spoke) AddSpoke(hub, base, spoke, has_gateway);
  }

  void AddGateway(int hub, int base) {
    Line("subnet gw", hub, " of hub", hub, " 10.", base, ".0.0/27 as GatewaySubnet");
    Line("gateway vpn", hub, " in gw", hub, Below(2) == 0 ? " active-active" : "");
    const int sites = Below(2) + 1;
    for (int site = 0; site < sites; ++site) {
      Line("site dc", hub, site, " 192.168.", Below(4), ".0/24");
      Line("connection c", hub, site, " of vpn", hub, " to dc", hub, site);
    }
  }

  void AddSpoke(int hub, int base, int spoke, bool has_gateway) {
    const std::string name = Concat("spoke", hub, spoke);
    Line("network ", name, " 10.", base + spoke, ".0.0/16 @region", Below(2));
    Line("table t", hub, spoke);
    Line("subnet app", hub, spoke, " of ", name, " 10.", base + spoke, ".1.0/24 table t", hub,
         spoke);
    AddPeering(name, Concat("hub", hub), has_gateway ? "use_remote_gateways" : "",
               has_gateway ? "allow_gateway_transit" : "");
    static constexpr const char* kHops[] = {"4", "5", "9", "77"};
    for (int other = 1; other <= 4; ++other) {
      if (other == spoke || Below(3) == 0) continue;
      Line("route r", other, " in t", hub, spoke, " 10.", base + other,
           ".0.0/16 VirtualAppliance 10.", base, ".1.", kHops[Below(4)]);
    }
    if (Below(3) == 0) {
      Line("route out in t", hub, spoke, " 0.0.0.0/0 VirtualAppliance 10.", base, ".1.9");
    }
  }

  std::mt19937 random_;
  std::string text_;
};

std::string Printed(const FailureAnalysis& analysis) {
  std::string text;
  for (const FailureEffect& effect : analysis.effects) {
    text += Concat(FailureKindName(effect.kind), " ", effect.name, "\n");
    const auto print = [&](std::string_view title, const std::vector<AffectedTraffic>& traffic) {
      for (const AffectedTraffic& one : traffic) {
        text += Concat("  ", title, " ", one.from, " ", one.to, " ", Join(one.via_before, ","), " ",
                       Join(one.via, ","), " ", one.reason, "\n");
      }
    };
    print("lost", effect.lost);
    print("moved", effect.moved);
    print("unknown", effect.unknown);
  }
  return text + Join(analysis.left_out, " ");
}

size_t CompareOn(Snapshot& snapshot, const std::vector<AssumedFailure>& named) {
  const FailureAnalysis quick =
      AnalyseFailures(snapshot, named, Reuse::kUnrelatedParts, kMostWaysOfFailures);
  const FailureAnalysis plain =
      AnalyseFailures(snapshot, named, Reuse::kNothing, kMostWaysOfFailures);
  CHECK(Printed(quick) == Printed(plain));
  size_t affected = 0;
  for (const FailureEffect& effect : plain.effects) {
    affected += effect.lost.size() + effect.moved.size() + effect.unknown.size();
  }
  return affected;
}

}  // namespace

TEST_CASE("quick analysis of failures equals the plain one on random networks") {
  size_t affected = 0;
  for (uint32_t seed = 1; seed <= 60; ++seed) {
    const std::string text = RandomNetwork(seed).Text();
    INFO("seed " << seed << "\n" << text);
    Snapshot snapshot = SnapshotOf("after", text);
    affected += CompareOn(snapshot, {});
  }
  CHECK(affected > 500);
}

TEST_CASE("quick analysis of failures equals the plain one on every case") {
  for (const auto& directory : CaseDirectories()) {
    INFO(directory);
    Evaluation evaluation = EvaluatePlan(directory / "plan.json");
    CompareOn(evaluation.timeline.snapshots.back(), evaluation.configuration.failures);
  }
}

}  // namespace routesight

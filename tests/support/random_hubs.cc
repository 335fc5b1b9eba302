#include "tests/support/random_hubs.h"

#include <random>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

class Writer {
 public:
  explicit Writer(uint32_t seed) : random_(seed) {}

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
    // Spokes use route servers by the same flags as gateways.
    if (has_gateway && Below(2) == 0) AddRouteServer(hub, base);
    const int spokes = Below(4) + 1;
    for (int spoke = 1; spoke <= spokes; ++spoke) AddSpoke(hub, base, spoke, has_gateway);
  }

  void AddGateway(int hub, int base) {
    Line("subnet gw", hub, " of hub", hub, " 10.", base, ".0.0/27 as GatewaySubnet");
    if (Below(3) == 0) return AddExpressRoute(hub);
    Line("gateway vpn", hub, " in gw", hub, Below(2) == 0 ? " active-active" : "");
    const int sites = Below(2) + 1;
    for (int site = 0; site < sites; ++site) {
      Line("site dc", hub, site, " 192.168.", Below(4), ".0/24");
      Line("connection c", hub, site, " of vpn", hub, " to dc", hub, site);
    }
  }

  // One or two circuits, which one data centre is reached by.
  void AddExpressRoute(int hub) {
    Line("gateway er", hub, " in gw", hub, " expressroute");
    const int circuits = Below(2) + 1;
    std::string over;
    for (int circuit = 0; circuit < circuits; ++circuit) {
      Line("circuit x", hub, circuit);
      Line("connection k", hub, circuit, " of er", hub, " circuit x", hub, circuit);
      over += Concat(circuit == 0 ? "" : ",", "k", hub, circuit);
    }
    Line("branch far", hub, " 172.16.", hub, ".0/24 over ", over, " asn 65100");
  }

  // Both appliances speak to it, and reach a laboratory in tunnels.
  void AddRouteServer(int hub, int base) {
    Line("subnet rss", hub, " of hub", hub, " 10.", base, ".2.0/26 as RouteServerSubnet");
    Line("route_server rs", hub, " in rss", hub, Below(2) == 0 ? " b2b" : "");
    for (const int which : {0, 1}) {
      const std::string appliance = Concat(hub, which == 0 ? "a" : "b");
      Line("bgp b", appliance, " of rs", hub, " to 10.", base, ".1.", 4 + which, " asn ",
           65001 + which);
      Line("appliance f", appliance, " on fw", appliance, " asn ", 65001 + which, " speaks rs", hub,
           ",lab", hub, " tunnel lab", hub);
    }
    Line("branch lab", hub, " 172.20.", hub, ".0/24 asn 65200");
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

}  // namespace

std::string RandomHubs(uint32_t seed) { return Writer(seed).Text(); }

}  // namespace routesight

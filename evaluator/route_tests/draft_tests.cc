#include "evaluator/route_tests/draft_tests.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "evaluator/base/text.h"
#include "evaluator/paths/traffic.h"
#include "evaluator/ways/way_ends.h"

namespace routesight {
namespace {

constexpr size_t kMostTests = 200;

struct Destination {
  std::string name;
  IpAddress address;
};

class Drafter {
 public:
  explicit Drafter(const Snapshot& snapshot)
      : around_(snapshot.topology, snapshot.ribs, snapshot.fibs) {}

  TestDraft Run() {
    FindDestinations();
    for (const Origin& origin : Sources()) {
      for (const auto& [name, address] : destinations_) Draft(origin, {name, address});
    }
    return std::move(draft_);
  }

 private:
  const Topology& topology() const { return around_.topology(); }

  std::vector<Origin> Sources() const {
    std::vector<Origin> sources;
    for (size_t i = 0; i < topology().subnets.size(); ++i) {
      const SubnetId id = topology().subnets.IdAt(i);
      if (IsNameOfPlatformSubnet(around_.Name(topology().subnets[id].short_name))) continue;
      sources.push_back(FromSubnet(around_, id));
    }
    for (size_t i = 0; i < topology().sites.size(); ++i) {
      sources.push_back(FromSite(around_, topology().sites.IdAt(i)));
    }
    std::ranges::sort(sources, {}, &Origin::name);
    return sources;
  }

  // One in each network, one on each site, and one on the Internet that nobody has.
  void FindDestinations() {
    std::set<VnetId> done;
    std::map<std::string, IpAddress> subnets;
    for (size_t i = 0; i < topology().subnets.size(); ++i) {
      const SubnetId id = topology().subnets.IdAt(i);
      const Subnet& subnet = topology().subnets[id];
      const auto address = FromSubnet(around_, id).address;
      if (IsNameOfPlatformSubnet(around_.Name(subnet.short_name)) || !address) continue;
      subnets.emplace(around_.Name(subnet.name), *address);
      vnet_of_[std::string(around_.Name(subnet.name))] = subnet.vnet;
    }
    for (const auto& [name, address] : subnets) {
      if (done.insert(vnet_of_[name]).second) destinations_.emplace(name, address);
    }
    for (size_t i = 0; i < topology().sites.size(); ++i) {
      AddDestination(FromSite(around_, topology().sites.IdAt(i)));
    }
    for (size_t i = 0; i < topology().local_network_gateways.size(); ++i) {
      AddDestination(FromLocalNetworkGateway(around_, topology().local_network_gateways.IdAt(i)));
    }
    AddDestination(FromInternet());
  }

  void AddDestination(const Origin& origin) {
    if (origin.address) destinations_.emplace(origin.name, *origin.address);
  }

  void Draft(const Origin& origin, const Destination& destination) {
    if (origin.name == destination.name) return;
    const Traffic traffic = FateOfTraffic(around_, origin, destination.address);
    if (traffic.verdict != TrafficVerdict::kArrives) return;
    if (draft_.tests.size() == kMostTests) {
      ++draft_.left_out;
      return;
    }
    RouteTest& test = draft_.tests.emplace_back();
    test.name = Concat(origin.name, " reaches ", destination.name);
    test.from.text = origin.name;
    test.to = destination.address;
    test.expect.delivered = true;
    test.expect.via = Inspectors(traffic);
    const RoundTrip trip = TraceBothWays(around_, origin, destination.address);
    if (trip.symmetry == Symmetry::kSymmetric) test.expect.symmetric = true;
  }

  // The appliances and firewalls that every way passes.
  std::vector<std::string> Inspectors(const Traffic& traffic) const {
    std::set<std::string> inspectors;
    for (const Hop& hop : traffic.path.hops) {
      const DeviceKind kind = hop.device.kind;
      if (kind != DeviceKind::kAppliance && kind != DeviceKind::kFirewall) continue;
      const std::string name = DeviceName(around_, hop.device);
      if (std::ranges::binary_search(traffic.via, name)) inspectors.insert(name);
    }
    return {inspectors.begin(), inspectors.end()};
  }

  Surroundings around_;
  std::map<std::string, VnetId> vnet_of_;
  std::map<std::string, IpAddress> destinations_;
  TestDraft draft_;
};

}  // namespace

TestDraft DraftRouteTests(const Timeline& timeline) {
  const bool is_new = timeline.before().topology.subnets.size() == 0;
  return Drafter(is_new ? timeline.after() : timeline.before()).Run();
}

}  // namespace routesight

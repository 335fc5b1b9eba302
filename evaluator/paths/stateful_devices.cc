#include "evaluator/paths/stateful_devices.h"

#include <algorithm>
#include <map>
#include <set>

#include "evaluator/paths/handling.h"

namespace routesight {
namespace {

using Names = std::set<std::string>;
using Combinations = std::set<Names>;

constexpr size_t kMostCombinations = 256;

// How devices are called: by their own names, or those behind a load balancer by its name.
enum class Naming : unsigned char { kByDevice, kByBalancer };

// One machine is one device, whichever of its interfaces takes the packet.
std::string Identity(const Surroundings& around, const Device& device) {
  if (device.kind == DeviceKind::kAppliance && device.nic.has_value()) {
    const PlanValue<MachineId>& machine = around.topology().nics[device.nic].machine;
    if (machine.known()) {
      return std::string(around.Name(around.topology().machines[machine.value()].name));
    }
  }
  return DeviceName(around, device);
}

class Collector {
 public:
  Collector(const Surroundings& around, Naming naming) : around_(around), naming_(naming) {}

  bool too_many() const { return too_many_; }

  Combinations Along(const Path& path) {
    path_ = &path;
    known_.assign(path.hops.size(), std::nullopt);
    if (path.hops.empty()) return {Names()};
    const Device& first = path.hops[0].device;
    const std::string name = Identity(around_, first);
    const auto balancer = reached_through_.find(name);
    const bool translated = naming_ == Naming::kByBalancer && balancer != reached_through_.end();
    return From(0, IsStateful(around_, first) ? (translated ? balancer->second : name) : "");
  }

  Combinations Along(const std::vector<ReturnLeg>& legs) {
    Combinations all{Names()};
    for (const ReturnLeg& leg : legs) {
      Combinations longer;
      const Combinations next = Along(leg.path);
      for (const Names& names : all) {
        for (const Names& more : next) {
          Names joined = names;
          joined.insert(more.begin(), more.end());
          longer.insert(std::move(joined));
        }
      }
      all = Limited(std::move(longer));
    }
    return all;
  }

 private:
  Combinations Limited(Combinations combinations) {
    if (combinations.size() <= kMostCombinations) return combinations;
    too_many_ = true;
    return {Names()};
  }

  Combinations From(size_t index, const std::string& name) {
    Combinations with;
    for (Names names : Behind(index)) {
      if (!name.empty()) names.insert(name);
      with.insert(std::move(names));
    }
    return with;
  }

  const Combinations& Behind(size_t index) {
    if (known_[index]) return *known_[index];
    Combinations all;
    for (const Branch& branch : path_->hops[index].branches) {
      if (!branch.hop) {
        all.insert(Names());
        continue;
      }
      const Device& device = path_->hops[*branch.hop].device;
      std::string name;
      if (IsStateful(around_, device)) {
        name = Identity(around_, device);
        if (branch.balancer.has_value()) {
          const std::string balancer(
              around_.Name(around_.topology().load_balancers[branch.balancer].name));
          reached_through_.emplace(name, balancer);
          if (naming_ == Naming::kByBalancer) name = balancer;
        }
      }
      all.merge(From(*branch.hop, name));
    }
    known_[index] = Limited(std::move(all));
    return *known_[index];
  }

  const Surroundings& around_;
  Naming naming_;
  const Path* path_ = nullptr;
  std::vector<std::optional<Combinations>> known_;      // By hop.
  std::map<std::string, std::string> reached_through_;  // Device to balancer.
  bool too_many_ = false;
};

Names Union(const Combinations& combinations) {
  Names all;
  for (const Names& names : combinations) all.insert(names.begin(), names.end());
  return all;
}

std::vector<std::string> Without(const Names& names, const Names& others) {
  std::vector<std::string> rest;
  std::set_difference(names.begin(), names.end(), others.begin(), others.end(),
                      std::back_inserter(rest));
  return rest;
}

StatefulComparison CompareNamed(const Surroundings& around, const RoundTrip& trip, Naming naming) {
  Collector collector(around, naming);
  const Combinations forward = collector.Along(trip.forward);
  Combinations back;
  for (const WayBack& way : trip.back) back.merge(collector.Along(way.legs));
  StatefulComparison comparison;
  comparison.too_many = collector.too_many();
  comparison.may_be_same = std::any_of(forward.begin(), forward.end(),
                                       [&](const Names& names) { return back.contains(names); });
  comparison.same = forward.size() == 1 && back == forward;
  const Names there = Union(forward), back_again = Union(back);
  std::set_intersection(there.begin(), there.end(), back_again.begin(), back_again.end(),
                        std::back_inserter(comparison.both));
  comparison.forward_only = Without(there, back_again);
  comparison.back_only = Without(back_again, there);
  return comparison;
}

}  // namespace

StatefulComparison CompareStatefulDevices(const Surroundings& around, const RoundTrip& trip) {
  const StatefulComparison by_device = CompareNamed(around, trip, Naming::kByDevice);
  if (by_device.same) return by_device;
  StatefulComparison by_balancer = CompareNamed(around, trip, Naming::kByBalancer);
  return by_balancer.same ? by_balancer : by_device;
}

}  // namespace routesight

#include "evaluator/paths/stateful_devices.h"

#include <algorithm>
#include <map>
#include <set>

#include "evaluator/paths/handling.h"

namespace routesight {
namespace {

using Devices = std::vector<Symbol>;  // By name. Sorted, each once.
using Combinations = std::set<Devices>;

constexpr size_t kMostCombinations = 256;

// How devices are called: by their own names, or those behind a load balancer by its name.
enum class Naming : unsigned char { kByDevice, kByBalancer };

// One machine is one device, whichever of its interfaces takes the packet. Of what is stateful.
Symbol Identity(const Topology& topology, const Device& device) {
  if (device.kind == DeviceKind::kFirewall) return topology.firewalls[device.firewall].name;
  if (device.nic.has_value()) {
    const Nic& nic = topology.nics[device.nic];
    if (nic.machine.known()) return topology.machines[nic.machine.value()].name;
    if (!device.appliance.has_value()) return nic.name;
  }
  if (device.appliance.has_value()) return topology.appliances[device.appliance].name;
  return device.subnet.has_value() ? topology.subnets[device.subnet].name : Symbol{};
}

void AddOnce(Symbol name, Devices& devices) {
  const auto place = std::lower_bound(devices.begin(), devices.end(), name);
  if (place == devices.end() || *place != name) devices.insert(place, name);
}

class Collector {
 public:
  Collector(const Surroundings& around, Naming naming)
      : around_(around), topology_(around.topology()), naming_(naming) {}

  bool too_many() const { return too_many_; }

  Combinations Along(const Path& path) {
    path_ = &path;
    known_.assign(path.hops.size(), std::nullopt);
    if (path.hops.empty()) return {Devices()};
    const Device& first = path.hops[0].device;
    if (!IsStateful(around_, first)) return Behind(0);
    const Symbol name = Identity(topology_, first);
    const auto balancer = reached_through_.find(name);
    const bool translated = naming_ == Naming::kByBalancer && balancer != reached_through_.end();
    return With(translated ? balancer->second : name, Behind(0));
  }

  Combinations Along(const std::vector<ReturnLeg>& legs) {
    Combinations all{Devices()};
    for (const ReturnLeg& leg : legs) {
      Combinations longer;
      const Combinations next = Along(leg.path);
      for (const Devices& devices : all) {
        for (const Devices& more : next) {
          Devices joined;
          std::set_union(devices.begin(), devices.end(), more.begin(), more.end(),
                         std::back_inserter(joined));
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
    return {Devices()};
  }

  static Combinations With(Symbol name, const Combinations& combinations) {
    Combinations with;
    for (Devices devices : combinations) {
      AddOnce(name, devices);
      with.insert(std::move(devices));
    }
    return with;
  }

  const Combinations& Behind(size_t index) {
    if (known_[index]) return *known_[index];
    Combinations all;
    for (const Branch& branch : path_->hops[index].branches) {
      if (!branch.hop) {
        all.insert(Devices());
        continue;
      }
      const Device& device = path_->hops[*branch.hop].device;
      const Combinations& behind = Behind(*branch.hop);
      if (!IsStateful(around_, device)) {
        all.insert(behind.begin(), behind.end());
        continue;
      }
      Symbol name = Identity(topology_, device);
      if (branch.balancer.has_value()) {
        const Symbol balancer = topology_.load_balancers[branch.balancer].name;
        reached_through_.emplace(name, balancer);
        if (naming_ == Naming::kByBalancer) name = balancer;
      }
      all.merge(With(name, behind));
    }
    known_[index] = Limited(std::move(all));
    return *known_[index];
  }

  const Surroundings& around_;
  const Topology& topology_;
  Naming naming_;
  const Path* path_ = nullptr;
  std::vector<std::optional<Combinations>> known_;  // By hop.
  std::map<Symbol, Symbol> reached_through_;        // Device to balancer.
  bool too_many_ = false;
};

Devices Union(const Combinations& combinations) {
  Devices all;
  for (const Devices& devices : combinations) {
    for (const Symbol device : devices) AddOnce(device, all);
  }
  return all;
}

std::vector<std::string> InWords(const Topology& topology, const Devices& devices) {
  std::vector<std::string> names;
  for (const Symbol device : devices) names.emplace_back(topology.Text(device));
  std::sort(names.begin(), names.end());
  return names;
}

Devices Without(const Devices& devices, const Devices& others) {
  Devices rest;
  std::set_difference(devices.begin(), devices.end(), others.begin(), others.end(),
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
  comparison.may_be_same = std::any_of(forward.begin(), forward.end(), [&](const Devices& devices) {
    return back.contains(devices);
  });
  comparison.same = forward.size() == 1 && back == forward;
  const Devices there = Union(forward), back_again = Union(back);
  const Devices forward_only = Without(there, back_again);
  comparison.both = InWords(around.topology(), Without(there, forward_only));
  comparison.forward_only = InWords(around.topology(), forward_only);
  comparison.back_only = InWords(around.topology(), Without(back_again, there));
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

#include "evaluator/route_tests/waypoint.h"

#include <algorithm>
#include <vector>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

bool IsCalled(const Topology& topology, const Node& node, std::string_view name) {
  if (topology.Text(node.name) == name) return true;
  return node.arm_id.has_value() && SameName(topology.Text(node.arm_id), name);
}

template <typename IdType, typename T>
IdType FindNamed(const Topology& topology, const Table<IdType, T>& nodes, std::string_view name) {
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (IsCalled(topology, nodes[nodes.IdAt(i)], name)) return nodes.IdAt(i);
  }
  return {};
}

// Which ways from a hop meet the waypoint, each hop looked at once.
class WayCounter {
 public:
  WayCounter(const Path& path, const Waypoint& waypoint)
      : path_(path), waypoint_(waypoint), known_(path.hops.size()) {}

  Passing From(size_t index) {
    if (known_[index]) return *known_[index];
    const Hop& hop = path_.hops[index];
    if (index > 0 && waypoint_.IsAt(hop)) return *(known_[index] = Passing::kAlways);
    bool all = !hop.branches.empty();
    bool any = false;
    for (const Branch& branch : hop.branches) {
      Passing passing = branch.hop ? From(*branch.hop) : Passing::kNever;
      if (waypoint_.IsOn(branch)) passing = Passing::kAlways;
      all = all && passing == Passing::kAlways;
      any = any || passing != Passing::kNever;
    }
    known_[index] = all ? Passing::kAlways : any ? Passing::kOnSomeWays : Passing::kNever;
    return *known_[index];
  }

 private:
  const Path& path_;
  const Waypoint& waypoint_;
  std::vector<std::optional<Passing>> known_;  // By hop.
};

}  // namespace

std::optional<Waypoint> Waypoint::Find(const Surroundings& around, std::string_view name) {
  const Topology& topology = around.topology();
  Waypoint found;
  found.firewall_ = FindNamed(topology, topology.firewalls, name);
  found.gateway_ = FindNamed(topology, topology.gateways, name);
  found.connection_ = FindNamed(topology, topology.connections, name);
  found.balancer_ = FindNamed(topology, topology.load_balancers, name);
  found.site_ = FindNamed(topology, topology.sites, name);
  if (const auto nic = FindNamed(topology, topology.nics, name); nic.has_value()) {
    found.nics_.insert(nic);
  }
  if (const auto machine = FindNamed(topology, topology.machines, name); machine.has_value()) {
    const std::vector<NicId>& nics = topology.machines[machine].nics;
    found.nics_.insert(nics.begin(), nics.end());
  }
  if (const auto one = FindNamed(topology, topology.appliances, name); one.has_value()) {
    found.appliances_.insert(one);
    for (const ApplianceInterface& interface : topology.appliances[one].interfaces) {
      if (interface.nic.has_value()) found.nics_.insert(interface.nic);
    }
  }
  for (const NicId nic : found.nics_) {
    const ApplianceId appliance = around.ApplianceWith(nic);
    if (appliance.has_value()) found.appliances_.insert(appliance);
  }
  const bool any = found.firewall_.has_value() || found.gateway_.has_value() ||
                   found.connection_.has_value() || found.balancer_.has_value() ||
                   found.site_.has_value() || !found.nics_.empty() || !found.appliances_.empty();
  if (!any) return std::nullopt;
  return found;
}

bool Waypoint::IsAt(const Hop& hop) const {
  const Device& device = hop.device;
  return (device.nic.has_value() && nics_.contains(device.nic)) ||
         (device.appliance.has_value() && appliances_.contains(device.appliance)) ||
         (device.firewall.has_value() && device.firewall == firewall_) ||
         (device.gateway.has_value() && device.gateway == gateway_) ||
         (device.site.has_value() && device.site == site_);
}

bool Waypoint::IsOn(const Branch& branch) const {
  return (branch.balancer.has_value() && branch.balancer == balancer_) ||
         (branch.connection.has_value() && branch.connection == connection_) ||
         (branch.gateway.has_value() && branch.gateway == gateway_) ||
         (branch.site.has_value() && branch.site == site_);
}

Passing PassingOf(const Path& path, const Waypoint& waypoint) {
  return path.hops.empty() ? Passing::kNever : WayCounter(path, waypoint).From(0);
}

}  // namespace routesight

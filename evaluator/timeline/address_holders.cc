#include "evaluator/timeline/address_holders.h"

namespace routesight {

AddressHolders::AddressHolders(std::span<const Snapshot* const> moments) {
  for (const Snapshot* moment : moments) {
    for (const Nic& nic : moment->topology.nics) {
      if (nic.machine.known()) attached_.emplace(moment->topology.Text(nic.name));
    }
  }
  for (const Snapshot* moment : moments) ever_held_.merge(AddressesIn(moment->topology));
}

std::set<std::string> AddressHolders::VacantAt(const Topology& topology) const {
  std::set<std::string> vacant = ever_held_;
  for (const std::string& held : AddressesIn(topology)) vacant.erase(held);
  return vacant;
}

std::set<std::string> AddressHolders::AddressesIn(const Topology& topology) const {
  std::set<std::string> addresses;
  for (const Nic& nic : topology.nics) {
    if (nic.machine.absent() && attached_.contains(std::string(topology.Text(nic.name)))) continue;
    for (const Symbol address : nic.private_ips) addresses.emplace(topology.Text(address));
  }
  for (const LoadBalancer& balancer : topology.load_balancers) {
    for (const Frontend& frontend : balancer.frontends) {
      if (frontend.address.has_value()) addresses.emplace(topology.Text(frontend.address));
    }
  }
  for (const Firewall& firewall : topology.firewalls) {
    if (firewall.address.has_value()) addresses.emplace(topology.Text(firewall.address));
  }
  return addresses;
}

}  // namespace routesight

#include "evaluator/timeline/named_tables.h"

#include <algorithm>

namespace routesight {
namespace {

std::string NetworkName(const Topology& topology, VnetId vnet) {
  return vnet.has_value() ? std::string(topology.Text(topology.vnets[vnet].name)) : std::string();
}

}  // namespace

std::vector<NamedTable> ListNamedTables(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<NamedTable> tables;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const Subnet& subnet = topology.subnets[topology.subnets.IdAt(i)];
    tables.push_back({std::string(topology.Text(subnet.name)), "",
                      NetworkName(topology, subnet.vnet), snapshot.fibs.of_subnet[i]});
  }
  for (size_t i = 0; i < topology.nics.size(); ++i) {
    if (!snapshot.fibs.of_nic[i].has_value()) continue;
    const Nic& nic = topology.nics[topology.nics.IdAt(i)];
    tables.push_back({"", std::string(topology.Text(nic.name)), "", snapshot.fibs.of_nic[i]});
  }
  std::sort(tables.begin(), tables.end(),
            [](const NamedTable& a, const NamedTable& b) { return a.key() < b.key(); });
  return tables;
}

bool HasTrafficToLose(const Timeline& ends) {
  const std::vector<NamedTable> before = ListNamedTables(ends.before());
  const std::vector<NamedTable> after = ListNamedTables(ends.after());
  return std::any_of(before.begin(), before.end(), [&](const NamedTable& table) {
    const auto found = std::lower_bound(
        after.begin(), after.end(), table,
        [](const NamedTable& a, const NamedTable& b) { return a.key() < b.key(); });
    return found != after.end() && found->key() == table.key();
  });
}

}  // namespace routesight

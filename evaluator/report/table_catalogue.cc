#include "evaluator/report/table_catalogue.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "evaluator/report/same_rows.h"

namespace routesight {
namespace {

// Which table an entry has, before contents are compared.
struct RawEntry {
  TableEntry entry;
  EffectiveTableId table;
};

std::string_view NetworkOf(const Topology& topology, const Subnet& subnet) {
  if (!subnet.vnet.has_value()) return "";
  return topology.Text(topology.vnets[subnet.vnet].name);
}

std::vector<std::vector<std::string>> InterfacesBySubnet(const Topology& topology) {
  std::vector<std::vector<std::string>> interfaces(topology.subnets.size());
  for (const Nic& nic : topology.nics) {
    if (nic.subnet.has_value()) {
      interfaces[nic.subnet.value].emplace_back(topology.Text(nic.name));
    }
  }
  for (std::vector<std::string>& names : interfaces) std::ranges::sort(names);
  return interfaces;
}

TableEntry SubnetEntry(const Topology& topology, const Subnet& subnet) {
  TableEntry entry;
  entry.subnet = topology.Text(subnet.name);
  entry.subnet_id = topology.Text(subnet.arm_id);
  entry.virtual_network = NetworkOf(topology, subnet);
  return entry;
}

std::vector<RawEntry> EntriesAt(const Snapshot& snapshot, size_t at) {
  const Topology& topology = snapshot.topology;
  const std::vector<std::vector<std::string>> interfaces = InterfacesBySubnet(topology);
  std::vector<RawEntry> entries;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const EffectiveTableId table = snapshot.fibs.of_subnet[i];
    if (!table.has_value()) continue;
    TableEntry entry = SubnetEntry(topology, topology.subnets[topology.subnets.IdAt(i)]);
    entry.interfaces = interfaces[i];
    entries.push_back({std::move(entry), table});
  }
  for (size_t i = 0; i < topology.nics.size(); ++i) {
    const EffectiveTableId table = snapshot.fibs.of_nic[i];
    if (!table.has_value()) continue;
    const Nic& nic = topology.nics[topology.nics.IdAt(i)];
    TableEntry entry =
        nic.subnet.has_value() ? SubnetEntry(topology, topology.subnets[nic.subnet]) : TableEntry();
    entry.interface_name = topology.Text(nic.name);
    entry.interfaces = {entry.interface_name};
    entries.push_back({std::move(entry), table});
  }
  for (RawEntry& raw : entries) raw.entry.at = at;
  return entries;
}

TableContent ContentWithoutRows(const Snapshot& snapshot, EffectiveTableId id) {
  const EffectiveTable& table = snapshot.fibs.tables[id];
  TableContent content;
  for (GapId gap : table.gaps) content.gaps.push_back(snapshot.ribs.gaps[gap]);
  std::ranges::sort(content.gaps);
  content.gaps.erase(std::unique(content.gaps.begin(), content.gaps.end()), content.gaps.end());
  content.assumptions = table.assumptions;
  content.propagation_disabled = table.propagation_disabled;
  return content;
}

// Gives contents their numbers. A table of a snapshot is compared once, however many have it.
class Contents {
 public:
  explicit Contents(std::span<const Snapshot* const> snapshots) : snapshots_(snapshots) {
    for (const Snapshot* snapshot : snapshots) {
      numbers_.emplace_back(snapshot->fibs.tables.size());
    }
  }

  size_t Number(TablePlace place) {
    std::optional<size_t>& number = numbers_[place.at][place.table.value];
    if (!number) {
      number = NumberOf(place, ContentWithoutRows(*snapshots_[place.at], place.table));
    }
    return *number;
  }

  void MoveTo(TableCatalogue& catalogue) {
    catalogue.contents = std::move(contents_);
    catalogue.places = std::move(places_);
  }

 private:
  size_t NumberOf(TablePlace place, TableContent content) {
    std::vector<size_t>& alike = by_hash_[HashOfRows(*snapshots_[place.at], place.table)];
    const auto known = std::ranges::find_if(alike, [&](size_t number) {
      return contents_[number] == content && HaveSameRows(places_[number], place);
    });
    if (known != alike.end()) return *known;
    alike.push_back(contents_.size());
    contents_.push_back(std::move(content));
    places_.push_back(place);
    return alike.back();
  }

  bool HaveSameRows(TablePlace a, TablePlace b) const {
    return SameRows(*snapshots_[a.at], a.table, *snapshots_[b.at], b.table);
  }

  std::span<const Snapshot* const> snapshots_;
  std::vector<std::vector<std::optional<size_t>>> numbers_;  // By snapshot, then table.
  absl::flat_hash_map<size_t, std::vector<size_t>> by_hash_;
  std::vector<TableContent> contents_;  // Without rows.
  std::vector<TablePlace> places_;
};

TableCatalogue ListWithoutRows(std::span<const Snapshot* const> snapshots) {
  std::vector<RawEntry> entries;
  TableCatalogue catalogue;
  for (size_t at = 0; at < snapshots.size(); ++at) {
    catalogue.moments.push_back(snapshots[at]->at);
    std::ranges::move(EntriesAt(*snapshots[at], at), std::back_inserter(entries));
  }
  std::ranges::sort(entries, {}, [](const RawEntry& raw) {
    return std::tie(raw.entry.subnet, raw.entry.interface_name, raw.entry.at);
  });
  Contents contents(snapshots);
  for (RawEntry& raw : entries) {
    raw.entry.content = contents.Number({raw.entry.at, raw.table});
    catalogue.entries.push_back(std::move(raw.entry));
  }
  contents.MoveTo(catalogue);
  return catalogue;
}

std::vector<const Snapshot*> SnapshotsOf(const Timeline& timeline) {
  std::vector<const Snapshot*> snapshots;
  for (const Snapshot& snapshot : timeline.snapshots) snapshots.push_back(&snapshot);
  return snapshots;
}

}  // namespace

TableCatalogue ListTables(const Timeline& timeline) { return ListTables(SnapshotsOf(timeline)); }

TableCatalogue ListTablesWithoutRows(const Timeline& timeline) {
  return ListWithoutRows(SnapshotsOf(timeline));
}

TableCatalogue ListTables(std::span<const Snapshot* const> snapshots) {
  TableCatalogue catalogue = ListWithoutRows(snapshots);
  for (size_t i = 0; i < catalogue.contents.size(); ++i) {
    const auto [at, table] = catalogue.places[i];
    const Snapshot& snapshot = *snapshots[at];
    catalogue.contents[i].routes = ShownRows(snapshot.topology, snapshot.fibs, table);
    catalogue.contents[i].hidden = HiddenRows(snapshot.topology, snapshot.fibs, table);
  }
  return catalogue;
}

std::vector<std::vector<TableEntry>> ByOwner(const TableCatalogue& catalogue) {
  std::vector<std::vector<TableEntry>> owners;
  for (const TableEntry& entry : catalogue.entries) {
    if (owners.empty() || !owners.back().back().SameOwner(entry)) owners.emplace_back();
    owners.back().push_back(entry);
  }
  return owners;
}

std::vector<std::string> AssumptionsOf(const TableCatalogue& catalogue) {
  std::set<std::string> all;
  for (const TableContent& content : catalogue.contents) {
    all.insert(content.assumptions.begin(), content.assumptions.end());
  }
  return {all.begin(), all.end()};
}

}  // namespace routesight

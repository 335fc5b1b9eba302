#include "evaluator/report/table_catalogue.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/text.h"

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

TableContent ContentOf(const Snapshot& snapshot, EffectiveTableId id) {
  const EffectiveTable& table = snapshot.fibs.tables[id];
  TableContent content;
  content.routes = ShownRows(snapshot.topology, snapshot.fibs, id);
  content.hidden = HiddenRows(snapshot.topology, snapshot.fibs, id);
  for (GapId gap : table.gaps) content.gaps.push_back(snapshot.ribs.gaps[gap]);
  std::ranges::sort(content.gaps);
  content.gaps.erase(std::unique(content.gaps.begin(), content.gaps.end()), content.gaps.end());
  content.assumptions = table.assumptions;
  content.propagation_disabled = table.propagation_disabled;
  return content;
}

// A text that is the same for equal contents and for no others: each part comes with its length.
class ContentKey {
 public:
  static std::string Of(const TableContent& content) {
    ContentKey key;
    for (const RouteRow& row : content.routes) key.Add(row);
    key.Add("hidden");
    for (const RouteRow& row : content.hidden) key.Add(row);
    key.Add(content.propagation_disabled ? "propagation off" : "propagation on");
    key.Add(content.assumptions);
    for (const Gap& gap : content.gaps) key.Add(gap);
    return std::move(key.text_);
  }

 private:
  void Add(std::string_view part) { text_ += Concat(part.size(), ":", part); }

  void Add(const std::vector<std::string>& parts) {
    Add(std::to_string(parts.size()));
    for (const std::string& part : parts) Add(part);
  }

  void Add(const RouteRow& row) {
    for (const std::string* part :
         {&row.prefix, &row.source, &row.state, &row.next_hop_type, &row.name, &row.rule}) {
      Add(*part);
    }
    Add(row.next_hop_ips);
    Add(row.as_path ? "path" : "no path");
    if (row.as_path) {
      for (const uint32_t asn : *row.as_path) Add(std::to_string(asn));
    }
    if (!row.defeated_by) return Add("active");
    Add(row.defeated_by->prefix);
    Add(row.defeated_by->source);
    Add(row.defeated_by->next_hop_type);
    Add(row.defeated_by->rule);
  }

  void Add(const Gap& gap) {
    Add(GapKindName(gap.kind));
    Add(gap.resource);
    Add(gap.attribute);
    Add(gap.effect);
    Add(gap.candidates);
  }

  std::string text_;
};

// Gives contents their numbers. A table of a snapshot is put into words once, however many have it.
class Contents {
 public:
  explicit Contents(std::span<const Snapshot* const> snapshots) : snapshots_(snapshots) {
    for (const Snapshot* snapshot : snapshots) {
      numbers_.emplace_back(snapshot->fibs.tables.size());
    }
  }

  size_t Number(size_t at, EffectiveTableId table) {
    std::optional<size_t>& number = numbers_[at][table.value];
    if (!number) {
      TableContent content = ContentOf(*snapshots_[at], table);
      const auto [known, is_new] = by_key_.try_emplace(ContentKey::Of(content), contents_.size());
      if (is_new) contents_.push_back(std::move(content));
      number = known->second;
    }
    return *number;
  }

  std::vector<TableContent> Take() { return std::move(contents_); }

 private:
  std::span<const Snapshot* const> snapshots_;
  std::vector<std::vector<std::optional<size_t>>> numbers_;  // By snapshot, then table.
  absl::flat_hash_map<std::string, size_t> by_key_;
  std::vector<TableContent> contents_;
};

}  // namespace

TableCatalogue ListTables(const Timeline& timeline) {
  std::vector<const Snapshot*> snapshots;
  for (const Snapshot& snapshot : timeline.snapshots) snapshots.push_back(&snapshot);
  return ListTables(snapshots);
}

TableCatalogue ListTables(std::span<const Snapshot* const> snapshots) {
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
    raw.entry.content = contents.Number(raw.entry.at, raw.table);
    catalogue.entries.push_back(std::move(raw.entry));
  }
  catalogue.contents = contents.Take();
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

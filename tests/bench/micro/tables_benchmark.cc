// Effective routes: who has which table, tables written out, and single decisions.
#include <benchmark/benchmark.h>

#include <random>
#include <vector>

#include "evaluator/paths/look_up.h"
#include "tests/bench/micro/loaded_plan.h"

namespace routesight {
namespace {

EffectiveTableId TableOf(const Snapshot& snapshot, NicId nic) {
  const EffectiveTableId own = snapshot.fibs.of_nic[nic.value];
  if (own.has_value()) return own;
  const SubnetId subnet = snapshot.topology.nics[nic].subnet;
  if (subnet.has_value()) return snapshot.fibs.of_subnet[subnet.value];
  return {};
}

std::vector<EffectiveTableId> TablesOfInterfaces(const Snapshot& snapshot) {
  std::vector<EffectiveTableId> tables;
  for (uint32_t nic = 0; nic < snapshot.topology.nics.size(); ++nic) {
    const EffectiveTableId table = TableOf(snapshot, NicId{nic});
    if (table.has_value()) tables.push_back(table);
  }
  return tables;
}

// Before and after; items are interfaces.
void FindTablesOfInterfaces(benchmark::State& state) {
  const LoadedPlan& plan = Load(kNetwork);
  const Snapshot before = SnapshotAt(plan, Moment::Before());
  const Snapshot after = SnapshotAt(plan, Moment::After());
  int64_t interfaces = 0;
  for (auto _ : state) {
    for (const Snapshot* snapshot : {&before, &after}) {
      const Fibs fibs = ComputeEffectiveRoutes(snapshot->topology, snapshot->ribs);
      benchmark::DoNotOptimize(fibs.tables.size());
      interfaces += static_cast<int64_t>(snapshot->topology.nics.size());
    }
  }
  state.SetItemsProcessed(interfaces);
}
BENCHMARK(FindTablesOfInterfaces);

// Each interface with a copy of its rows; items are rows.
void WriteRowsInMemory(benchmark::State& state) {
  const Snapshot snapshot = SnapshotAt(Load(kNetwork), Moment::After());
  const std::vector<EffectiveTableId> tables = TablesOfInterfaces(snapshot);
  std::vector<Route> rows;
  int64_t count = 0;
  for (auto _ : state) {
    rows.clear();
    for (const EffectiveTableId table : tables) {
      for (const EffectiveRoute& row : snapshot.fibs.tables[table].routes)
        rows.push_back(row.route);
    }
    benchmark::DoNotOptimize(rows.data());
    count += static_cast<int64_t>(rows.size());
  }
  state.SetItemsProcessed(count);
}
BENCHMARK(WriteRowsInMemory);

// In words, as reports have them; bytes are letters.
void WriteRowsInWords(benchmark::State& state) {
  const Snapshot snapshot = SnapshotAt(Load(kNetwork), Moment::After());
  const EffectiveTableId table = TablesOfInterfaces(snapshot).back();
  int64_t letters = 0;
  for (auto _ : state) {
    for (const RouteRow& row : ShownRows(snapshot.topology, snapshot.fibs, table)) {
      letters += static_cast<int64_t>(row.prefix.size() + row.source.size() + row.state.size() +
                                      row.next_hop_type.size() + row.rule.size());
      for (const std::string& address : row.next_hop_ips) {
        letters += static_cast<int64_t>(address.size());
      }
    }
  }
  state.SetBytesProcessed(letters);
}
BENCHMARK(WriteRowsInWords);

// Which row carries an address, in a table of more than 4,000 rows.
void LookUpAddresses(benchmark::State& state) {
  const Snapshot snapshot = SnapshotAt(Load(kManyPrefixes), Moment::After());
  const Surroundings around(snapshot.topology, snapshot.ribs, snapshot.fibs);
  SubnetId subnet;
  size_t most = 0;
  for (uint32_t place = 0; place < snapshot.topology.subnets.size(); ++place) {
    const EffectiveTableId table = snapshot.fibs.of_subnet[place];
    if (!table.has_value() || snapshot.fibs.tables[table].routes.size() <= most) continue;
    most = snapshot.fibs.tables[table].routes.size();
    subnet = SubnetId{place};
  }
  std::mt19937 random(1);
  std::vector<IpAddress> addresses;
  for (int i = 0; i < 1024; ++i) {
    addresses.push_back(IpAddress::FromIpv4(uint32_t{10} << 24 | (random() & 0xffffff)));
  }
  for (auto _ : state) {
    for (const IpAddress address : addresses) {
      benchmark::DoNotOptimize(LookUp(around, subnet, NicId{}, address));
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(addresses.size()));
  state.counters["rows"] = static_cast<double>(most);
}
BENCHMARK(LookUpAddresses);

}  // namespace
}  // namespace routesight

#include "evaluator/report/same_rows.h"

#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <utility>

#include "evaluator/base/rule_catalogue.h"
#include "tests/report/sample_evaluation.h"

namespace routesight {
namespace {

constexpr EffectiveTableId kTable{0};

// Whether the table of azurerm_subnet.a still has the same rows after `change`, in both ways of
// saying it.
bool Stays(const std::function<void(Snapshot&, TableRows&)>& change) {
  const Evaluation evaluation = SampleEvaluation();
  Evaluation other = SampleEvaluation();
  const Snapshot& a = evaluation.timeline.after();
  Snapshot& b = other.timeline.snapshots.back();
  TableRows rows = *b.fibs.tables[kTable].rows;
  change(b, rows);
  b.fibs.tables[kTable].Have(std::make_shared<const TableRows>(std::move(rows)));
  const bool same = SameRows(a, kTable, b, kTable);
  CHECK(same == SameRows(b, kTable, a, kTable));
  CHECK(same == (ShownRows(a.topology, a.fibs, kTable) == ShownRows(b.topology, b.fibs, kTable) &&
                 HiddenRows(a.topology, a.fibs, kTable) == HiddenRows(b.topology, b.fibs, kTable)));
  if (same) CHECK(HashOfRows(a, kTable) == HashOfRows(b, kTable));
  return same;
}

// The same for a change of its first row, which goes to an appliance.
bool RouteStays(const std::function<void(Snapshot&, Route&)>& change) {
  return Stays(
      [&](Snapshot& snapshot, TableRows& rows) { change(snapshot, rows.shown.front().route); });
}

// And for one of what beats its second row.
bool DefeatStays(const std::function<void(Defeat&)>& change) {
  Defeat changed;
  return Stays([&](Snapshot&, TableRows& rows) {
    changed = *rows.shown[1].defeat;
    change(changed);
    rows.shown[1].defeat = &changed;
  });
}

}  // namespace

TEST_CASE("rows are the same whatever their texts are numbered") {
  CHECK(Stays([](Snapshot&, TableRows&) {}));
  CHECK(RouteStays([](Snapshot& snapshot, Route& route) {
    NextHops hops = snapshot.fibs.next_hops[route.next_hops];
    snapshot.topology.symbols.Intern("another text");
    snapshot.fibs.next_hops.Add({});
    route.next_hops = snapshot.fibs.next_hops.Add(hops);
  }));
  CHECK(RouteStays([](Snapshot&, Route& route) { route.yields_to_length = 8; }));
  CHECK(Stays([](Snapshot& snapshot, TableRows& rows) {
    // No addresses at all is how a row without next hops reads, too.
    rows.shown.back().route.next_hops = snapshot.fibs.next_hops.Add({});
  }));
}

TEST_CASE("each part of a row tells it from another") {
  CHECK_FALSE(
      RouteStays([](Snapshot&, Route& route) { route.prefix = Prefix::Read("0.0.0.0/1").prefix; }));
  CHECK_FALSE(RouteStays([](Snapshot& snapshot, Route& route) {
    route.label = snapshot.topology.symbols.Intern("Storage");
  }));
  CHECK_FALSE(RouteStays([](Snapshot&, Route& route) { route.source = RouteSource::kDefault; }));
  CHECK_FALSE(
      RouteStays([](Snapshot&, Route& route) { route.next_hop_type = NextHopType::kNone; }));
  CHECK_FALSE(RouteStays([](Snapshot&, Route& route) { route.next_hops = {}; }));
  CHECK_FALSE(RouteStays([](Snapshot& snapshot, Route& route) {
    NextHops hops = snapshot.fibs.next_hops[route.next_hops];
    hops.as_path = {Asn{65515}};
    route.next_hops = snapshot.fibs.next_hops.Add(hops);
  }));
  CHECK_FALSE(RouteStays([](Snapshot& snapshot, Route& route) {
    route.next_hops =
        snapshot.fibs.next_hops.Add({{snapshot.topology.symbols.Intern("::1")}, {}, {}});
  }));
  CHECK_FALSE(RouteStays([](Snapshot& snapshot, Route& route) {
    route.name = snapshot.topology.symbols.Intern("to-another");
  }));
  CHECK_FALSE(RouteStays([](Snapshot&, Route& route) { route.rule = RuleNamed("SYS-01"); }));
}

TEST_CASE("what beats a row tells it from another") {
  CHECK(DefeatStays([](Defeat&) {}));
  CHECK_FALSE(DefeatStays([](Defeat& defeat) { defeat.rule = RuleNamed("UDR-05"); }));
  CHECK_FALSE(DefeatStays([](Defeat& defeat) { defeat.winner.reset(); }));
  CHECK_FALSE(DefeatStays([](Defeat& defeat) { defeat.winner->source = RouteSource::kDefault; }));
  CHECK_FALSE(DefeatStays(
      [](Defeat& defeat) { defeat.winner->prefix = Prefix::Read("10.0.0.0/8").prefix; }));
  CHECK(DefeatStays([](Defeat& defeat) { defeat.winner->rule = RuleNamed("SYS-01"); }));
  CHECK_FALSE(Stays([](Snapshot&, TableRows& rows) { rows.shown[1].defeat = nullptr; }));
}

TEST_CASE("tables with other numbers of rows, or rows elsewhere, are not the same") {
  CHECK_FALSE(Stays([](Snapshot&, TableRows& rows) { rows.shown.pop_back(); }));
  CHECK_FALSE(Stays([](Snapshot&, TableRows& rows) { rows.hidden.clear(); }));
  CHECK_FALSE(Stays([](Snapshot&, TableRows& rows) {
    rows.hidden.insert(rows.hidden.begin(), rows.shown.back());
    rows.shown.pop_back();
  }));
}

}  // namespace routesight

#include "evaluator/report/tables_json.h"

#include <span>
#include <string_view>
#include <utility>

#include "evaluator/report/gap_numbers.h"
#include "evaluator/report/route_json.h"

namespace routesight {
namespace {

void WriteRows(const Snapshot& snapshot, std::span<const EffectiveRoute> rows, JsonText& text) {
  text.BeginArray();
  for (const EffectiveRoute& row : rows) {
    WriteRoute(ToRow(snapshot.topology, snapshot.fibs, row), text);
  }
  text.EndArray();
}

void WriteTable(const Json& without_rows, const Snapshot& snapshot, EffectiveTableId id,
                JsonText& text) {
  const EffectiveTable& table = snapshot.fibs.tables[id];
  text.BeginObject();
  for (const auto& [name, member] : without_rows.items()) {
    text.Name(name);
    if (name == "routes") {
      WriteRows(snapshot, table.routes, text);
    } else if (name == "hidden") {
      WriteRows(snapshot, table.hidden, text);
    } else {
      text.Value(member);
    }
  }
  text.EndObject();
}

}  // namespace

Json TablesJson(const TableCatalogue& catalogue, const std::vector<Gap>& gaps,
                const Timeline& timeline, RowsOfTables rows) {
  Json tables = Json::array();
  for (size_t i = 0; i < catalogue.contents.size(); ++i) {
    const TableContent& content = catalogue.contents[i];
    const auto [at, id] = catalogue.places[i];
    const Topology& topology = timeline.snapshots[at].topology;
    const Fibs& fibs = timeline.snapshots[at].fibs;
    const bool written = rows == RowsOfTables::kWritten;
    Json gap_numbers = Json::array();
    for (const Gap& gap : content.gaps) gap_numbers.push_back(NumberOf(gap, gaps));
    tables.push_back(
        {{"table", i + 1},
         {"complete", content.complete()},
         {"propagation_disabled", content.propagation_disabled},
         {"routes", written ? RoutesJson(ShownRows(topology, fibs, id)) : Json::array()},
         {"hidden", written ? RoutesJson(HiddenRows(topology, fibs, id)) : Json::array()},
         {"gaps", std::move(gap_numbers)},
         {"assumptions", content.assumptions}});
  }
  return tables;
}

void WriteEffectiveRoutes(const Json& effective_routes, const Timeline& timeline,
                          const std::vector<TablePlace>& places, JsonText& text) {
  text.BeginObject();
  for (const auto& [name, part] : effective_routes.items()) {
    text.Name(name);
    if (name != "tables") {
      text.Value(part);
      continue;
    }
    text.BeginArray();
    for (size_t i = 0; i < places.size(); ++i) {
      WriteTable(part[i], timeline.snapshots[places[i].at], places[i].table, text);
    }
    text.EndArray();
  }
  text.EndObject();
}

}  // namespace routesight

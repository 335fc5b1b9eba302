#include "evaluator/report/route_cells.h"

#include <string>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

// Where the route leads and what beat it.
std::string Remark(const RouteRow& row) {
  std::vector<std::string> parts;
  if (!row.next_hop_ips.empty()) parts.push_back(Join(row.next_hop_ips, ", "));
  if (!row.name.empty()) parts.push_back(Concat("route \"", row.name, "\""));
  if (row.defeated_by && row.defeated_by->prefix.empty()) {
    parts.push_back(Concat("removed by ", row.defeated_by->rule));
  } else if (row.defeated_by) {
    const DefeatRow& winner = *row.defeated_by;
    parts.push_back(Concat("beaten by ", winner.source, " ", winner.prefix, " ",
                           winner.next_hop_type, ", ", winner.rule));
  }
  return Join(parts, "; ");
}

}  // namespace

CellLine RouteTitles() {
  CellLine line = {{"", Ink::kDim}};
  for (const char* title : {"PREFIX", "SOURCE", "STATE", "NEXT HOP TYPE", "RULE", "NEXT HOPS"}) {
    line.push_back({title, Ink::kDim});
  }
  return line;
}

CellLine RouteCells(const RouteRow& row, std::string_view sign, Ink ink) {
  CellLine line = {{std::string(sign), ink}};
  for (const std::string* text :
       {&row.prefix, &row.source, &row.state, &row.next_hop_type, &row.rule}) {
    line.push_back({*text, ink});
  }
  line.push_back({Remark(row), ink});
  return line;
}

CellLine ComparedCells(const ComparedRow& row) {
  switch (row.fate) {
    case RowFate::kStays:
      return RouteCells(row.row, "", row.row.defeated_by ? Ink::kDim : Ink::kPlain);
    case RowFate::kGoes:
      return RouteCells(row.row, "-", Ink::kRed);
    case RowFate::kComes:
      return RouteCells(row.row, "+", Ink::kGreen);
  }
  return {};
}

}  // namespace routesight

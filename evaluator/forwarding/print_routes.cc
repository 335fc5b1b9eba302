#include "evaluator/forwarding/print_routes.h"

#include <algorithm>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/forwarding/route_row.h"

namespace routesight {
namespace {

using Cells = std::vector<std::string>;

Cells ToCells(std::string_view mark, const RouteRow& row) {
  std::string reason = row.rule;
  if (row.defeated_by) {
    const DefeatRow& defeat = *row.defeated_by;
    reason = defeat.prefix.empty() ? defeat.rule
                                   : Concat(defeat.rule, " <- ", defeat.prefix, " ", defeat.source,
                                            " ", defeat.next_hop_type);
  }
  return {std::string(mark),           row.prefix, row.source, row.next_hop_type,
          Join(row.next_hop_ips, ","), reason};
}

std::string Align(const std::vector<Cells>& lines) {
  std::vector<size_t> widths;
  for (const Cells& cells : lines) {
    widths.resize(std::max(widths.size(), cells.size()));
    for (size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], cells[i].size());
  }
  std::string text;
  for (const Cells& cells : lines) {
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i) {
      if (widths[i] == 0) continue;
      line += cells[i] + std::string(widths[i] - cells[i].size() + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace

std::string PrintTable(const Topology& topology, const Ribs& ribs, const Fibs& fibs,
                       EffectiveTableId table) {
  std::vector<Cells> lines;
  for (const RouteRow& row : ShownRows(topology, fibs, table)) {
    lines.push_back(ToCells(row.state == "Active" ? "active" : "invalid", row));
  }
  for (const RouteRow& row : HiddenRows(topology, fibs, table)) {
    lines.push_back(ToCells("hidden", row));
  }
  std::string text = Align(lines);
  if (fibs.tables[table].propagation_disabled) text += "propagation off\n";
  for (const std::string& assumption : fibs.tables[table].assumptions) {
    text += Concat("assumed: ", assumption, "\n");
  }
  std::vector<std::string> gaps;
  for (const GapId id : fibs.tables[table].gaps) {
    const Gap& gap = ribs.gaps[id];
    gaps.push_back(Concat("gap ", GapKindName(gap.kind), " ", gap.resource,
                          gap.attribute.empty() ? "" : ".", gap.attribute, ": ", gap.effect,
                          gap.candidates.empty() ? "" : " [", Join(gap.candidates, " "),
                          gap.candidates.empty() ? "\n" : "]\n"));
  }
  std::sort(gaps.begin(), gaps.end());
  gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
  return text + Join(gaps, "");
}

std::string PrintRoutes(const Topology& topology, const Ribs& ribs, const Fibs& fibs) {
  std::string text;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const Subnet& subnet = topology.subnets[topology.subnets.IdAt(i)];
    text += Concat("subnet ", topology.Text(subnet.name), "\n",
                   PrintTable(topology, ribs, fibs, fibs.of_subnet[i]), "\n");
  }
  for (size_t i = 0; i < topology.nics.size(); ++i) {
    if (!fibs.of_nic[i].has_value()) continue;
    text += Concat("interface ", topology.Text(topology.nics[topology.nics.IdAt(i)].name), "\n",
                   PrintTable(topology, ribs, fibs, fibs.of_nic[i]), "\n");
  }
  return text;
}

}  // namespace routesight

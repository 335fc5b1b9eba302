#include "evaluator/report/routes_text.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "evaluator/base/text.h"
#include "evaluator/report/route_cells.h"
#include "evaluator/report/row_comparison.h"

namespace routesight {
namespace {

constexpr size_t kIndent = 2;

// Owners that have the same tables at the same moments.
struct OwnerGroup {
  std::vector<std::optional<size_t>> contents;  // By moment; absent where there is no table.
  std::vector<TableEntry> owners;               // Of each owner its last entry.
  bool changes = false;                         // Whether the rows that Azure shows do.
};

// Whether the first and the last table differ in what Azure shows.
bool Changes(const std::vector<std::optional<size_t>>& contents, const TableCatalogue& catalogue) {
  if (contents.front() == contents.back()) return false;
  if (!contents.front() || !contents.back()) return true;
  const std::vector<ComparedRow> rows = CompareRows(catalogue.contents[*contents.front()].routes,
                                                    catalogue.contents[*contents.back()].routes);
  return std::ranges::any_of(rows,
                             [](const ComparedRow& row) { return row.fate != RowFate::kStays; });
}

std::vector<OwnerGroup> GroupOwners(const TableCatalogue& catalogue) {
  std::vector<OwnerGroup> groups;
  std::map<std::vector<std::optional<size_t>>, size_t> by_contents;
  for (const std::vector<TableEntry>& entries : ByOwner(catalogue)) {
    std::vector<std::optional<size_t>> contents(catalogue.moments.size());
    for (const TableEntry& entry : entries) contents[entry.at] = entry.content;
    const auto [group, is_new] = by_contents.try_emplace(contents, groups.size());
    if (is_new) groups.push_back({contents, {}, Changes(contents, catalogue)});
    groups[group->second].owners.push_back(entries.back());
  }
  std::stable_partition(groups.begin(), groups.end(),
                        [](const OwnerGroup& group) { return group.changes; });
  return groups;
}

std::string OwnerName(const TableEntry& entry) {
  if (entry.interface_name.empty()) return entry.subnet;
  if (entry.subnet.empty()) return Concat(entry.interface_name, " (in no known subnet)");
  return Concat(entry.interface_name, " (in ", entry.subnet, ")");
}

// What becomes of the table, in words.
std::string FateOf(const OwnerGroup& group, const TableCatalogue& catalogue) {
  if (catalogue.moments.size() == 1) return Concat("effective routes ", catalogue.moments.front());
  if (!group.contents.front()) return "new: effective routes after";
  if (!group.contents.back()) return "removed: effective routes before";
  return group.changes ? "changes from before (-) to after (+)" : "the same before and after";
}

std::vector<CellLine> Lines(const std::vector<RouteRow>& before,
                            const std::vector<RouteRow>& after) {
  std::vector<CellLine> lines;
  for (const ComparedRow& row : CompareRows(before, after)) lines.push_back(ComparedCells(row));
  return lines;
}

std::string TablesOf(const OwnerGroup& group, const TableCatalogue& catalogue,
                     const TextStyle& style) {
  // A table that is only there at one moment is compared with itself: all its rows stay.
  const size_t first = group.contents.front() ? *group.contents.front() : *group.contents.back();
  const size_t last = group.contents.back() ? *group.contents.back() : first;
  const TableContent& before = catalogue.contents[first];
  const TableContent& after = catalogue.contents[last];
  std::string text;
  if (!before.routes.empty() || !after.routes.empty()) {
    std::vector<CellLine> lines = Lines(before.routes, after.routes);
    lines.insert(lines.begin(), RouteTitles());
    text += AlignedLines(lines, kIndent, style);
  }
  if (!before.hidden.empty() || !after.hidden.empty()) {
    text += Wrapped("Lost, and not in Azure's view:", kIndent, style);
    text += AlignedLines(Lines(before.hidden, after.hidden), kIndent, style);
  }
  std::vector<Gap> gaps = before.gaps;
  gaps.insert(gaps.end(), after.gaps.begin(), after.gaps.end());
  std::ranges::sort(gaps);
  gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
  if (!gaps.empty()) {
    const std::string title = Concat(
        "Incomplete: ", gaps.size() == 1 ? "one thing is" : Concat(gaps.size(), " things are"),
        " not known.");
    text += Concat(std::string(kIndent, ' '), Painted(title, Ink::kYellow, style), "\n");
    text += GapLines(gaps, 2 * kIndent, style);
  }
  std::vector<std::string> assumptions;
  std::ranges::set_union(before.assumptions, after.assumptions, std::back_inserter(assumptions));
  for (const std::string& assumption : assumptions) {
    text += Wrapped(Concat("Taken to be so: ", assumption), kIndent, style);
  }
  return text;
}

}  // namespace

std::string GapLines(const std::vector<Gap>& gaps, size_t indent, const TextStyle& style) {
  std::string lines;
  for (const Gap& gap : gaps) {
    const std::string_view dot = gap.attribute.empty() ? "" : ".";
    lines += Wrapped(Concat(gap.resource, dot, gap.attribute, ": ", gap.effect), indent, style);
    if (gap.candidates.empty()) continue;
    lines += Wrapped(Concat("may be ", Join(gap.candidates, " or ")), indent + kIndent, style);
  }
  return lines;
}

std::string RoutesAsText(const TableCatalogue& catalogue, const TextStyle& style) {
  if (catalogue.entries.empty()) {
    return Concat("No table ", Join(catalogue.moments, " or "), " the apply.\n");
  }
  std::string text;
  for (const OwnerGroup& group : GroupOwners(catalogue)) {
    if (!text.empty()) text += "\n";
    for (const TableEntry& owner : group.owners) {
      text += Painted(OwnerName(owner), Ink::kBold, style) + "\n";
    }
    text += Wrapped(FateOf(group, catalogue), kIndent, style);
    text += TablesOf(group, catalogue, style);
  }
  return text;
}

}  // namespace routesight

#include "evaluator/report/changes_text.h"

#include <algorithm>
#include <span>

#include "evaluator/base/text.h"
#include "evaluator/report/route_cells.h"
#include "evaluator/report/row_comparison.h"

namespace routesight {
namespace {

constexpr size_t kMostNames = 20;
constexpr size_t kMostRows = 50;

// Tables with one change in common.
struct ChangeGroup {
  const TableChange* change = nullptr;  // The first of them.
  std::vector<std::string> names;
};

bool SameRow(const RowChange& a, const RowChange& b) {
  return a.prefix == b.prefix && a.before == b.before && a.after == b.after;
}

bool SameChange(const TableChange& a, const TableChange& b) {
  return a.kind == b.kind && std::ranges::equal(a.rows, b.rows, SameRow);
}

std::string NameOf(const TableChange& change) {
  if (change.interface_name.empty()) return change.subnet;
  if (change.subnet.empty()) return change.interface_name;
  return Concat(change.interface_name, " (in ", change.subnet, ")");
}

std::vector<ChangeGroup> GroupChanges(const std::vector<TableChange>& changes,
                                      TableChangeKind kind) {
  std::vector<ChangeGroup> groups;
  for (const TableChange& change : changes) {
    if (change.kind != kind) continue;
    auto group = std::ranges::find_if(
        groups, [&](const ChangeGroup& known) { return SameChange(*known.change, change); });
    if (group == groups.end()) group = groups.insert(group, {&change, {}});
    group->names.push_back(NameOf(change));
  }
  return groups;
}

std::vector<CellLine> LinesOf(const TableChange& change) {
  std::vector<CellLine> lines;
  for (const RowChange& row : change.rows) {
    for (const ComparedRow& compared : CompareRows(row.before, row.after)) {
      if (compared.fate != RowFate::kStays) lines.push_back(ComparedCells(compared));
    }
  }
  return lines;
}

// Tables that are only there at one of both moments.
std::string NamesOf(const std::vector<TableChange>& changes, TableChangeKind kind,
                    std::string_view what, size_t indent, const TextStyle& style) {
  std::string text;
  for (const ChangeGroup& group : GroupChanges(changes, kind)) {
    text += Wrapped(Concat(what, Abridged(group.names)), indent, style);
  }
  return text;
}

}  // namespace

std::string Abridged(const std::vector<std::string>& names) { return Abridged(names, 0); }

std::string Abridged(const std::vector<std::string>& names, size_t left_out) {
  const size_t shown = std::min(names.size(), kMostNames);
  left_out += names.size() - shown;
  const std::string text = Join(std::span(names).first(shown), ", ");
  return left_out == 0 ? text : Concat(text, " and ", left_out, " more");
}

std::string ChangesText(const std::vector<TableChange>& changes, size_t indent,
                        const TextStyle& style) {
  std::string text;
  for (const ChangeGroup& group : GroupChanges(changes, TableChangeKind::kChanged)) {
    text += Wrapped(Abridged(group.names), indent, style);
    std::vector<CellLine> lines = LinesOf(*group.change);
    const size_t too_many = lines.size() > kMostRows ? lines.size() - kMostRows : 0;
    lines.resize(lines.size() - too_many);
    text += AlignedLines(lines, indent + 2, style);
    if (too_many > 0) text += Wrapped(Concat("and ", too_many, " more rows"), indent + 2, style);
  }
  text += NamesOf(changes, TableChangeKind::kAdded, "new: ", indent, style);
  text += NamesOf(changes, TableChangeKind::kRemoved, "removed: ", indent, style);
  return text;
}

}  // namespace routesight

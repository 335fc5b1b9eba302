#include "evaluator/report/row_comparison.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>

#include "absl/container/flat_hash_set.h"

namespace routesight {
namespace {

using Rows = std::span<const RouteRow>;

// The rows of the first prefix.
Rows FirstGroup(Rows rows) {
  const auto end = std::ranges::find_if(
      rows, [&](const RouteRow& row) { return row.prefix != rows.front().prefix; });
  return rows.first(static_cast<size_t>(end - rows.begin()));
}

bool IsIn(Rows rows, const RouteRow& wanted) {
  return std::ranges::any_of(rows, [&](const RouteRow& row) { return LooksTheSame(row, wanted); });
}

// The rows of one prefix.
std::vector<ComparedRow> CompareGroup(Rows before, Rows after) {
  std::vector<ComparedRow> compared;
  for (const RouteRow& row : before) {
    if (!IsIn(after, row)) compared.push_back({RowFate::kGoes, row});
  }
  for (const RouteRow& row : after) {
    if (IsIn(before, row)) compared.push_back({RowFate::kStays, row});
  }
  for (const RouteRow& row : after) {
    if (!IsIn(before, row)) compared.push_back({RowFate::kComes, row});
  }
  return compared;
}

absl::flat_hash_set<std::string> Prefixes(Rows rows) {
  absl::flat_hash_set<std::string> prefixes;
  for (const RouteRow& row : rows) prefixes.insert(row.prefix);
  return prefixes;
}

}  // namespace

std::vector<ComparedRow> CompareRows(const std::vector<RouteRow>& before,
                                     const std::vector<RouteRow>& after) {
  const absl::flat_hash_set<std::string> in_before = Prefixes(before);
  const absl::flat_hash_set<std::string> in_after = Prefixes(after);
  std::vector<ComparedRow> compared;
  Rows left = before;
  Rows right = after;
  // Both lists have the prefixes that they share in the same order, so those are the anchors.
  while (!left.empty() || !right.empty()) {
    const bool left_is_alone = !left.empty() && !in_after.contains(left.front().prefix);
    const bool right_is_alone = !right.empty() && !in_before.contains(right.front().prefix);
    const Rows from_left =
        left.empty() || (right_is_alone && !left_is_alone) ? Rows() : FirstGroup(left);
    const Rows from_right = right.empty() || left_is_alone ? Rows() : FirstGroup(right);
    std::ranges::move(CompareGroup(from_left, from_right), std::back_inserter(compared));
    left = left.subspan(from_left.size());
    right = right.subspan(from_right.size());
  }
  return compared;
}

}  // namespace routesight

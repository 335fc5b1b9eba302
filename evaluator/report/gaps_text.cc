#include "evaluator/report/gaps_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/report/changes_text.h"

namespace routesight {
namespace {

// Gaps of one kind with the same effect; open references stand alone, since each has candidates.
struct GapGroup {
  GapKind kind = GapKind::kUnknownValue;
  std::string effect;
  std::vector<std::string> candidates;
  std::vector<std::string> places;
  std::set<size_t> owners;  // Whose tables they touch.
};

std::string PlaceOf(const Gap& gap) {
  return gap.attribute.empty() ? gap.resource : Concat(gap.resource, ".", gap.attribute);
}

std::vector<GapGroup> GroupGaps(const TableCatalogue& catalogue) {
  std::map<Gap, std::set<size_t>> owners_of;
  size_t owner = 0;
  for (const std::vector<TableEntry>& entries : ByOwner(catalogue)) {
    for (const TableEntry& entry : entries) {
      for (const Gap& gap : catalogue.contents[entry.content].gaps) owners_of[gap].insert(owner);
    }
    ++owner;
  }
  std::vector<GapGroup> groups;
  for (const auto& entry : owners_of) {
    const Gap& gap = entry.first;
    const std::set<size_t>& owners = entry.second;
    auto group = std::ranges::find_if(groups, [&](const GapGroup& known) {
      return known.kind == gap.kind && known.effect == gap.effect &&
             known.candidates == gap.candidates;
    });
    if (group == groups.end()) {
      group = groups.insert(group, {gap.kind, gap.effect, gap.candidates, {}, {}});
    }
    group->places.push_back(PlaceOf(gap));
    group->owners.insert(owners.begin(), owners.end());
  }
  std::ranges::stable_sort(groups, std::ranges::greater(),
                           [](const GapGroup& group) { return group.owners.size(); });
  return groups;
}

std::string InWords(GapKind kind) {
  std::string words = GapKindName(kind);
  std::ranges::replace(words, '_', ' ');
  return words;
}

}  // namespace

std::string GapsText(const TableCatalogue& catalogue, size_t indent, const TextStyle& style) {
  std::string text;
  for (const GapGroup& group : GroupGaps(catalogue)) {
    text += Wrapped(
        Concat(InWords(group.kind), ": ", group.effect, " (", Counted(group.places.size(), "gap"),
               ", ", Counted(group.owners.size(), "table"), ")"),
        indent, style);
    text += Wrapped(Abridged(group.places), indent + 2, style);
    if (group.candidates.empty()) continue;
    text += Wrapped(Concat("may be ", Join(group.candidates, " or ")), indent + 2, style);
  }
  return text;
}

}  // namespace routesight

#include "evaluator/report/table_query.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/nearest_word.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr size_t kMostSuggestions = 5;

// The things of one kind that exist at some moment.
struct NamedThings {
  std::string_view kind;  // subnet, interface
  std::set<std::string, std::less<>> names;
  std::vector<std::pair<std::string, std::string>> arm_ids;  // ARM id, name.
};

template <typename Nodes>
NamedThings FindThings(std::string_view kind, const Timeline& timeline, Nodes Topology::*nodes) {
  NamedThings things{kind, {}, {}};
  for (const Snapshot& snapshot : timeline.snapshots) {
    const Topology& topology = snapshot.topology;
    for (const Node& node : topology.*nodes) {
      const std::string name(topology.Text(node.name));
      things.names.insert(name);
      if (node.arm_id.has_value()) things.arm_ids.emplace_back(topology.Text(node.arm_id), name);
    }
  }
  return things;
}

// For comparing loosely: shells take quotation marks away.
std::string Loosened(std::string_view name) {
  std::string loosened = Lowered(name);
  std::erase(loosened, '"');
  return loosened;
}

std::vector<std::string> Suggestions(std::string_view text, const NamedThings& things) {
  std::vector<std::string> same, holding;
  std::vector<std::string_view> all;
  const std::string wanted = Loosened(text);
  for (const std::string& name : things.names) {
    const std::string loosened = Loosened(name);
    if (loosened == wanted) same.push_back(name);
    if (!wanted.empty() && loosened.find(wanted) != std::string::npos) holding.push_back(name);
    all.push_back(name);
  }
  if (!same.empty()) return same;
  if (const std::string_view nearest = NearestWord(text, all); !nearest.empty()) {
    return {std::string(nearest)};
  }
  if (holding.size() > kMostSuggestions) holding.resize(kMostSuggestions);
  return holding;
}

std::string NoSuchThing(std::string_view text, const NamedThings& things) {
  const std::string refusal = Concat("no ", things.kind, " ", text, " in this plan");
  const std::vector<std::string> suggestions = Suggestions(text, things);
  if (!suggestions.empty()) {
    return Concat(refusal, "; did you mean ", Join(suggestions, " or "), "?");
  }
  if (things.names.empty()) return Concat(refusal, ", which has no ", things.kind, "s");
  std::vector<std::string> some;
  for (const std::string& name : things.names) {
    if (some.size() < kMostSuggestions) some.push_back(name);
  }
  const size_t others = things.names.size() - some.size();
  return Concat(refusal, "; it has ", Join(some, ", "),
                others == 0 ? "" : Concat(" and ", others, " more"));
}

// The names of things that the texts mean.
absl::StatusOr<std::set<std::string>> Resolve(const std::vector<std::string>& texts,
                                              const NamedThings& things) {
  std::set<std::string> meant;
  for (const std::string& text : texts) {
    bool found = things.names.contains(text);
    if (found) meant.insert(text);
    for (const auto& [arm_id, name] : things.arm_ids) {
      if (!SameName(arm_id, text)) continue;
      meant.insert(name);
      found = true;
    }
    if (!found) return absl::NotFoundError(ToAbsl(NoSuchThing(text, things)));
  }
  return meant;
}

// The entries that are the table of that interface: at each moment its own, else its subnet's.
std::vector<TableEntry> TablesOf(const std::string& interface_name,
                                 const TableCatalogue& catalogue) {
  std::vector<bool> has_own(catalogue.moments.size());
  for (const TableEntry& entry : catalogue.entries) {
    if (entry.interface_name == interface_name) has_own[entry.at] = true;
  }
  std::vector<TableEntry> tables;
  for (const TableEntry& entry : catalogue.entries) {
    const bool is_own = entry.interface_name == interface_name;
    const bool is_of_subnet = entry.interface_name.empty() && !has_own[entry.at] &&
                              std::ranges::binary_search(entry.interfaces, interface_name);
    if (is_own || is_of_subnet) tables.push_back(entry);
  }
  return tables;
}

// The entries of the named subnets and interfaces, in the order of the catalogue.
absl::StatusOr<std::vector<TableEntry>> TablesOfNames(const std::set<std::string>& subnets,
                                                      const std::set<std::string>& interfaces,
                                                      const TableCatalogue& catalogue) {
  std::vector<TableEntry> tables;
  for (const TableEntry& entry : catalogue.entries) {
    if (entry.interface_name.empty() && subnets.contains(entry.subnet)) tables.push_back(entry);
  }
  for (const std::string& name : interfaces) {
    const std::vector<TableEntry> found = TablesOf(name, catalogue);
    if (found.empty()) {
      return absl::FailedPreconditionError(
          ToAbsl(Concat(name, " is in no subnet that is known, so it has no table")));
    }
    tables.insert(tables.end(), found.begin(), found.end());
  }
  const auto order = [](const TableEntry& entry) {
    return std::tie(entry.subnet, entry.interface_name, entry.at);
  };
  std::ranges::sort(tables, {}, order);
  const auto repeated =
      std::unique(tables.begin(), tables.end(),
                  [&](const auto& a, const auto& b) { return order(a) == order(b); });
  tables.erase(repeated, tables.end());
  return tables;
}

TableCatalogue OnlyAt(size_t moment, TableCatalogue catalogue) {
  std::erase_if(catalogue.entries, [&](const TableEntry& entry) { return entry.at != moment; });
  for (TableEntry& entry : catalogue.entries) entry.at = 0;
  catalogue.moments = {catalogue.moments[moment]};
  return catalogue;
}

// Before, after, and the step that is asked for.
std::vector<const Snapshot*> MomentsFor(const TableQuery& query, const Timeline& timeline) {
  std::vector<const Snapshot*> moments;
  for (const Snapshot& snapshot : timeline.snapshots) moments.push_back(&snapshot);
  const Snapshot* wanted = query.at ? timeline.Find(*query.at) : nullptr;
  if (wanted != nullptr && std::ranges::find(moments, wanted) == moments.end()) {
    moments.insert(moments.end() - 1, wanted);
  }
  return moments;
}

}  // namespace

absl::StatusOr<TableCatalogue> SelectTables(const Timeline& timeline, const TableQuery& query) {
  const absl::StatusOr<std::set<std::string>> subnets =
      Resolve(query.subnets, FindThings("subnet", timeline, &Topology::subnets));
  if (!subnets.ok()) return subnets.status();
  const absl::StatusOr<std::set<std::string>> interfaces =
      Resolve(query.interfaces, FindThings("interface", timeline, &Topology::nics));
  if (!interfaces.ok()) return interfaces.status();

  TableCatalogue catalogue = ListTables(MomentsFor(query, timeline));
  if (!subnets->empty() || !interfaces->empty()) {
    absl::StatusOr<std::vector<TableEntry>> tables =
        TablesOfNames(*subnets, *interfaces, catalogue);
    if (!tables.ok()) return tables.status();
    catalogue.entries = *std::move(tables);
  }
  if (query.at) {
    const auto moment = std::ranges::find(catalogue.moments, *query.at);
    if (moment == catalogue.moments.end()) {
      return absl::NotFoundError(
          ToAbsl(Concat("no moment ", *query.at, "; expected ", timeline.MomentsInWords())));
    }
    const auto index = static_cast<size_t>(moment - catalogue.moments.begin());
    return OnlyAt(index, std::move(catalogue));
  }
  return catalogue;
}

}  // namespace routesight

#include "evaluator/render/change_classes.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

bool IsDropped(const Json& routes) {
  return std::ranges::all_of(routes, [](const Json& route) {
    return TextAt(route, "state") == "Invalid" || TextAt(route, "next_hop_type") == "None";
  });
}

bool LosesTraffic(const Json& rows) {
  return std::ranges::any_of(rows, [](const Json& row) {
    return !IsDropped(ListAt(row, "before")) && IsDropped(ListAt(row, "after"));
  });
}

// Routes that change come first, and of these the ones that go: a new subnet surprises nobody.
int Rank(const ChangeClass& one) {
  if (one.change == "changed") return LosesTraffic(*one.rows) ? 0 : 1;
  return one.change == "removed" ? 2 : 3;
}

}  // namespace

std::vector<ChangeClass> ChangeClassesIn(const Json& evaluation) {
  std::map<std::pair<std::string, std::string>, ChangeClass> classes;
  for (const Json& item : ListAt(ObjectAt(evaluation, "effective_routes"), "changes")) {
    const std::string change = TextAt(item, "change");
    const Json& rows = ListAt(item, "rows");
    // All that is known of a table that comes or goes is that it does: its rows are its own.
    const std::string same =
        change == "changed" ? rows.dump(-1, ' ', false, Json::error_handler_t::replace) : "";
    ChangeClass& one = classes[{change, same}];
    one.change = change;
    one.rows = &rows;
    const std::string interface_name = TextAt(item, "interface");
    one.owners.push_back(interface_name.empty() ? TextAt(item, "subnet") : interface_name);
  }
  std::vector<ChangeClass> sorted;
  for (auto& [key, one] : classes) {
    std::ranges::sort(one.owners);
    sorted.push_back(std::move(one));
  }
  std::ranges::stable_sort(sorted, {}, [](const ChangeClass& one) {
    return std::tuple(Rank(one), -static_cast<long>(one.owners.size()), one.owners.front());
  });
  return sorted;
}

std::string NextHopWords(const Json& routes) {
  std::vector<std::string> words;
  if (routes.is_array()) {
    for (const Json& route : routes) {
      if (TextAt(route, "state") == "Invalid") continue;
      std::vector<std::string> parts = {TextAt(route, "next_hop_type")};
      for (const std::string& ip : TextsAt(route, "next_hop_ips")) parts.push_back(ip);
      words.push_back(Join(parts, " "));
    }
  }
  return words.empty() ? "no route" : Join(words, ", ");
}

}  // namespace routesight

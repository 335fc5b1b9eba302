#include "evaluator/render/change_classes.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

// Routes that change come first: a new subnet surprises nobody.
int Rank(std::string_view change) {
  if (change == "changed") return 0;
  return change == "removed" ? 1 : 2;
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
    return std::tuple(Rank(one.change), -static_cast<long>(one.owners.size()));
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

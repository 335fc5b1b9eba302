#include "plugin/provider/next_hop.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "evaluator/base/prefix.h"

namespace routesight {
namespace {

using Json = nlohmann::json;

// Services are reached at public addresses, so their rows never carry these.
bool IsPrivate(IpAddress address) {
  static const std::array<Prefix, 5> kPrivate = {
      Prefix::Read("10.0.0.0/8").prefix, Prefix::Read("172.16.0.0/12").prefix,
      Prefix::Read("192.168.0.0/16").prefix, Prefix::Read("100.64.0.0/10").prefix,
      Prefix::Read("fc00::/7").prefix};
  return std::ranges::any_of(kPrivate,
                             [&](const Prefix& range) { return range.Contains(address); });
}

struct Matches {
  std::vector<Json> longest;
  std::vector<Json> services;  // Rows that name a service, whose ranges no table lists.
  int length = -1;
};

void Consider(const Json& row, IpAddress address, Matches& matches) {
  const PrefixReading reading = Prefix::Read(row.at("prefix").get_ref<const std::string&>());
  if (reading.outcome == PrefixReading::Outcome::kNotAPrefix) {
    if (!IsPrivate(address)) matches.services.push_back(row);
    return;
  }
  if (!reading.prefix.Contains(address) || reading.prefix.length() < matches.length) return;
  if (reading.prefix.length() > matches.length) matches.longest.clear();
  matches.length = reading.prefix.length();
  matches.longest.push_back(row);
}

bool IsRow(const Json& row) {
  const auto is_text = [&](const char* name) {
    const auto found = row.find(name);
    return found != row.end() && found->is_string();
  };
  return row.is_object() && is_text("prefix") && is_text("state");
}

}  // namespace

std::optional<Json> FindNextHop(const Json& table, IpAddress address) {
  const bool is_list = table.is_array();
  if (!is_list && !(table.is_object() && table.contains("routes"))) return std::nullopt;
  const Json& rows = is_list ? table : table.at("routes");
  if (!rows.is_array() || !std::ranges::all_of(rows, IsRow)) return std::nullopt;

  Matches matches;
  for (const Json& row : rows) {
    if (row.at("state") == "Active") Consider(row, address, matches);
  }
  Json found = matches.longest.empty() ? Json::object() : matches.longest.front();
  Json others = std::move(matches.services);
  for (std::size_t i = 1; i < matches.longest.size(); ++i) others.push_back(matches.longest[i]);
  found["complete"] = is_list ? Json(nullptr) : table.value("complete", Json(nullptr));
  if (!others.empty()) found["complete"] = false;
  found["others"] = std::move(others);
  return found;
}

}  // namespace routesight

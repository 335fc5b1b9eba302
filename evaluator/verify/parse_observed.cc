#include "evaluator/verify/parse_observed.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/prefix.h"
#include "evaluator/base/text.h"
#include "evaluator/report/route_json.h"
#include "evaluator/verify/next_hops.h"

namespace routesight {
namespace {

absl::Status NotUnderstood(const std::string& why) {
  return absl::InvalidArgumentError(ToAbsl(why));
}

std::optional<std::string> TextIn(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

// A list of texts, one text, or nothing where Azure shows nothing.
std::optional<std::vector<std::string>> TextsIn(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return std::vector<std::string>();
  if (found->is_string()) {
    const auto text = found->get<std::string>();
    return text.empty() ? std::vector<std::string>() : std::vector{text};
  }
  if (!found->is_array()) return std::nullopt;
  std::vector<std::string> texts;
  for (const Json& item : *found) {
    if (!item.is_string()) return std::nullopt;
    texts.push_back(item.get<std::string>());
  }
  return texts;
}

std::string Canonical(const std::string& prefix) {
  const PrefixReading reading = Prefix::Read(prefix);
  const bool is_prefix = reading.outcome == PrefixReading::Outcome::kPrefix;
  return is_prefix ? reading.prefix.ToString() : prefix;
}

void SortOnce(std::vector<std::string>& texts) {
  std::ranges::sort(texts);
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

// The entries of a list, or of every list in an object: a route server prints one per instance.
absl::StatusOr<std::vector<Json>> EntriesOf(std::string_view text) {
  const Json document = Json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
  if (document.is_discarded()) return NotUnderstood("this is no JSON");
  std::vector<Json> lists;
  if (document.is_array()) lists.push_back(document);
  if (document.is_object()) {
    for (const Json& member : document) {
      if (member.is_array()) lists.push_back(member);
    }
  }
  if (lists.empty()) return NotUnderstood("found no list of routes; expected what az prints");
  std::vector<Json> entries;
  for (const Json& list : lists) {
    for (const Json& entry : list) {
      if (!entry.is_object()) return NotUnderstood("found a route that is no object");
      entries.push_back(entry);
    }
  }
  return entries;
}

// Azure writes 65001-65002.
std::optional<std::vector<uint32_t>> ReadPath(std::string_view text) {
  std::vector<uint32_t> path;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("- ,"), text.size());
    if (end > 0) {
      const auto number = ParseNumber<uint32_t>(text.substr(0, end));
      if (!number) return std::nullopt;
      path.push_back(*number);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return path;
}

using BgpKey = std::pair<std::string, std::vector<uint32_t>>;

// The next hops of one prefix and path; those that only another instance told are kept apart.
struct HeardHops {
  bool from_outside = false;
  std::vector<std::string> outside;
  std::vector<std::string> inside;
};

}  // namespace

absl::StatusOr<std::vector<RouteRow>> ParseObservedRoutes(std::string_view text) {
  const absl::StatusOr<std::vector<Json>> entries = EntriesOf(text);
  if (!entries.ok()) return entries.status();
  std::map<std::tuple<std::string, std::string, std::string, std::string>, RouteRow> rows;
  std::vector<RouteRow> service_rows;
  for (const Json& entry : *entries) {
    if (entry.contains("network")) {
      return NotUnderstood("these are BGP routes; name them learned:SPEAKER or advertised:SPEAKER");
    }
    const auto prefixes = TextsIn(entry, "addressPrefix");
    const auto source = TextIn(entry, "source"), state = TextIn(entry, "state"),
               type = TextIn(entry, "nextHopType");
    const auto hops = TextsIn(entry, "nextHopIpAddress");
    if (!prefixes || prefixes->empty() || !source || !state || !type || !hops) {
      return NotUnderstood(
          "found a route without addressPrefix, source, state or nextHopType; expected the JSON of "
          "az network nic show-effective-route-table");
    }
    // All addresses of a service are one row.
    if (IsServiceEndpoint(*type)) {
      RouteRow& row = service_rows.emplace_back();
      row.prefix = Concat(prefixes->size(), " prefixes of a service");
      row.source = *source;
      row.state = *state;
      row.next_hop_type = *type;
      continue;
    }
    for (const std::string& written : *prefixes) {
      const std::string prefix = Canonical(written);
      RouteRow& row = rows[{prefix, *source, *state, *type}];
      row.prefix = prefix;
      row.source = *source;
      row.state = *state;
      row.next_hop_type = *type;
      row.next_hop_ips.insert(row.next_hop_ips.end(), hops->begin(), hops->end());
      SortOnce(row.next_hop_ips);
    }
  }
  for (auto& [key, row] : rows) service_rows.push_back(std::move(row));
  return service_rows;
}

absl::StatusOr<ObservedBgpRoutes> ParseObservedBgpRoutes(std::string_view text) {
  const absl::StatusOr<std::vector<Json>> entries = EntriesOf(text);
  if (!entries.ok()) return entries.status();
  ObservedBgpRoutes routes;
  std::map<BgpKey, HeardHops> heard;
  for (const Json& entry : *entries) {
    const auto network = TextIn(entry, "network");
    const auto hops = TextsIn(entry, "nextHop");
    if (!network || !hops) {
      return NotUnderstood(
          "found a route without network; expected the JSON of az … list-learned-routes or "
          "list-advertised-routes");
    }
    const std::string written = TextIn(entry, "asPath").value_or("");
    const auto path = ReadPath(written);
    if (!path)
      return NotUnderstood(Concat("found the AS path \"", written, "\"; expected numbers"));
    const std::string origin = TextIn(entry, "origin").value_or("");
    if (SameName(origin, "Network")) {
      ++routes.own;
      continue;
    }
    HeardHops& place = heard[{Canonical(*network), *path}];
    const bool inside = SameName(origin, "IBgp");
    place.from_outside |= !inside;
    std::vector<std::string>& all = inside ? place.inside : place.outside;
    all.insert(all.end(), hops->begin(), hops->end());
  }
  for (auto& [key, hops] : heard) {
    BgpRow row{key.first, key.second, hops.from_outside ? hops.outside : hops.inside};
    SortOnce(row.next_hop_ips);
    routes.rows.push_back(std::move(row));
  }
  return routes;
}

}  // namespace routesight

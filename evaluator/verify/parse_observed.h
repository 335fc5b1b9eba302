// What Azure showed, as the `az` commands print it in JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/forwarding/route_row.h"

namespace routesight {

// A prefix with one AS path, over all instances and peers of the record.
struct BgpRow {
  std::string prefix;
  std::vector<uint32_t> as_path;          // Nearest first.
  std::vector<std::string> next_hop_ips;  // Sorted, each once; empty where none is shown.
};

struct ObservedBgpRoutes {
  std::vector<BgpRow> rows;  // Sorted by prefix and path.
  size_t own = 0;            // Left out: the speaker's own networks, which nobody told it.
};

// `az network nic show-effective-route-table`. Rows that differ in their next hops only are one row
// with all of them. Without rules, which Azure does not show. Fails with kInvalidArgument.
absl::StatusOr<std::vector<RouteRow>> ParseObservedRoutes(std::string_view text);

// `list-learned-routes` and `list-advertised-routes` of `az network routeserver peering` and of
// `az network vnet-gateway`. Fails with kInvalidArgument.
absl::StatusOr<ObservedBgpRoutes> ParseObservedBgpRoutes(std::string_view text);

}  // namespace routesight

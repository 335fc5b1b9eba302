// Effective routes in words: the one form in which reports show them and snapshots are compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluator/forwarding/effective_routes.h"

namespace routesight {

// What beat a route. Without a winner (UDR-05) only the rule is there.
struct DefeatRow {
  std::string prefix;
  std::string source;
  std::string next_hop_type;
  std::string rule;

  friend bool operator==(const DefeatRow&, const DefeatRow&) = default;
};

struct RouteRow {
  std::string prefix;                     // 10.0.0.0/16, or the name of a service or service tag.
  std::string source;                     // Default, User, VirtualNetworkGateway
  std::string state;                      // Active, Invalid
  std::string next_hop_type;              // Azure's words: VNetPeering
  std::vector<std::string> next_hop_ips;  // Sorted; a text where the address is not known.
  std::string name;                       // Of a user-defined route; else empty.
  std::string rule;                       // SYS-01
  std::optional<DefeatRow> defeated_by;
  std::optional<std::vector<uint32_t>> as_path;  // Of a route over BGP; nearest first.

  friend bool operator==(const RouteRow&, const RouteRow&) = default;
};

// Whether Azure's view shows both rows alike; the rule behind a row is not part of that.
bool LooksTheSame(const RouteRow& a, const RouteRow& b);

RouteRow ToRow(const Topology& topology, const Fibs& fibs, const EffectiveRoute& route);

// All rows of a table in canonical order: by prefix (IPv4 first, texts last), then active first,
// then by source.
std::vector<RouteRow> ShownRows(const Topology& topology, const Fibs& fibs, EffectiveTableId table);
std::vector<RouteRow> HiddenRows(const Topology& topology, const Fibs& fibs,
                                 EffectiveTableId table);

}  // namespace routesight

#include "evaluator/report/same_rows.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "absl/hash/hash.h"

namespace routesight {
namespace {

// What a row says of its next hops; of none, the same as of some without addresses.
struct HopsInWords {
  std::span<const Symbol> addresses;
  std::optional<std::span<const Asn>> as_path;
};

HopsInWords HopsOf(const Fibs& fibs, NextHopsId id) {
  if (!id.has_value()) return {};
  const NextHops& hops = fibs.next_hops[id];
  HopsInWords words{hops.addresses, {}};
  if (hops.as_path) words.as_path = *hops.as_path;
  return words;
}

class RowsOfTwo {
 public:
  RowsOfTwo(const Snapshot& a, const Snapshot& b) : a_(a), b_(b) {}

  bool Same(std::span<const EffectiveRoute> a, std::span<const EffectiveRoute> b) const {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](const EffectiveRoute& one, const EffectiveRoute& other) {
                        return SameRoute(one.route, other.route) &&
                               SameDefeat(one.defeat, other.defeat);
                      });
  }

 private:
  bool SameRoute(const Route& a, const Route& b) const {
    return LookTheSame(a, b) && a.rule == b.rule && SameText(a.name, b.name) &&
           SameHops(HopsOf(a_.fibs, a.next_hops), HopsOf(b_.fibs, b.next_hops));
  }

  bool SameDefeat(const Defeat* a, const Defeat* b) const {
    if (a == nullptr || b == nullptr) return a == b;
    if (!a->winner || !b->winner) return !a->winner && !b->winner && a->rule == b->rule;
    return a->rule == b->rule && LookTheSame(*a->winner, *b->winner);
  }

  // A label is never the text of a prefix.
  bool LookTheSame(const Route& a, const Route& b) const {
    return a.source == b.source && a.next_hop_type == b.next_hop_type &&
           SameText(a.label, b.label) && (a.label.has_value() || a.prefix == b.prefix);
  }

  bool SameHops(const HopsInWords& a, const HopsInWords& b) const {
    if (a.as_path.has_value() != b.as_path.has_value()) return false;
    return std::equal(a.addresses.begin(), a.addresses.end(), b.addresses.begin(),
                      b.addresses.end(),
                      [&](Symbol one, Symbol other) { return SameText(one, other); }) &&
           (!a.as_path ||
            std::equal(a.as_path->begin(), a.as_path->end(), b.as_path->begin(), b.as_path->end()));
  }

  bool SameText(Symbol a, Symbol b) const { return a_.topology.Text(a) == b_.topology.Text(b); }

  const Snapshot& a_;
  const Snapshot& b_;
};

}  // namespace

bool SameRows(const Snapshot& a, EffectiveTableId table_of_a, const Snapshot& b,
              EffectiveTableId table_of_b) {
  const EffectiveTable& one = a.fibs.tables[table_of_a];
  const EffectiveTable& other = b.fibs.tables[table_of_b];
  if (one.rows == other.rows) return true;  // Moments share what means the same.
  const RowsOfTwo rows(a, b);
  return rows.Same(one.routes, other.routes) && rows.Same(one.hidden, other.hidden);
}

size_t HashOfRows(const Snapshot& snapshot, EffectiveTableId table) {
  const EffectiveTable& rows = snapshot.fibs.tables[table];
  size_t hash = 0;
  for (const auto* routes : {&rows.routes, &rows.hidden}) {
    hash = absl::HashOf(hash, routes->size());
    for (const EffectiveRoute& row : *routes) {
      const Route& route = row.route;
      const std::string_view label = snapshot.topology.Text(route.label);
      hash = absl::HashOf(hash, label, label.empty() ? route.prefix : Prefix(), route.source,
                          route.next_hop_type, row.state());
      for (const Symbol address : HopsOf(snapshot.fibs, route.next_hops).addresses) {
        hash = absl::HashOf(hash, snapshot.topology.Text(address));
      }
    }
  }
  return hash;
}

}  // namespace routesight

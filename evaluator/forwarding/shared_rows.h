// Rows of tables that several moments have alike. To see that they are the same costs less than to
// select them again, and they are kept once.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <tuple>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/forwarding/effective_routes.h"
#include "evaluator/forwarding/select_routes.h"

namespace routesight {

// Of moments with one Behaviour. Several threads may use it at once.
class SharedRows {
 public:
  // Whose rows: network, route table and service endpoints of a subnet, by name.
  using Owner = std::tuple<Symbol, Symbol, std::vector<Symbol>>;

  // Symbols and sets of next hops below these numbers are the same at all moments.
  SharedRows(size_t symbols, size_t next_hops) : symbols_(symbols), next_hops_(next_hops) {}

  // Those that were selected of the same candidates before; null if none were.
  std::shared_ptr<const TableRows> Find(const Owner& owner, std::span<const Route> candidates,
                                        Propagation propagation) const;
  // Rows that mean something else at other moments are left out.
  void Add(const Owner& owner, std::shared_ptr<const TableRows> rows);

  static Owner OwnerOf(const Topology& topology, const Subnet& subnet);

 private:
  bool MeanTheSame(const TableRows& rows) const;

  size_t symbols_;
  size_t next_hops_;
  mutable std::mutex mutex_;
  absl::flat_hash_map<Owner, std::vector<std::shared_ptr<const TableRows>>> known_;
};

}  // namespace routesight

// Which plans an audit is of.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace routesight {

// Files as they are named, and of folders everything inside that ends in .json or .json.gz. Sorted
// by bytes, each once. A name of nothing stays: its row says so.
std::vector<std::string> FindPlans(const std::vector<std::string>& paths);

// One of several machines.
struct Shard {
  size_t number = 1;  // From 1,
  size_t of = 1;      // to this.
};
// "2/5"
std::optional<Shard> ReadShard(std::string_view text);
// Every so manieth.
std::vector<std::string> OfShard(const std::vector<std::string>& plans, const Shard& shard);

}  // namespace routesight

// Which plans an audit is of.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace routesight {

// Files as they are named, and of folders everything inside that is called like a plan: .json,
// .json.gz, .tfplan and tfplan. In the order of their rows, each once. A name of nothing stays: its
// row says so.
std::vector<std::string> FindPlans(const std::vector<std::string>& paths);

// One of several machines.
struct Shard {
  size_t number = 1;  // From 1,
  size_t of = 1;      // to this.
};
// "2/5"
std::optional<Shard> ReadShard(std::string_view text);
// The first of them and every so manieth behind it: shards of equal size, whatever folders hold.
std::vector<std::string> OfShard(const std::vector<std::string>& plans, const Shard& shard);

}  // namespace routesight

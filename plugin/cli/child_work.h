// Many pieces of work, each in a process of its own: whatever becomes of one, the others go on, and
// the memory of each is given back.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "absl/status/status.h"

namespace routesight {

struct ChildAnswer {
  std::string text;     // What the work gave.
  std::string problem;  // Why there is none: how its process ended.
};

// Calls `work` for each number below `count`, in up to `jobs` child processes at once, and `take`
// in this process, in the order of the numbers. Stops when `take` fails. No thread may run beside.
absl::Status WorkInChildren(size_t count, size_t jobs,
                            const std::function<std::string(size_t)>& work,
                            const std::function<absl::Status(size_t, const ChildAnswer&)>& take);

}  // namespace routesight

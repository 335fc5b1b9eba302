// What another program prints.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace routesight {

struct CommandOutput {
  int exit_code = 0;  // 128 and the number of the signal that ended it.
  std::string output;
  std::string errors;
};

// Runs the program that is found in PATH, without standard input and without these variables of the
// environment, and waits for it. Fails with kNotFound when there is no such program, and with
// kResourceExhausted when it prints more than `most` bytes.
absl::StatusOr<CommandOutput> OutputOf(const std::vector<std::string>& words,
                                       const std::vector<std::string>& variables_to_withhold,
                                       size_t most);

}  // namespace routesight

// `routesight why`: the way of packets, there and back, and what decided it.
#pragma once

#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {

class WhyCommand {
 public:
  explicit WhyCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  absl::StatusOr<std::string> Answer() const;

  CLI::App& command_;
  PlanFlags plan_;
  ColourFlags colours_;
  std::string from_;
  std::string to_;
  std::vector<std::string> at_;
  std::string format_ = "text";
};

}  // namespace routesight

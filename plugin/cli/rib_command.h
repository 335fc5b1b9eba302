// `routesight rib`: what BGP speakers learn and announce.
#pragma once

#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {

class RibCommand {
 public:
  explicit RibCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  absl::StatusOr<std::string> Answer() const;

  CLI::App& command_;
  PlanFlags plan_;
  ColourFlags colours_;
  std::vector<std::string> speakers_;
  std::string at_;
  std::string format_ = "text";
};

}  // namespace routesight

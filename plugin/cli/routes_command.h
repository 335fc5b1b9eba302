// `routesight routes`: the effective routes of subnets and interfaces.
#pragma once

#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {

class RoutesCommand {
 public:
  explicit RoutesCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  absl::StatusOr<std::string> Answer() const;

  CLI::App& command_;
  PlanFlags plan_;
  ColourFlags colours_;
  std::vector<std::string> subnets_;
  std::vector<std::string> interfaces_;
  std::string at_;
  std::string format_ = "text";
};

}  // namespace routesight

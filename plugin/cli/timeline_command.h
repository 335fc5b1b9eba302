// `routesight timeline`: the apply as it will run.
#pragma once

#include <string>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {

class TimelineCommand {
 public:
  explicit TimelineCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  absl::StatusOr<std::string> Answer() const;

  CLI::App& command_;
  PlanFlags plan_;
  ColourFlags colours_;
  std::string format_ = "text";
};

}  // namespace routesight

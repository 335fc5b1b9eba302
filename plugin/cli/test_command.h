// `routesight test`: the route tests of the configuration file, or a draft of some.
#pragma once

#include <string>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {

class TestCommand {
 public:
  explicit TestCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  absl::StatusOr<ExitCode> TestAndReport() const;
  std::string Report(const Evaluation& evaluation) const;

  CLI::App& command_;
  PlanFlags plan_;
  ColourFlags colours_;
  std::string format_ = "text";
  bool draft_ = false;
  bool exit_zero_ = false;
};

}  // namespace routesight

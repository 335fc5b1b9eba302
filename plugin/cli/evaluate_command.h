// `routesight evaluate`: the whole evaluation, in one or several reports.
#pragma once

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "plugin/cli/evaluation_flags.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {

class EvaluateCommand {
 public:
  explicit EvaluateCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  absl::StatusOr<ExitCode> EvaluateAndReport() const;

  CLI::App& command_;
  PlanFlags plan_;
  ColourFlags colours_;
  EvaluationFlags flags_;
};

}  // namespace routesight

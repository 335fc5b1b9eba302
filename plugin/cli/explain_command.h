// `routesight explain`: what a rule or a kind of finding means.
#pragma once

#include <string>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {

class ExplainCommand {
 public:
  explicit ExplainCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  absl::StatusOr<std::string> Answer() const;

  CLI::App& command_;
  ColourFlags colours_;
  std::string name_;
};

}  // namespace routesight

// `routesight version` and `routesight --version`: versions of the program and of the formats that
// it reads and writes.
#pragma once

#include <string>

#include "CLI/CLI.hpp"
#include "plugin/cli/exit_code.h"

namespace routesight {

class VersionCommand {
 public:
  explicit VersionCommand(CLI::App& program);

  bool named() const { return command_.parsed() || flag_; }
  ExitCode Run() const;

 private:
  CLI::App& command_;
  bool flag_ = false;
};

}  // namespace routesight

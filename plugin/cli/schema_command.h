// `routesight schema`: the JSON Schemas of what the program reads and writes.
#pragma once

#include <string>

#include "CLI/CLI.hpp"
#include "plugin/cli/exit_code.h"

namespace routesight {

class SchemaCommand {
 public:
  explicit SchemaCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  CLI::App& command_;
  std::string name_;
};

}  // namespace routesight

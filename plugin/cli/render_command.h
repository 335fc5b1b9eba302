// `routesight render`: reports from a stored evaluation.
#pragma once

#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/shared_flags.h"
#include "plugin/cli/source_flags.h"

namespace routesight {

class RenderCommand {
 public:
  explicit RenderCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  absl::Status Render() const;

  CLI::App& command_;
  ColourFlags colours_;
  SourceFlags sources_;
  std::string evaluation_;
  std::vector<std::string> formats_;
  std::string fail_on_;
};

}  // namespace routesight

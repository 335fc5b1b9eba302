// `routesight verify`: predictions against what Azure shows.
#pragma once

#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "evaluator/verify/verification.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {

class VerifyCommand {
 public:
  explicit VerifyCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  absl::StatusOr<Verification> Verify() const;

  CLI::App& command_;
  PlanFlags plan_;
  ColourFlags colours_;
  std::vector<std::string> observed_;
  std::string at_ = "after";
  std::string format_ = "text";
  bool suggest_ = false;
  bool exit_zero_ = false;
};

}  // namespace routesight

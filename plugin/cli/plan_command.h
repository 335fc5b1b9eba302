// `routesight plan [flags] -- terraform plan ...`: the verdict below the plan.
#pragma once

#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "plugin/cli/evaluation_flags.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/plan_terraform_call.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {

// Cuts what stands behind the first `--` off a command line of `routesight plan` and gives it:
// these words are Terraform's. Other commands are left alone.
std::vector<std::string> TakeTerraformWords(int& count, char** words);

class PlanCommand {
 public:
  PlanCommand(CLI::App& program, std::vector<std::string> terraform_words);

  bool named() const { return command_.parsed(); }
  // Terraform's own exit code where there is nothing to evaluate.
  ExitCode Run() const;

 private:
  absl::StatusOr<ExitCode> PlanAndReport() const;
  absl::StatusOr<ExitCode> Report(Evaluation evaluation, const EvaluationRequest& request,
                                  const TerraformCall& call) const;

  CLI::App& command_;
  ContextFlags context_;
  ColourFlags colours_;
  EvaluationFlags flags_;
  std::vector<std::string> terraform_words_;
};

}  // namespace routesight

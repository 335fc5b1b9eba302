// `routesight evaluate`: the whole evaluation, in one or several reports.
#pragma once

#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "evaluator/evaluate.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/report_request.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {

// Which findings make the program end with kFindings.
struct FailurePolicy {
  Severity threshold = Severity::kHigh;
  bool existing_count = false;  // Else only what this plan brings.
};

bool AnyFails(const std::vector<Finding>& findings, const FailurePolicy& policy);

class EvaluateCommand {
 public:
  explicit EvaluateCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  absl::StatusOr<std::vector<ReportRequest>> Requests() const;
  absl::StatusOr<ExitCode> EvaluateAndReport() const;
  std::string Report(const Evaluation& evaluation, const ReportRequest& request) const;

  CLI::App& command_;
  PlanFlags plan_;
  ColourFlags colours_;
  std::vector<std::string> formats_;
  std::string fail_on_;
  std::string failures_ = "on";
  bool fail_on_existing_ = false;
  bool exit_zero_ = false;
};

}  // namespace routesight

// The flags of everything that ends in a verdict: which reports to write, and when to fail.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "evaluator/evaluate.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/report_request.h"
#include "plugin/cli/source_flags.h"
#include "plugin/cli/write_reports.h"

namespace routesight {

// Which findings make the program end with kFindings.
struct FailurePolicy {
  Severity threshold = Severity::kHigh;
  bool existing_count = false;  // Else only what this plan brings.
};

bool AnyFails(const std::vector<Finding>& findings, const FailurePolicy& policy);

// What the flags ask for, once they are known to be right.
struct EvaluationRequest {
  std::vector<ReportRequest> reports;
  std::optional<Severity> fail_on;

  // Whether standard output gets text for people, or nothing.
  bool is_for_people() const;
};

class EvaluationFlags {
 public:
  explicit EvaluationFlags(CLI::App& command);
  EvaluationFlags(const EvaluationFlags&) = delete;
  EvaluationFlags& operator=(const EvaluationFlags&) = delete;

  // Fails for wrong values.
  absl::StatusOr<EvaluationRequest> Read() const;
  bool wants_failures() const { return failures_ == "on"; }
  // Writes the reports and gives the exit code: kOk, kFindings or kTestFailed.
  absl::StatusOr<ExitCode> Report(Evaluation evaluation, const EvaluationRequest& request,
                                  const TextReport& text) const;

 private:
  ExitCode CodeOf(const Evaluation& evaluation, Severity threshold) const;

  SourceFlags sources_;
  std::vector<std::string> formats_;
  std::string fail_on_;
  std::string failures_ = "on";
  bool fail_on_existing_ = false;
  bool exit_zero_ = false;
};

}  // namespace routesight

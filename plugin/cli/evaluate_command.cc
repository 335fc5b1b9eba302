#include "plugin/cli/evaluate_command.h"

#include <utility>

#include "evaluator/base/text.h"
#include "plugin/cli/load.h"
#include "plugin/cli/output.h"
#include "plugin/cli/progress.h"

namespace routesight {

EvaluateCommand::EvaluateCommand(CLI::App& program)
    : command_(*program.add_subcommand("evaluate", "Findings, changed routes and what is unknown")),
      plan_(command_),
      colours_(command_),
      flags_(command_) {}

ExitCode EvaluateCommand::Run() const {
  const absl::StatusOr<ExitCode> code = EvaluateAndReport();
  return code.ok() ? *code : Conclude(code.status());
}

absl::StatusOr<ExitCode> EvaluateCommand::EvaluateAndReport() const {
  const absl::StatusOr<EvaluationRequest> request = flags_.Read();
  if (!request.ok()) return request.status();
  Progress progress(request->is_for_people() ? plan_.progress() : ProgressShown::kNo);
  progress.Say(Concat("Evaluating ", plan_.plan()));
  absl::StatusOr<Evaluation> evaluation = LoadAndEvaluate(plan_.names());
  if (!evaluation.ok()) return evaluation.status();
  if (flags_.wants_failures()) evaluation = WithFailures(*std::move(evaluation));
  progress.Clear();
  const EvaluationDetail detail =
      plan_.quiet() ? EvaluationDetail::kFindingsOnly : EvaluationDetail::kEverything;
  return flags_.Report(*std::move(evaluation), *request, {detail, colours_.style()});
}

}  // namespace routesight

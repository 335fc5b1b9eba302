#include "plugin/cli/render_command.h"

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/render/render.h"
#include "plugin/cli/output.h"
#include "plugin/cli/stored_evaluation.h"
#include "plugin/cli/write_reports.h"

namespace routesight {
RenderCommand::RenderCommand(CLI::App& program)
    : command_(*program.add_subcommand("render", "Reports from a stored evaluation")),
      colours_(command_),
      sources_(command_) {
  command_
      .add_option("EVALUATION", evaluation_,
                  "What `evaluate --format json` wrote; - for standard input")
      ->type_name("")
      ->required();
  AddRepeatable(command_, "--format", formats_,
                Concat(Join(RenderFormatNames(), ", "), "; to standard output or a file"))
      .type_name("FORMAT[=FILE]")
      ->required();
  command_
      .add_option("--fail-on", fail_on_,
                  "Reports call findings failures from this severity on; default: high")
      ->type_name("SEVERITY");
}

ExitCode RenderCommand::Run() const {
  const absl::Status status = Render();
  return status.ok() ? ExitCode::kOk : Conclude(status);
}

absl::Status RenderCommand::Render() const {
  const auto requests = ReadReportRequests(formats_, RenderFormatNames());
  if (!requests.ok()) return requests.status();
  const std::optional<Severity> threshold = ParseSeverity(fail_on_);
  if (!fail_on_.empty() && !threshold) {
    return absl::FailedPreconditionError(
        ToAbsl(Concat("--fail-on ", fail_on_, ": expected critical, high, medium, low or info")));
  }
  const absl::StatusOr<Json> evaluation = ReadEvaluation(evaluation_);
  if (!evaluation.ok()) return evaluation.status();
  return WriteReports(SourceOf(*evaluation), *requests,
                      {threshold.value_or(Severity::kHigh), sources_.Finder()},
                      {EvaluationDetail::kEverything, colours_.style()});
}

}  // namespace routesight

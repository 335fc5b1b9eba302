#include "plugin/cli/render_command.h"

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/render/document.h"
#include "evaluator/render/render.h"
#include "plugin/cli/input.h"
#include "plugin/cli/output.h"
#include "plugin/cli/report_request.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {
namespace {

std::vector<std::string_view> AvailableFormats() {
  std::vector<std::string_view> names = {"json"};
  for (const RenderFormat& format : RenderFormats()) names.push_back(format.name);
  return names;
}

absl::StatusOr<Json> ReadEvaluation(const std::string& path) {
  const absl::StatusOr<InputFile> file = InputFile::Open(path);
  if (!file.ok()) return file.status();
  absl::StatusOr<Json> document = ParseEvaluationDocument(file->text());
  if (document.ok()) return document;
  return absl::Status(
      document.status().code(),
      ToAbsl(Concat(DisplayName(path), ": ", FromAbsl(document.status().message()))));
}

}  // namespace

RenderCommand::RenderCommand(CLI::App& program)
    : command_(*program.add_subcommand("render", "Reports from a stored evaluation")),
      sources_(command_) {
  command_
      .add_option("EVALUATION", evaluation_,
                  "What `evaluate --format json` wrote; - for standard input")
      ->type_name("")
      ->required();
  AddRepeatable(command_, "--format", formats_,
                Concat(Join(AvailableFormats(), ", "), "; to standard output or a file"))
      .type_name("FORMAT[=FILE]")
      ->required();
  command_
      .add_option("--fail-on", fail_on_,
                  "Reports call findings failures from this severity on; default: high")
      ->type_name("SEVERITY");
}

ExitCode RenderCommand::Run() const {
  const absl::Status status = WriteReports();
  return status.ok() ? ExitCode::kOk : Conclude(status);
}

absl::Status RenderCommand::WriteReports() const {
  const auto requests = ReadReportRequests(formats_, AvailableFormats(), {});
  if (!requests.ok()) return requests.status();
  const std::optional<Severity> threshold = ParseSeverity(fail_on_);
  if (!fail_on_.empty() && !threshold) {
    return absl::FailedPreconditionError(
        ToAbsl(Concat("--fail-on ", fail_on_, ": expected critical, high, medium, low or info")));
  }
  const absl::StatusOr<Json> evaluation = ReadEvaluation(evaluation_);
  if (!evaluation.ok()) return evaluation.status();
  const RenderOptions options{threshold.value_or(Severity::kHigh), sources_.Finder()};
  for (const ReportRequest& request : *requests) {
    const std::string text = Rendered(*evaluation, request.format, options);
    const absl::Status written =
        request.file.empty() ? WriteToStandardOutput(text) : WriteToFile(request.file, text);
    if (!written.ok()) return written;
  }
  return absl::OkStatus();
}

}  // namespace routesight

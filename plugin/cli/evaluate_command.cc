#include "plugin/cli/evaluate_command.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/report/evaluation_json.h"
#include "evaluator/report/evaluation_text.h"
#include "plugin/cli/load.h"
#include "plugin/cli/output.h"
#include "plugin/cli/progress.h"

namespace routesight {
namespace {

constexpr std::string_view kFormats[] = {"text", "json"};
constexpr std::string_view kFormatsToCome[] = {"markdown", "html",   "sarif",           "junit",
                                               "github",   "gitlab", "azure-pipelines", "mermaid"};

absl::Status WrongUsage(const std::string& why) {
  return absl::FailedPreconditionError(ToAbsl(why));
}

}  // namespace

bool AnyFails(const std::vector<Finding>& findings, const FailurePolicy& policy) {
  return std::ranges::any_of(findings, [&](const Finding& finding) {
    const bool counts = finding.status == FindingStatus::kNew ||
                        (finding.status == FindingStatus::kExisting && policy.existing_count);
    return counts && finding.severity >= policy.threshold;
  });
}

EvaluateCommand::EvaluateCommand(CLI::App& program)
    : command_(*program.add_subcommand("evaluate", "Findings, changed routes and what is unknown")),
      plan_(command_),
      colours_(command_) {
  AddRepeatable(command_, "--format", formats_,
                "text or json, to standard output or a file; default: text")
      .type_name("FORMAT[=FILE]");
  command_
      .add_option(
          "--fail-on", fail_on_,
          "Exit code 2 from this severity on: critical, high, medium, low or info; default: "
          "policy.fail_on of the configuration, else high")
      ->type_name("SEVERITY");
  command_.add_flag("--fail-on-existing", fail_on_existing_,
                    "Count findings that were there before the plan, too");
  command_.add_flag("--exit-zero", exit_zero_, "End with 0 whatever is found");
  command_
      .add_option("--failures", failures_,
                  "on or off; single failures are not computed yet, so both do the same")
      ->type_name("on|off");
}

ExitCode EvaluateCommand::Run() const {
  const absl::StatusOr<ExitCode> code = EvaluateAndReport();
  return code.ok() ? *code : Conclude(code.status());
}

absl::StatusOr<std::vector<ReportRequest>> EvaluateCommand::Requests() const {
  if (formats_.empty()) return std::vector<ReportRequest>{{"text", ""}};
  return ReadReportRequests(formats_, kFormats, kFormatsToCome);
}

absl::StatusOr<ExitCode> EvaluateCommand::EvaluateAndReport() const {
  const absl::StatusOr<std::vector<ReportRequest>> requests = Requests();
  if (!requests.ok()) return requests.status();
  const std::optional<Severity> fail_on = ParseSeverity(fail_on_);
  if (!fail_on_.empty() && !fail_on) {
    return WrongUsage(
        Concat("--fail-on ", fail_on_, ": expected critical, high, medium, low or info"));
  }
  if (failures_ != "on" && failures_ != "off") {
    return WrongUsage(Concat("--failures ", failures_, ": expected on or off"));
  }
  const bool for_people = std::ranges::all_of(*requests, [](const ReportRequest& request) {
    return request.format == "text" || !request.file.empty();
  });
  Progress progress(for_people ? plan_.progress() : ProgressShown::kNo);
  progress.Say(Concat("Evaluating ", plan_.plan()));
  const absl::StatusOr<Evaluation> evaluation = LoadAndEvaluate(plan_.names());
  if (!evaluation.ok()) return evaluation.status();
  progress.Clear();

  for (const ReportRequest& request : *requests) {
    const std::string report = Report(*evaluation, request);
    const absl::Status written =
        request.file.empty() ? WriteToStandardOutput(report) : WriteToFile(request.file, report);
    if (!written.ok()) return written;
  }
  const Severity threshold =
      fail_on.value_or(evaluation->configuration.policy.fail_on.value_or(Severity::kHigh));
  const bool fails = AnyFails(evaluation->findings, {threshold, fail_on_existing_});
  return fails && !exit_zero_ ? ExitCode::kFindings : ExitCode::kOk;
}

std::string EvaluateCommand::Report(const Evaluation& evaluation,
                                    const ReportRequest& request) const {
  if (request.format == "json") return EvaluationAsJson(evaluation);
  const EvaluationDetail detail =
      plan_.quiet() ? EvaluationDetail::kFindingsOnly : EvaluationDetail::kEverything;
  const TextStyle style = request.file.empty() ? colours_.style() : TextStyle();
  return EvaluationAsText(evaluation, detail, style);
}

}  // namespace routesight

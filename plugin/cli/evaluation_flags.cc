#include "plugin/cli/evaluation_flags.h"

#include <algorithm>
#include <string_view>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/render/render.h"
#include "evaluator/report/evaluation_json.h"
#include "plugin/cli/ci_log.h"
#include "plugin/cli/output.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {
namespace {

std::vector<std::string_view> AvailableFormats() {
  std::vector<std::string_view> names = {"text", "json"};
  for (const RenderFormat& format : RenderFormats()) names.push_back(format.name);
  return names;
}

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

bool EvaluationRequest::is_for_people() const {
  return std::ranges::all_of(reports, [](const ReportRequest& report) {
    return report.format == "text" || !report.file.empty();
  });
}

EvaluationFlags::EvaluationFlags(CLI::App& command) : sources_(command) {
  AddRepeatable(
      command, "--format", formats_,
      Concat(Join(AvailableFormats(), ", "), "; to standard output or a file; default: text"))
      .type_name("FORMAT[=FILE]");
  command
      .add_option(
          "--fail-on", fail_on_,
          "Exit code 2 from this severity on: critical, high, medium, low or info; default: "
          "policy.fail_on of the configuration, else high")
      ->type_name("SEVERITY");
  command.add_flag("--fail-on-existing", fail_on_existing_,
                   "Count findings that were there before the plan, too");
  command.add_flag("--exit-zero", exit_zero_, "End with 0 whatever is found");
  command
      .add_option("--failures", failures_,
                  "on or off: whether to say what single failures cost; default: on")
      ->type_name("on|off");
}

absl::StatusOr<EvaluationRequest> EvaluationFlags::Read() const {
  EvaluationRequest request;
  request.reports = {{"text", ""}};
  if (!formats_.empty()) {
    auto reports = ReadReportRequests(formats_, AvailableFormats());
    if (!reports.ok()) return reports.status();
    request.reports = *std::move(reports);
  }
  request.fail_on = ParseSeverity(fail_on_);
  if (!fail_on_.empty() && !request.fail_on) {
    return WrongUsage(
        Concat("--fail-on ", fail_on_, ": expected critical, high, medium, low or info"));
  }
  if (failures_ != "on" && failures_ != "off") {
    return WrongUsage(Concat("--failures ", failures_, ": expected on or off"));
  }
  return request;
}

absl::StatusOr<ExitCode> EvaluationFlags::Report(const Evaluation& evaluation,
                                                 const EvaluationRequest& request,
                                                 EvaluationDetail detail,
                                                 const TextStyle& style) const {
  const Severity threshold =
      request.fail_on.value_or(evaluation.configuration.policy.fail_on.value_or(Severity::kHigh));
  const RenderOptions options{threshold, sources_.Finder()};
  std::optional<Json> document;  // Made when the first report needs it.
  for (const ReportRequest& report : request.reports) {
    const bool is_printed = report.file.empty();
    std::string text;
    if (report.format == "text") {
      text = EvaluationAsText(evaluation, detail, is_printed ? style : TextStyle());
      if (is_printed) text = FitForLog(std::move(text));
    } else {
      if (!document) document = EvaluationDocument(evaluation);
      text = Rendered(*document, report.format, options);
    }
    const absl::Status written =
        is_printed ? WriteToStandardOutput(text) : WriteToFile(report.file, text);
    if (!written.ok()) return written;
    if (report.format != "github" || !is_printed) continue;
    const absl::Status told = TellGithubJob(*document, options);
    if (!told.ok()) return told;
  }
  if (AnyTestFailed(evaluation.tests) && !exit_zero_) return ExitCode::kTestFailed;
  const bool fails = AnyFails(evaluation.findings, {threshold, fail_on_existing_});
  return fails && !exit_zero_ ? ExitCode::kFindings : ExitCode::kOk;
}

}  // namespace routesight

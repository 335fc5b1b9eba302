#include "plugin/cli/evaluation_flags.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/render/render.h"
#include "evaluator/report/evaluation_json.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {
namespace {

absl::Status WrongUsage(const std::string& why) {
  return absl::FailedPreconditionError(ToAbsl(why));
}

// JSON gets its rows of tables from the evaluation as it is written; another format that shows them
// needs a document of all.
absl::Status WriteReportsOf(Evaluation evaluation, const std::vector<ReportRequest>& reports,
                            const RenderOptions& options, const TextReport& text) {
  const bool needs_rows = std::ranges::any_of(reports, [](const ReportRequest& report) {
    return report.format != "json" && ShowsRowsOfTables(report.format);
  });
  if (needs_rows) {
    const Json document = EvaluationDocument(std::exchange(evaluation, {}), RowsOfTables::kWritten);
    return WriteReports(SourceOf(document), reports, options, text);
  }
  const DocumentWithoutRows without = EvaluationWithoutRows(evaluation);
  const auto json = [&](const auto& take) { WriteWithRows(without, evaluation.timeline, take); };
  return WriteReports({without.document, json}, reports, options, text);
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
      Concat(Join(RenderFormatNames(), ", "), "; to standard output or a file; default: text"))
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
    auto reports = ReadReportRequests(formats_, RenderFormatNames());
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

ExitCode EvaluationFlags::CodeOf(const Evaluation& evaluation, Severity threshold) const {
  if (exit_zero_) return ExitCode::kOk;
  if (AnyTestFailed(evaluation.tests)) return ExitCode::kTestFailed;
  const bool fails = AnyFails(evaluation.findings, {threshold, fail_on_existing_});
  return fails ? ExitCode::kFindings : ExitCode::kOk;
}

absl::StatusOr<ExitCode> EvaluationFlags::Report(Evaluation evaluation,
                                                 const EvaluationRequest& request,
                                                 const TextReport& text) const {
  const Severity threshold =
      request.fail_on.value_or(evaluation.configuration.policy.fail_on.value_or(Severity::kHigh));
  const ExitCode code = CodeOf(evaluation, threshold);
  // Networks are large: each is dropped as soon as nothing is read from it any more.
  ForgetNetworksOfSteps(evaluation.timeline);
  const absl::Status written =
      WriteReportsOf(std::move(evaluation), request.reports, {threshold, sources_.Finder()}, text);
  if (!written.ok()) return written;
  return code;
}

}  // namespace routesight

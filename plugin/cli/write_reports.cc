#include "plugin/cli/write_reports.h"

#include "evaluator/report/route_json.h"
#include "plugin/cli/ci_log.h"
#include "plugin/cli/log_commands.h"
#include "plugin/cli/output.h"

namespace routesight {
namespace {

absl::Status Print(const ReportSource& source, const std::string& format,
                   const RenderOptions& options, const TextReport& text) {
  if (format == "text") {
    return WriteToStandardOutput(
        WithoutCommands(EvaluationAsText(source.evaluation, text.detail, text.style)));
  }
  if (format == "json") return WriteToStandardOutput(source.json);
  const absl::Status written = WriteToStandardOutput(Rendered(source.evaluation, format, options));
  if (!written.ok() || format != "github") return written;
  return TellGithubJob(source.evaluation, options);
}

absl::Status Store(const ReportSource& source, const ReportRequest& request,
                   const RenderOptions& options, EvaluationDetail detail) {
  if (request.format == "json") return WriteToFile(request.file, source.json);
  return WriteToFile(request.file, request.format == "text"
                                       ? EvaluationAsText(source.evaluation, detail, TextStyle())
                                       : Rendered(source.evaluation, request.format, options));
}

}  // namespace

ReportSource SourceOf(const Json& evaluation) {
  return {evaluation, [&](const auto& take) { WriteInPieces(evaluation, take); }};
}

absl::Status WriteReports(const ReportSource& source, const std::vector<ReportRequest>& requests,
                          const RenderOptions& options, const TextReport& text) {
  for (const ReportRequest& request : requests) {
    const absl::Status written = request.file.empty()
                                     ? Print(source, request.format, options, text)
                                     : Store(source, request, options, text.detail);
    if (!written.ok()) return written;
  }
  return absl::OkStatus();
}

}  // namespace routesight

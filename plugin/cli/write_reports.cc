#include "plugin/cli/write_reports.h"

#include "evaluator/report/route_json.h"
#include "plugin/cli/ci_log.h"
#include "plugin/cli/log_commands.h"
#include "plugin/cli/output.h"

namespace routesight {
namespace {

TextInPieces JsonPieces(const Json& evaluation) {
  return [&](const auto& take) { WriteInPieces(evaluation, take); };
}

absl::Status Print(const Json& evaluation, const std::string& format, const RenderOptions& options,
                   const TextReport& text) {
  if (format == "text") {
    return WriteToStandardOutput(
        WithoutCommands(EvaluationAsText(evaluation, text.detail, text.style)));
  }
  if (format == "json") return WriteToStandardOutput(JsonPieces(evaluation));
  const absl::Status written = WriteToStandardOutput(Rendered(evaluation, format, options));
  if (!written.ok() || format != "github") return written;
  return TellGithubJob(evaluation, options);
}

absl::Status Store(const Json& evaluation, const ReportRequest& request,
                   const RenderOptions& options, EvaluationDetail detail) {
  if (request.format == "json") return WriteToFile(request.file, JsonPieces(evaluation));
  return WriteToFile(request.file, request.format == "text"
                                       ? EvaluationAsText(evaluation, detail, TextStyle())
                                       : Rendered(evaluation, request.format, options));
}

}  // namespace

absl::Status WriteReports(const Json& evaluation, const std::vector<ReportRequest>& requests,
                          const RenderOptions& options, const TextReport& text) {
  for (const ReportRequest& request : requests) {
    const absl::Status written = request.file.empty()
                                     ? Print(evaluation, request.format, options, text)
                                     : Store(evaluation, request, options, text.detail);
    if (!written.ok()) return written;
  }
  return absl::OkStatus();
}

}  // namespace routesight

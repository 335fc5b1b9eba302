// The reports of an evaluation on their way to standard output and files.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "evaluator/render/document.h"
#include "evaluator/render/evaluation_text.h"
#include "evaluator/render/render.h"
#include "plugin/cli/output.h"
#include "plugin/cli/report_request.h"

namespace routesight {

// How the text for people is written; in files it has no colours and no width.
struct TextReport {
  EvaluationDetail detail = EvaluationDetail::kEverything;
  TextStyle style;
};

// What reports are made from.
struct ReportSource {
  const Json& evaluation;  // For all formats but JSON.
  TextInPieces json;       // The same, whole.
};
ReportSource SourceOf(const Json& evaluation);

// Annotations on standard output come with what a job of GitHub gets besides.
absl::Status WriteReports(const ReportSource& source, const std::vector<ReportRequest>& requests,
                          const RenderOptions& options, const TextReport& text);

}  // namespace routesight

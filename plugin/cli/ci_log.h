// What a CI system gets of an evaluation besides the reports that were asked for.
#pragma once

#include "absl/status/status.h"
#include "evaluator/render/document.h"
#include "evaluator/render/render.h"

namespace routesight {

// In a job of GitHub: the Markdown report as its summary, and the outputs verdict, findings and
// max_window_seconds of the step. Elsewhere nothing.
absl::Status TellGithubJob(const Json& evaluation, const RenderOptions& options);

}  // namespace routesight

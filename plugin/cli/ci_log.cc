#include "plugin/cli/ci_log.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "evaluator/base/text.h"
#include "evaluator/render/markdown.h"
#include "plugin/cli/ci_system.h"
#include "plugin/cli/output.h"

namespace routesight {
namespace {

constexpr size_t kLargestSummary = size_t{1} << 20;  // Bytes of all summaries of a step.
constexpr size_t kBytesOfUnit = 3;                   // The most that a UTF-16 unit takes in UTF-8.

// The longest expected interruption in seconds; `unlimited` when something stays down.
std::string LongestWindow(const Json& evaluation) {
  double longest = 0;
  for (const Json& window : ListAt(ObjectAt(evaluation, "timeline"), "windows")) {
    if (TextAt(window, "kind") != "down") continue;
    if (!NumberAt(window, "to_step")) return "unlimited";
    longest = std::max(longest, NumberAt(ObjectAt(window, "duration_seconds"), "max").value_or(0));
  }
  return Concat(std::llround(longest));
}

std::string Outputs(const Json& evaluation) {
  const std::optional<Severity> worst =
      ParseSeverity(TextAt(ObjectAt(evaluation, "verdict"), "worst_severity"));
  const std::vector<StoredFinding> findings = FindingsIn(evaluation);
  const auto count = std::ranges::count(findings, false, &StoredFinding::resolved);
  return Concat("verdict=", worst ? SeverityName(*worst) : "none", "\nfindings=", count,
                "\nmax_window_seconds=", LongestWindow(evaluation), "\n");
}

absl::Status AppendSummary(const std::string& path, const Json& evaluation,
                           const RenderOptions& options) {
  std::error_code none;
  const auto there = std::filesystem::file_size(path, none);
  const size_t used = none ? 0 : std::min<size_t>(there, kLargestSummary);
  const size_t budget = (kLargestSummary - used) / kBytesOfUnit;
  const std::string summary = MarkdownComment(evaluation, options, budget);
  if (summary.size() + 1 > kLargestSummary - used) {
    Complain("the summary of this step is full; the evaluation is not in it");
    return absl::OkStatus();
  }
  return AppendToFile(path, summary + "\n");
}

}  // namespace

absl::Status TellGithubJob(const Json& evaluation, const RenderOptions& options) {
  if (!InGithubActions()) return absl::OkStatus();
  if (const std::string path = EnvironmentVariable("GITHUB_STEP_SUMMARY"); !path.empty()) {
    const absl::Status appended = AppendSummary(path, evaluation, options);
    if (!appended.ok()) return appended;
  }
  const std::string path = EnvironmentVariable("GITHUB_OUTPUT");
  return path.empty() ? absl::OkStatus() : AppendToFile(path, Outputs(evaluation));
}

}  // namespace routesight

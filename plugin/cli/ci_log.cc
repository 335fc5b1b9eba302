#include "plugin/cli/ci_log.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string_view>
#include <system_error>

#include "evaluator/base/text.h"
#include "evaluator/render/markdown.h"
#include "plugin/cli/output.h"

namespace routesight {
namespace {

constexpr size_t kLargestSummary = size_t{1} << 20;  // Bytes of all summaries of a step.
constexpr size_t kBytesOfUnit = 3;                   // The most that a UTF-16 unit takes in UTF-8.

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool InGithub() { return Variable("GITHUB_ACTIONS") == "true"; }
bool InAzure() { return SameName(Variable("TF_BUILD"), "true"); }

bool OutputIsFile() {
  struct stat about {};
  return fstat(STDOUT_FILENO, &about) == 0 && S_ISREG(about.st_mode);
}

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

// Whoever prints the text cannot know the word that ends it.
std::string RandomWord() {
  std::random_device random;
  std::string word = "routesight";
  for (int i = 0; i < 4; ++i) word += Concat("-", random());
  return word;
}

void BreakUp(std::string& text, std::string_view begin) {
  for (size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
    text.insert(at + 1, " ");
  }
}

}  // namespace

absl::Status TellGithubJob(const Json& evaluation, const RenderOptions& options) {
  if (!InGithub()) return absl::OkStatus();
  if (const std::string path = Variable("GITHUB_STEP_SUMMARY"); !path.empty()) {
    const absl::Status appended = AppendSummary(path, evaluation, options);
    if (!appended.ok()) return appended;
  }
  const std::string path = Variable("GITHUB_OUTPUT");
  return path.empty() ? absl::OkStatus() : AppendToFile(path, Outputs(evaluation));
}

std::string FitForLog(std::string text) {
  if (text.empty() || OutputIsFile()) return text;
  if (InAzure()) {
    BreakUp(text, "##vso[");
    BreakUp(text, "##[");
  }
  if (!InGithub()) return text;
  const std::string word = RandomWord();
  return Concat("::stop-commands::", word, "\n", text, "::", word, "::\n");
}

}  // namespace routesight

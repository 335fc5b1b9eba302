#include "plugin/cli/saved_plan.h"

#include <filesystem>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "plugin/cli/command_output.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;

absl::Status NotShown(std::string_view why) {
  return absl::InvalidArgumentError(
      ToAbsl(Concat("this is a saved plan, and its JSON form cannot be had: ", why)));
}

// What terraform complains of, without its empty lines, up to a length that fits a row.
std::string FirstWords(std::string_view complaint) {
  constexpr size_t kEnough = 300;
  std::string words;
  while (!complaint.empty() && words.size() < kEnough) {
    const size_t end = std::min(complaint.find('\n'), complaint.size());
    const std::string_view line = complaint.substr(0, end);
    if (!line.empty()) words += Concat(words.empty() ? "" : " ", line);
    complaint.remove_prefix(std::min(end + 1, complaint.size()));
  }
  return words;
}

}  // namespace

bool IsSavedPlan(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

absl::StatusOr<std::string> ShowSavedPlan(const std::string& file, const std::string& directory,
                                          size_t padding, size_t most) {
  std::error_code error;
  const fs::path absolute = fs::absolute(file, error);
  const std::string place = directory.empty() ? absolute.parent_path().string() : directory;
  for (const char* program : {"terraform", "tofu"}) {
    absl::StatusOr<CommandOutput> shown =
        OutputOf({program, "-chdir=" + place, "show", "-json", "-no-color", absolute.string()},
                 {"TF_CLI_ARGS", "TF_CLI_ARGS_show"}, most);
    if (absl::IsNotFound(shown.status())) continue;
    if (!shown.ok()) return NotShown(FromAbsl(shown.status().message()));
    if (shown->exit_code != 0) {
      return NotShown(Concat(program, " show ended with exit code ", shown->exit_code, ": ",
                             FirstWords(shown->errors)));
    }
    shown->output.append(padding, '\0');
    return std::move(shown->output);
  }
  return NotShown("neither terraform nor tofu is in the path");
}

}  // namespace routesight

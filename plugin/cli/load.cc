#include "plugin/cli/load.h"

#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/configuration/merge.h"
#include "evaluator/configuration/parse_configuration.h"

namespace routesight {
namespace {

constexpr const char* kConfigurationFile = "routesight.yaml";

bool Exists(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

std::vector<std::string> FindConfiguration(const std::string& plan_file) {
  if (plan_file != "-") {
    const std::filesystem::path beside =
        std::filesystem::path(plan_file).parent_path() / kConfigurationFile;
    if (Exists(beside)) return {beside.string()};
  }
  if (Exists(kConfigurationFile)) return {kConfigurationFile};
  return {};
}

absl::StatusOr<Configuration> ReadConfiguration(const std::string& file) {
  const absl::StatusOr<InputFile> input = InputFile::Open(file);
  if (!input.ok()) return input.status();
  absl::StatusOr<Configuration> configuration =
      ParseConfiguration(input->text(), DisplayName(file));
  if (configuration.ok()) return configuration;
  return absl::InvalidArgumentError(ToAbsl(
      Concat("the configuration is not understood\n", FromAbsl(configuration.status().message()))));
}

// What to do when somebody gives the plan itself instead of its JSON form.
std::string_view HintFor(std::string_view text) {
  if (!text.starts_with("PK")) return "";
  return "\nThis looks like a saved plan; make its JSON form with: terraform show -json PLAN";
}

}  // namespace

absl::StatusOr<Configuration> LoadConfiguration(const std::vector<std::string>& files,
                                                const std::string& plan_file) {
  std::vector<Configuration> configurations;
  for (const std::string& file : files.empty() ? FindConfiguration(plan_file) : files) {
    absl::StatusOr<Configuration> configuration = ReadConfiguration(file);
    if (!configuration.ok()) return configuration.status();
    configurations.push_back(*std::move(configuration));
  }
  return Merge(std::move(configurations));
}

absl::StatusOr<Evaluation> EvaluateInput(const std::string& name, const InputFile& plan,
                                         const Configuration& configuration) {
  absl::StatusOr<Evaluation> evaluation = Evaluate(name, plan.plan_text(), configuration);
  if (evaluation.ok()) return evaluation;
  return absl::InvalidArgumentError(
      ToAbsl(Concat(name, ": ", FromAbsl(evaluation.status().message()), HintFor(plan.text()))));
}

absl::StatusOr<Evaluation> EvaluateFile(const std::string& plan_file,
                                        const Configuration& configuration) {
  const absl::StatusOr<InputFile> input = InputFile::Open(plan_file);
  if (!input.ok()) return input.status();
  return EvaluateInput(DisplayName(plan_file), *input, configuration);
}

}  // namespace routesight

#include "plugin/cli/load.h"

#include <algorithm>
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

absl::Status CheckNames(const InputNames& names) {
  std::vector<std::string> files = names.beside;
  files.push_back(names.plan);
  std::ranges::sort(files);
  const auto twice = std::ranges::adjacent_find(files);
  if (twice == files.end()) return absl::OkStatus();
  return absl::FailedPreconditionError(
      ToAbsl(Concat("--with ", *twice, ": this file is given twice")));
}

std::vector<NamedText> TextsOf(const FilesBeside& beside) {
  std::vector<NamedText> texts;
  for (size_t i = 0; i < beside.files.size(); ++i) {
    texts.push_back({DisplayName(beside.names[i]), beside.files[i].plan_text()});
  }
  return texts;
}

// No file is held longer than it is read.
absl::StatusOr<std::vector<Plan>> OpenAndRead(const InputNames& names) {
  const absl::StatusOr<InputFile> plan = InputFile::Open(names.plan);
  if (!plan.ok()) return plan.status();
  const absl::StatusOr<FilesBeside> beside = OpenBeside(names.beside);
  if (!beside.ok()) return beside.status();
  return ReadPlans({DisplayName(names.plan), plan->plan_text()}, TextsOf(*beside));
}

}  // namespace

absl::StatusOr<Configuration> LoadConfiguration(const InputNames& names) {
  std::vector<Configuration> configurations;
  for (const std::string& file :
       names.configurations.empty() ? FindConfiguration(names.plan) : names.configurations) {
    absl::StatusOr<Configuration> configuration = ReadConfiguration(file);
    if (!configuration.ok()) return configuration.status();
    configurations.push_back(*std::move(configuration));
  }
  absl::StatusOr<Configuration> merged = Merge(std::move(configurations));
  if (merged.ok()) merged->parallelism = names.parallelism;
  return merged;
}

absl::StatusOr<FilesBeside> OpenBeside(const std::vector<std::string>& names) {
  FilesBeside beside{names, {}};
  for (const std::string& name : names) {
    absl::StatusOr<InputFile> file = InputFile::Open(name);
    if (!file.ok()) return file.status();
    beside.files.push_back(*std::move(file));
  }
  return beside;
}

absl::StatusOr<Evaluation> EvaluateOpened(const NamedText& plan, const FilesBeside& beside,
                                          const Configuration& configuration) {
  return Evaluate(plan, TextsOf(beside), configuration);
}

absl::StatusOr<Evaluation> LoadAndEvaluate(const InputNames& names) {
  if (const absl::Status status = CheckNames(names); !status.ok()) return status;
  const absl::StatusOr<Configuration> configuration = LoadConfiguration(names);
  if (!configuration.ok()) return configuration.status();
  absl::StatusOr<std::vector<Plan>> plans = OpenAndRead(names);
  if (!plans.ok()) return plans.status();
  return EvaluatePlans(*std::move(plans), *configuration);
}

}  // namespace routesight

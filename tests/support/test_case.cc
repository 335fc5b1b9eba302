#include "tests/support/test_case.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "evaluator/configuration/parse_configuration.h"

namespace routesight {
namespace fs = std::filesystem;

fs::path SourceDirectory() { return ROUTESIGHT_SOURCE_DIR; }

std::vector<fs::path> CaseDirectories() {
  std::vector<fs::path> cases;
  for (const auto& entry : fs::directory_iterator(SourceDirectory() / "testdata")) {
    if (entry.is_directory()) cases.push_back(entry.path());
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

std::vector<fs::path> PlansOf(const fs::path& case_directory) {
  std::vector<fs::path> plans;
  for (const auto& entry : fs::directory_iterator(case_directory)) {
    const std::string name = entry.path().filename();
    if (name.starts_with("plan.") && name.ends_with(".json")) plans.push_back(entry.path());
  }
  std::sort(plans.begin(), plans.end());
  return plans;
}

std::vector<fs::path> FilesBeside(const fs::path& case_directory) {
  std::vector<fs::path> files;
  if (!fs::exists(case_directory / "with")) return files;
  for (const auto& entry : fs::directory_iterator(case_directory / "with")) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string ReadFile(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void WriteFile(const fs::path& file, std::string_view text) {
  fs::create_directories(file.parent_path());
  std::ofstream stream(file, std::ios::binary);
  stream << text;
  if (!stream) throw std::runtime_error("cannot write " + file.string());
}

Configuration ConfigurationOf(const fs::path& case_directory) {
  const fs::path file = case_directory / "routesight.yaml";
  if (!fs::exists(file)) return {};
  auto configuration = ParseConfiguration(ReadFile(file), file.filename().string());
  if (!configuration.ok()) throw std::runtime_error(std::string(configuration.status().message()));
  return *std::move(configuration);
}

Evaluation EvaluatePlan(const fs::path& plan) {
  const Configuration configuration = ConfigurationOf(plan.parent_path());
  const std::string text = ReadFile(plan);
  const std::vector<fs::path> files = FilesBeside(plan.parent_path());
  std::vector<std::string> texts;
  for (const fs::path& other : files) texts.push_back(ReadFile(other));
  std::vector<NamedText> beside;
  for (size_t i = 0; i < files.size(); ++i) {
    beside.push_back({files[i].filename().string(), std::string_view(texts[i])});
  }
  auto evaluation =
      Evaluate({plan.filename().string(), std::string_view(text)}, beside, configuration);
  if (!evaluation.ok()) throw std::runtime_error(std::string(evaluation.status().message()));
  return *std::move(evaluation);
}

}  // namespace routesight

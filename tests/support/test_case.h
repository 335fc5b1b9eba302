// The cases of testdata/: one folder each.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/evaluate.h"

namespace routesight {

std::filesystem::path SourceDirectory();

// All folders of testdata/, sorted.
std::vector<std::filesystem::path> CaseDirectories();

// The plan files of a case: plan.json and its variants plan.<kind>.json, sorted.
std::vector<std::filesystem::path> PlansOf(const std::filesystem::path& case_directory);

// The plans and states that stand beside its plan, in `with/`; sorted.
std::vector<std::filesystem::path> FilesBeside(const std::filesystem::path& case_directory);

std::string ReadFile(const std::filesystem::path& file);
void WriteFile(const std::filesystem::path& file, std::string_view text);

// What the routesight.yaml of a case states. Throws when it is not understood.
Configuration ConfigurationOf(const std::filesystem::path& case_directory);

// Evaluates a plan with the configuration and what else stands beside it. Throws what a test should
// show when the plan or the configuration is not understood.
Evaluation EvaluatePlan(const std::filesystem::path& plan);

}  // namespace routesight

// From the names of files to values: configurations and evaluated plans. A status of
// kDataLoss means that a file cannot be read, one of kInvalidArgument that it is not understood.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/evaluate.h"
#include "plugin/cli/input.h"

namespace routesight {

// Files as the user names them; `-`, at most once, is standard input.
struct InputNames {
  std::string plan;
  std::vector<std::string> beside;  // Plans and states of the same network.
  // Without any: `routesight.yaml` beside the plan, else in the working directory, else none.
  std::vector<std::string> configurations;
  size_t parallelism = 10;  // Of the apply.
};

// The named configuration files merged, or those that are found; with the parallelism.
absl::StatusOr<Configuration> LoadConfiguration(const InputNames& names);

// Plans and states of the same network, open.
struct FilesBeside {
  std::vector<std::string> names;
  std::vector<InputFile> files;
};
absl::StatusOr<FilesBeside> OpenBeside(const std::vector<std::string>& names);

absl::StatusOr<Evaluation> EvaluateOpened(const NamedText& plan, const FilesBeside& beside,
                                          const Configuration& configuration);

// Reads all files and evaluates the plan.
absl::StatusOr<Evaluation> LoadAndEvaluate(const InputNames& names);

}  // namespace routesight

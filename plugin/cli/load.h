// From the names of files to values: configurations and evaluated plans. A status of
// kInvalidArgument means that a content is not understood, any other that a file cannot be read.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/evaluate.h"
#include "plugin/cli/input.h"

namespace routesight {

// The given files merged; without any, `routesight.yaml` beside the plan, else in the working
// directory, else an empty configuration.
absl::StatusOr<Configuration> LoadConfiguration(const std::vector<std::string>& files,
                                                const std::string& plan_file);

// `name` is what reports and complaints call the plan.
absl::StatusOr<Evaluation> EvaluateInput(const std::string& name, const InputFile& plan,
                                         const Configuration& configuration);
absl::StatusOr<Evaluation> EvaluateFile(const std::string& plan_file,
                                        const Configuration& configuration);

}  // namespace routesight

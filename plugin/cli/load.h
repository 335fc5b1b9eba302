// From the names of files to values: configurations and evaluated plans. A status of
// kInvalidArgument means that a file cannot be read or is not understood.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/evaluate.h"

namespace routesight {

// The given files merged; without any, `routesight.yaml` beside the plan, else in the working
// directory, else an empty configuration.
absl::StatusOr<Configuration> LoadConfiguration(const std::vector<std::string>& files,
                                                const std::string& plan_file);

absl::StatusOr<Evaluation> EvaluateFile(const std::string& plan_file,
                                        const Configuration& configuration);

}  // namespace routesight

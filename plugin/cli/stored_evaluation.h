// A stored evaluation that the user names.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "evaluator/render/document.h"

namespace routesight {

// `-` is standard input. An error names the file.
absl::StatusOr<Json> ReadEvaluation(const std::string& path);

}  // namespace routesight

// Reads the text of a configuration file.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "evaluator/configuration/configuration.h"

namespace routesight {

// Total on any bytes. The message of an error holds every mistake of the file, one a line:
// `FILE:LINE:COLUMN: at assume.appliances[0].asn: found "x", expected …`. `file_name` is only said.
absl::StatusOr<Configuration> ParseConfiguration(std::string_view text, std::string_view file_name);

}  // namespace routesight

// The reports that a user asks for with `--format FORMAT[=FILE]`.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace routesight {

struct ReportRequest {
  std::string format;
  std::string file;  // Empty for standard output.
};

// Reads the values of --format. Fails for a format that is not in `available`, and when two reports
// would go to standard output.
absl::StatusOr<std::vector<ReportRequest>> ReadReportRequests(
    const std::vector<std::string>& values, std::span<const std::string_view> available);

}  // namespace routesight

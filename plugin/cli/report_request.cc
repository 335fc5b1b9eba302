#include "plugin/cli/report_request.h"

#include <algorithm>

#include "absl/status/status.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

absl::Status Refuse(const std::string& why) { return absl::NotFoundError(ToAbsl(why)); }

}  // namespace

absl::StatusOr<std::vector<ReportRequest>> ReadReportRequests(
    const std::vector<std::string>& values, std::span<const std::string_view> available) {
  std::vector<ReportRequest> requests;
  for (const std::string& value : values) {
    const size_t equals = value.find('=');
    ReportRequest request{value.substr(0, equals),
                          equals == std::string::npos ? "" : value.substr(equals + 1)};
    const std::string expected = Concat("; expected ", Join(available, ", "));
    if (std::ranges::find(available, request.format) == available.end()) {
      return Refuse(Concat("no format \"", request.format, "\"", expected));
    }
    if (equals != std::string::npos && request.file.empty()) {
      return Refuse(Concat("--format ", value, " names no file"));
    }
    requests.push_back(std::move(request));
  }
  if (std::ranges::count(requests, "", &ReportRequest::file) > 1) {
    return Refuse(
        "only one report can go to standard output; give the others a file: "
        "--format FORMAT=FILE");
  }
  return requests;
}

}  // namespace routesight

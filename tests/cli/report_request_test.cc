#include "plugin/cli/report_request.h"

#include <catch2/catch.hpp>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr std::string_view kAvailable[] = {"text", "json"};

std::string Read(const std::vector<std::string>& values) {
  const auto requests = ReadReportRequests(values, kAvailable);
  if (!requests.ok()) return std::string(requests.status().message());
  std::string text;
  for (const ReportRequest& request : *requests) {
    text += Concat(request.format, ">", request.file, ";");
  }
  return text;
}

}  // namespace

TEST_CASE("reports go to standard output or to a file") {
  CHECK(Read({"text", "json=a=b.json"}) == "text>;json>a=b.json;");
  CHECK(Read({"json=a", "json=b"}) == "json>a;json>b;");
}

TEST_CASE("what cannot be reported is refused") {
  CHECK(Read({"xml"}) == "no format \"xml\"; expected text, json");
  CHECK(Read({""}) == "no format \"\"; expected text, json");
  CHECK(Read({"json="}) == "--format json= names no file");
  CHECK(Read({"text", "json"}) ==
        "only one report can go to standard output; give the others a file: --format FORMAT=FILE");
}

}  // namespace routesight

#include "plugin/service/service_log.h"

#include <unistd.h>

#include <nlohmann/json.hpp>
#include <string>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace routesight {
namespace {

using Json = nlohmann::ordered_json;

Json Line(std::string_view level, std::string_view event) {
  const std::string time =
      absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::Now(), absl::UTCTimeZone());
  return {{"time", time}, {"level", level}, {"event", event}};
}

// One call, so that lines of several threads do not mix.
void Write(const Json& line) {
  const std::string text = line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  static_cast<void>(!write(STDERR_FILENO, text.data(), text.size()));
}

}  // namespace

void LogEvent(std::string_view event, std::string_view detail) {
  Json line = Line("info", event);
  if (!detail.empty()) line["detail"] = detail;
  Write(line);
}

void LogRequest(const RequestRecord& record, std::string_view peer) {
  Json line = Line(record.code == "INTERNAL" ? "error" : "info", "request");
  line["method"] = record.method;
  line["code"] = record.code;
  line["seconds"] = record.seconds;
  line["request_bytes"] = record.request_bytes;
  line["response_bytes"] = record.response_bytes;
  line["peer"] = peer;
  Write(line);
}

}  // namespace routesight

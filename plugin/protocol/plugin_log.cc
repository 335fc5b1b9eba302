#include "plugin/protocol/plugin_log.h"

#include <unistd.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr std::string_view kLevelNames[] = {"trace", "debug", "info", "warn", "error", "off"};

// Terraform takes any word that is no level, "json" among them, for everything.
LogLevel LowestLevel(std::string_view level) {
  if (level.empty()) return LogLevel::kWarn;
  const std::string name = Lowered(level);
  for (std::size_t i = 0; i < std::size(kLevelNames); ++i) {
    if (name == kLevelNames[i]) return static_cast<LogLevel>(i);
  }
  return LogLevel::kTrace;
}

}  // namespace

PluginLog::PluginLog(std::string_view module, std::string_view environment_level)
    : module_(module), lowest_(LowestLevel(environment_level)) {}

void PluginLog::Write(LogLevel level, std::string_view message) const {
  if (level < lowest_) return;
  // With any other number of digits Terraform takes the line for plain text.
  const std::string now =
      absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", absl::Now(), absl::UTCTimeZone());
  const nlohmann::json line = {{"@level", kLevelNames[static_cast<int>(level)]},
                               {"@message", message},
                               {"@module", module_},
                               {"@timestamp", now}};
  const std::string text =
      line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  // One call per line, so that lines of several threads do not mix; a lost line is no error.
  if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;
}

}  // namespace routesight

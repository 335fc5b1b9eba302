#include "evaluator/base/severity.h"

#include <utility>

namespace routesight {
namespace {

constexpr std::pair<Severity, std::string_view> kNames[] = {
    {Severity::kInfo, "info"}, {Severity::kLow, "low"},           {Severity::kMedium, "medium"},
    {Severity::kHigh, "high"}, {Severity::kCritical, "critical"},
};

}  // namespace

std::string_view SeverityName(Severity severity) {
  for (const auto& [value, name] : kNames) {
    if (value == severity) return name;
  }
  return "";
}

std::optional<Severity> ParseSeverity(std::string_view word) {
  for (const auto& [value, name] : kNames) {
    if (name == word) return value;
  }
  return std::nullopt;
}

}  // namespace routesight

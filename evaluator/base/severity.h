// How much harm a finding means.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace routesight {

enum class Severity : uint8_t { kInfo, kLow, kMedium, kHigh, kCritical };

std::string_view SeverityName(Severity severity);  // high
std::optional<Severity> ParseSeverity(std::string_view word);

}  // namespace routesight

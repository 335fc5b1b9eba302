// What the service and the process that answers a request say to each other: a method and a request
// there, a status and a response, or why there is none, back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace routesight {

enum class Method : uint8_t { kEvaluate, kEffectiveRoutes, kWhy };

std::string_view MethodName(Method method);  // Evaluate

// Texts of one byte and the bytes of a message.
std::string WorkText(Method method, std::string_view request);
struct Work {
  Method method = Method::kEvaluate;
  std::string_view request;  // Points into the text.
};
std::optional<Work> ReadWork(std::string_view text);

std::string ResultText(const absl::StatusOr<std::string>& response);
// Fails also for what is no such text.
absl::StatusOr<std::string> ReadResult(std::string_view text);

}  // namespace routesight

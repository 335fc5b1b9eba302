// Has a request answered by a process of its own.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "absl/status/statusor.h"

namespace routesight {

using Clock = std::chrono::steady_clock;

// Gives the process `work` (WorkText), and gives back the response that it has serialized. Ends it
// when `is_cancelled`, asked many times a second, says so (kCancelled), or at `deadline`
// (kDeadlineExceeded). kInternal: it ended without an answer.
absl::StatusOr<std::string> AnswerInWorker(const std::string& work, Clock::time_point deadline,
                                           const std::function<bool()>& is_cancelled);

}  // namespace routesight

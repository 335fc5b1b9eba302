#include "plugin/service/admission.h"

namespace routesight {

absl::Status Admission::Place::Enter() {
  const std::lock_guard lock(admission_.mutex_);
  if (admission_.inside_ >= admission_.most_) {
    return absl::ResourceExhaustedError("too many requests at once");
  }
  ++admission_.inside_;
  entered_ = true;
  return absl::OkStatus();
}

absl::Status Admission::Place::BeginWork(std::chrono::steady_clock::time_point deadline,
                                         const std::function<bool()>& is_cancelled) {
  constexpr std::chrono::milliseconds kLook(20);
  std::unique_lock lock(admission_.mutex_);
  while (admission_.working_ >= admission_.jobs_) {
    if (is_cancelled()) return absl::CancelledError("the request was cancelled");
    if (std::chrono::steady_clock::now() >= deadline) {
      return absl::DeadlineExceededError("the request waited longer than the service allows");
    }
    admission_.changed_.wait_for(lock, kLook);
  }
  ++admission_.working_;
  working_ = true;
  return absl::OkStatus();
}

Admission::Counts Admission::counts() const {
  const std::lock_guard lock(mutex_);
  return {working_, inside_ - working_};
}

void Admission::Leave(bool was_working) {
  {
    const std::lock_guard lock(mutex_);
    --inside_;
    if (was_working) --working_;
  }
  changed_.notify_one();
}

}  // namespace routesight

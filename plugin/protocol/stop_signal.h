// Tells everyone who waits that the process should end.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace routesight {

class StopSignal {
 public:
  void Set() {
    {
      const std::lock_guard lock(mutex_);
      is_set_ = true;
    }
    changed_.notify_all();
  }

  // True as soon as the signal is set, false when the time is over before.
  bool WaitFor(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, time, [this] { return is_set_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_set_ = false;
};

}  // namespace routesight

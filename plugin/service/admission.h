// Who may be worked on, and who has to wait or to go away.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>

#include "absl/status/status.h"

namespace routesight {

class Admission {
 public:
  Admission(size_t jobs, size_t queue) : jobs_(jobs), most_(jobs + queue) {}

  // A place inside, given back when it goes.
  class Place {
   public:
    explicit Place(Admission& admission) : admission_(admission) {}
    ~Place() {
      if (entered_) admission_.Leave(working_);
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    // Fails with kResourceExhausted when as many as may are inside.
    absl::Status Enter();
    // Waits until work may begin. Fails with kCancelled or kDeadlineExceeded, as AnswerInWorker
    // does.
    absl::Status BeginWork(std::chrono::steady_clock::time_point deadline,
                           const std::function<bool()>& is_cancelled);

   private:
    Admission& admission_;
    bool entered_ = false;
    bool working_ = false;
  };

  struct Counts {
    size_t working = 0;
    size_t waiting = 0;
  };
  Counts counts() const;

 private:
  void Leave(bool was_working);

  const size_t jobs_;
  const size_t most_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  size_t inside_ = 0;
  size_t working_ = 0;
};

}  // namespace routesight

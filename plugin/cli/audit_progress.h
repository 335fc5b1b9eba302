// How far an audit is, how fast it goes and how long it will take.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "plugin/cli/progress.h"

namespace routesight {

// `[#####     ] 1000 of 2000 plans, 41.0 a second, 24 s left`. `now` of them in these seconds, the
// others before.
std::string AuditProgressText(size_t done, size_t all, size_t now, double seconds);

class AuditProgress {
 public:
  // `before` were done by an audit that is resumed.
  AuditProgress(ProgressShown shown, size_t before, size_t all)
      : progress_(shown), before_(before), all_(all) {}

  // Says so ten times a second at most.
  void Done(size_t done);
  // Before something is written to the same terminal.
  void Clear() { progress_.Clear(); }

 private:
  using Clock = std::chrono::steady_clock;

  Progress progress_;
  size_t before_;
  size_t all_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point said_;
};

}  // namespace routesight

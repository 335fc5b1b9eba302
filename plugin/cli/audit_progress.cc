#include "plugin/cli/audit_progress.h"

#include <cmath>

#include "evaluator/base/text.h"
#include "evaluator/report/timeline_words.h"

namespace routesight {

std::string AuditProgressText(size_t done, size_t all, size_t now, double seconds) {
  constexpr size_t kWidth = 20;
  const size_t filled = all == 0 ? kWidth : done * kWidth / all;
  std::string text = Concat("[", std::string(filled, '#'), std::string(kWidth - filled, ' '), "] ",
                            done, " of ", all, " plans");
  if (now == 0 || seconds <= 0) return text;
  const double rate = static_cast<double>(now) / seconds;
  const auto tenths = static_cast<size_t>(std::llround(rate * 10));
  return Concat(text, ", ", tenths / 10, ".", tenths % 10, " a second, ",
                DurationText(static_cast<double>(all - done) / rate), " left");
}

void AuditProgress::Done(size_t done) {
  const Clock::time_point now = Clock::now();
  if (now - said_ < std::chrono::milliseconds(100)) return;
  said_ = now;
  const std::chrono::duration<double> passed = now - begin_;
  progress_.Say(AuditProgressText(done, all_, done - before_, passed.count()));
}

}  // namespace routesight

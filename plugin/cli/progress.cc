#include "plugin/cli/progress.h"

#include <cstdio>

#include "evaluator/base/text.h"
#include "evaluator/report/text_style.h"

namespace routesight {

void Progress::Say(std::string_view what) {
  if (shown_ == ProgressShown::kNo) return;
  Clear();
  std::fputs(Concat(Printable(what), " ...").c_str(), stderr);
  std::fflush(stderr);
  has_line_ = true;
}

void Progress::Clear() {
  if (has_line_) std::fputs("\r\x1b[K", stderr);
  has_line_ = false;
}

}  // namespace routesight

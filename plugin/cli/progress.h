// One line on standard error that says what the program is doing, gone when it is done.
#pragma once

#include <cstdint>
#include <string_view>

namespace routesight {

enum class ProgressShown : uint8_t { kNo, kYes };

class Progress {
 public:
  explicit Progress(ProgressShown shown) : shown_(shown) {}
  ~Progress() { Clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Replaces what was said before.
  void Say(std::string_view what);
  void Clear();

 private:
  ProgressShown shown_;
  bool has_line_ = false;
};

}  // namespace routesight

// The bytes of a file that the user names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "evaluator/evaluate.h"

namespace routesight {

// A regular file is mapped and its pages are read when they are looked at; anything else is read
// to its end. At least kReadableBehind bytes behind the text may be read, so that the parser of
// plans needs no copy. A mapped file must not be cut short by others while it is in use.
class InputFile {
 public:
  static constexpr size_t kReadableBehind = 64;

  // `-` is standard input. The message of an error is `PATH: what the system said`.
  static absl::StatusOr<InputFile> Open(const std::string& path);

  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;
  ~InputFile();

  std::string_view text() const { return {mapped_ == nullptr ? read_.data() : mapped_, size_}; }
  PlanText plan_text() const { return PlanText(text(), kReadableBehind); }

 private:
  InputFile() = default;

  std::string read_;              // Text and padding; empty if the file is mapped.
  const char* mapped_ = nullptr;  // Owned.
  size_t mapped_size_ = 0;        // With the padding.
  size_t size_ = 0;               // Of the text.
};

// How messages call it: the path, or "standard input".
std::string DisplayName(const std::string& path);

}  // namespace routesight

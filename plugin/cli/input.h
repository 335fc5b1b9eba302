// The bytes of a file that the user names.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "evaluator/evaluate.h"

namespace routesight {

// A file is read whole, so that nobody changes the text while it is looked at. At least
// kReadableBehind zeros stand behind the text, so that the parser of plans needs no copy.
class InputFile {
 public:
  static constexpr size_t kReadableBehind = 64;

  // `-` is standard input. An error is of kDataLoss; its message is `PATH: what the system said`,
  // or that the file changed while it was read.
  static absl::StatusOr<InputFile> Open(const std::string& path);

  std::string_view text() const { return {bytes_.get(), size_}; }
  PlanText plan_text() const { return PlanText(text(), kReadableBehind); }

 private:
  InputFile() = default;

  absl::Status ReadAll(const std::string& path, int descriptor);
  void Reserve(size_t capacity);

  struct Release {
    void operator()(char* bytes) const;
  };

  std::unique_ptr<char[], Release> bytes_;  // Text and padding.
  size_t capacity_ = 0;                     // Without the padding.
  size_t size_ = 0;                         // Of the text.
};

// How messages call it: the path, or "standard input".
std::string DisplayName(const std::string& path);

}  // namespace routesight

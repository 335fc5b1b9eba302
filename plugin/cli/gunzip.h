// Texts packed with gzip.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace routesight {

bool IsGzip(std::string_view bytes);

// The text, of all members if there are several, and `padding` zeros behind it. Fails with
// kInvalidArgument for what is damaged, ends early or holds more than `most` bytes.
absl::StatusOr<std::string> Gunzip(std::string_view bytes, size_t padding, size_t most);

}  // namespace routesight

// Texts put together and taken apart. Debian's abseil has a string_view of its own; this is the
// one place that bridges to it.
#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace routesight {

inline absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view FromAbsl(absl::string_view text) { return {text.data(), text.size()}; }

// Texts and numbers, one behind the other.
template <typename... Parts>
std::string Concat(const Parts&... parts) {
  const auto bridged = [](const auto& part) -> decltype(auto) {
    if constexpr (std::is_convertible_v<decltype(part), std::string_view>) {
      return ToAbsl(part);
    } else {
      return (part);
    }
  };
  return absl::StrCat(bridged(parts)...);
}

// The texts of a container with `separator` between them.
template <typename Texts>
std::string Join(const Texts& texts, std::string_view separator) {
  std::string joined;
  for (const auto& text : texts) {
    if (!joined.empty()) joined += separator;
    joined += text;
  }
  return joined;
}

inline std::string Lowered(std::string_view text) { return absl::AsciiStrToLower(ToAbsl(text)); }

// Whether two names of Azure are the same: it compares them ignoring ASCII case.
inline bool SameName(std::string_view a, std::string_view b) {
  return absl::EqualsIgnoreCase(ToAbsl(a), ToAbsl(b));
}

// A text in lower case to look something up by: on the stack, unless it is very long.
class LowerCase {
 public:
  explicit LowerCase(std::string_view text) : size_(text.size()) {
    if (size_ > sizeof(short_)) {
      long_ = Lowered(text);
      return;
    }
    for (size_t i = 0; i < size_; ++i) {
      short_[i] = absl::ascii_tolower(static_cast<unsigned char>(text[i]));
    }
  }
  LowerCase(const LowerCase&) = delete;

  std::string_view text() const {
    return size_ > sizeof(short_) ? std::string_view(long_) : std::string_view(short_, size_);
  }

 private:
  size_t size_;
  char short_[240];
  std::string long_;
};

// A whole decimal number and nothing else.
template <typename Number>
std::optional<Number> ParseNumber(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace routesight

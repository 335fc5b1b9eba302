// Work on two cores. What is handed over shares nothing that changes, so that results are the same
// as one after the other.
#pragma once

#include <cstdint>
#include <future>
#include <utility>

namespace routesight {

// A thread costs more than most evaluations of small networks.
enum class Size : uint8_t { kSmall, kWorthAThread };

// Both results.
template <typename First, typename Second>
auto TwoAtOnce(Size size, First first, Second second) {
  if (size == Size::kSmall) {
    auto one = first();
    return std::pair(std::move(one), second());
  }
  auto other = std::async(std::launch::async, std::move(second));
  auto one = first();
  return std::pair(std::move(one), other.get());
}

// A result that is worked out meanwhile, or when it is asked for.
template <typename Work>
auto Meanwhile(Size size, Work work) {
  return std::async(size == Size::kSmall ? std::launch::deferred : std::launch::async,
                    std::move(work));
}

}  // namespace routesight

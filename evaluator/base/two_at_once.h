// Work on two cores. What is handed over shares nothing that changes, so that results are the same
// as one after the other.
#pragma once

#include <atomic>
#include <cstddef>
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

// All numbers below `count`: whichever of two workers is free takes the next one. `use` gets the
// number, and which worker it is: 0 or 1.
template <typename Use>
void ForEachOnTwoCores(size_t count, Use use) {
  std::atomic<size_t> next = 0;
  const auto take_all = [&](size_t worker) {
    for (size_t i = next++; i < count; i = next++) use(i, worker);
  };
  const std::future<void> other = std::async(std::launch::async, take_all, size_t{1});
  take_all(0);
}

}  // namespace routesight

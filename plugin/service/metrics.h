// What the service counts, in the text form that Prometheus reads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "plugin/service/admission.h"

namespace routesight {

// One request that has ended.
struct RequestRecord {
  std::string_view method;  // A literal, also of the code.
  std::string_view code;    // OK, CANCELLED, …
  double seconds = 0;
  size_t request_bytes = 0;
  size_t response_bytes = 0;
};

class Metrics {
 public:
  void Add(const RequestRecord& record);
  std::string Text(const Admission::Counts& now) const;

 private:
  static constexpr std::array<double, 9> kBounds = {0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60};
  struct Durations {
    std::array<uint64_t, kBounds.size()> at_most{};
    uint64_t count = 0;
    double sum = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string_view, std::string_view>, uint64_t> requests_;
  std::map<std::string_view, Durations> durations_;
  uint64_t request_bytes_ = 0;
  uint64_t response_bytes_ = 0;
};

}  // namespace routesight

// Any bytes through the prefix reader; what it accepts must read back as itself.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "evaluator/base/prefix.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using routesight::Prefix;
  using routesight::PrefixReading;
  const PrefixReading first = Prefix::Read({reinterpret_cast<const char*>(data), size});
  if (first.outcome == PrefixReading::Outcome::kNotAPrefix) return 0;
  const PrefixReading again = Prefix::Read(first.prefix.ToString());
  if (again.outcome != PrefixReading::Outcome::kPrefix || again.prefix != first.prefix)
    std::abort();
  return 0;
}

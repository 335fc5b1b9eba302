// Any bytes through the reader of routesight.yaml.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "evaluator/configuration/parse_configuration.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)routesight::ParseConfiguration(text, "routesight.yaml");
  return 0;
}

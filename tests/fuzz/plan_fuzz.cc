// Any bytes through the plan reader and the whole pipeline behind it: a status or a result, never a
// crash.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "evaluator/evaluate.h"
#include "evaluator/report/evaluation_json.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto evaluation = routesight::Evaluate({"fuzz", text}, {}, routesight::Configuration());
  if (evaluation.ok()) routesight::EvaluationAsJson(*evaluation);
  return 0;
}

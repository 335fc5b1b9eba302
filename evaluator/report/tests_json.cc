#include "evaluator/report/tests_json.h"

#include "evaluator/base/text.h"

namespace routesight {

Json TestResultsJson(const std::vector<TestResult>& results) {
  Json list = Json::array();
  for (const TestResult& result : results) {
    Json gaps = Json::array();
    for (const Gap& gap : result.depends_on) {
      gaps.push_back({{"resource", gap.resource},
                      {"attribute", TextOrNull(gap.attribute)},
                      {"effect", gap.effect}});
    }
    list.push_back({{"name", result.name},
                    {"place", Concat(result.place.file, ":", result.place.line)},
                    {"from", result.from},
                    {"to", result.to.ToString()},
                    {"at", TestMomentName(result.at)},
                    {"result", TestVerdictName(result.verdict)},
                    {"reasons", result.reasons},
                    {"depends_on", std::move(gaps)}});
  }
  return list;
}

}  // namespace routesight

#include "evaluator/report/failures_json.h"

#include "evaluator/findings/finding.h"

namespace routesight {
namespace {

Json TrafficJson(const std::vector<AffectedTraffic>& traffic) {
  Json list = Json::array();
  for (const AffectedTraffic& one : traffic) {
    list.push_back({{"from", one.from},
                    {"subnets", one.subnets},
                    {"to", one.to},
                    {"via_before", one.via_before},
                    {"via", one.via},
                    {"reason", TextOrNull(one.reason)}});
  }
  return list;
}

Json DetectionJson(const Detection& detection) {
  Json seconds;
  if (detection.seconds) {
    seconds = {{"min", detection.seconds->min_seconds},
               {"typical", detection.seconds->typical_seconds},
               {"max", detection.seconds->max_seconds}};
  }
  return {{"seconds", std::move(seconds)},
          {"how", detection.how},
          {"confidence", ConfidenceName(detection.basis)},
          {"source", detection.source}};
}

Json DuringJson(const DuringAnalysis& during) {
  Json failures = Json::array();
  for (const StepFailure& failure : during.failures) {
    failures.push_back({{"from_step", failure.from_step},
                        {"to_step", failure.to_step},
                        {"failure", failure.name},
                        {"kind", FailureKindName(failure.kind)},
                        {"lost", TrafficJson(failure.lost)},
                        {"detection", DetectionJson(failure.detection)}});
  }
  return failures;
}

}  // namespace

Json FailuresJson(const FailureAnalysis& analysis) {
  Json failures = Json::array();
  for (const FailureEffect& effect : analysis.effects) {
    failures.push_back({{"failure", effect.name},
                        {"kind", FailureKindName(effect.kind)},
                        {"unknown_names", effect.unknown_names},
                        {"lost", TrafficJson(effect.lost)},
                        {"moved", TrafficJson(effect.moved)},
                        {"unknown", TrafficJson(effect.unknown)},
                        {"detection", DetectionJson(effect.detection)}});
  }
  return {{"after", std::move(failures)},
          {"left_out", analysis.left_out},
          {"during", DuringJson(analysis.during)},
          {"steps_left_out", analysis.during.steps_left_out}};
}

}  // namespace routesight

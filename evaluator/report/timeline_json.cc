#include "evaluator/report/timeline_json.h"

#include <utility>

#include "evaluator/report/format_version.h"
#include "evaluator/report/timeline_words.h"

namespace routesight {
namespace {

Json DurationJson(const Duration& duration) {
  return {{"min_seconds", duration.min_seconds},
          {"typical_seconds", duration.typical_seconds},
          {"max_seconds", duration.max_seconds}};
}

Json SpanJson(const ScheduledOperation& span) {
  return {{"begin_seconds", span.begin_seconds}, {"end_seconds", span.end_seconds}};
}

// Operations and steps count from 1: 0 would be the same as absent in a protocol buffer.
Json NumbersJson(const std::vector<size_t>& places) {
  Json numbers = Json::array();
  for (const size_t place : places) numbers.push_back(place + 1);
  return numbers;
}

Json OperationsJson(const ApplyTimeline& apply) {
  Json operations = Json::array();
  for (const TimedOperation& timed : apply.operations) {
    const DurationEstimate& estimate = timed.estimate;
    operations.push_back({{"operation", operations.size() + 1},
                          {"resource", timed.resource},
                          {"kind", OperationKindName(timed.kind)},
                          {"duration", DurationJson(estimate.duration)},
                          {"confidence", DurationBasisName(estimate.basis)},
                          {"source", estimate.source},
                          {"shortest", SpanJson(timed.shortest)},
                          {"typical", SpanJson(timed.typical)},
                          {"longest", SpanJson(timed.longest)},
                          {"after", NumbersJson(timed.after)},
                          {"locks", timed.locks}});
  }
  return operations;
}

Json StepsJson(const ApplyTimeline& apply) {
  Json steps = Json::array();
  for (const Step& step : apply.steps) {
    Json tables = Json::array();
    for (const TableChange& change : step.changes) {
      tables.push_back({{"subnet", TextOrNull(change.subnet)},
                        {"interface", TextOrNull(change.interface_name)},
                        {"rows", change.rows.size()}});
    }
    steps.push_back({{"step", steps.size() + 1},
                     {"time", DurationJson(step.time)},
                     {"operations", NumbersJson(step.operations)},
                     {"tables", std::move(tables)}});
  }
  return steps;
}

Json WindowJson(const Window& window) {
  Json phases = Json::array();
  for (const WindowPhase& phase : window.phases) {
    Json next_hop = nullptr;
    if (phase.row) {
      next_hop = {{"prefix", phase.row->prefix},
                  {"source", phase.row->source},
                  {"next_hop_type", phase.row->next_hop_type},
                  {"next_hop_ips", phase.row->next_hop_ips},
                  {"rule", TextOrNull(phase.row->rule)}};
    }
    phases.push_back({{"from_step", phase.step}, {"next_hop", std::move(next_hop)}});
  }
  return {{"subnet", TextOrNull(window.subnet)},
          {"interface", TextOrNull(window.interface_name)},
          {"virtual_network", TextOrNull(window.virtual_network)},
          {"kind", WindowKindName(window.kind)},
          {"prefixes", window.prefixes},
          {"from_step", window.from_step},
          {"to_step", window.to_step ? Json(*window.to_step) : Json(nullptr)},
          {"duration", window.duration ? DurationJson(window.duration->seconds) : Json(nullptr)},
          {"complete", window.complete},
          {"phases", std::move(phases)}};
}

}  // namespace

Json ApplyJson(const ApplyTimeline& apply) {
  Json windows = Json::array();
  for (const Window& window : apply.windows) windows.push_back(WindowJson(window));
  return {{"duration", DurationJson(apply.duration)},
          {"operations", OperationsJson(apply)},
          {"steps", StepsJson(apply)},
          {"windows", std::move(windows)},
          {"partly_known_order", apply.partly_known},
          {"coarse", apply.coarse}};
}

std::string TimelineAsJson(const ApplyTimeline& apply) {
  Json document = {{"format_version", kReportFormatVersion}};
  document.update(ApplyJson(apply));
  return Written(document);
}

}  // namespace routesight

#include "evaluator/report/timeline_json.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/finding.h"
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

Json StepJson(const std::optional<size_t>& step) { return step ? Json(*step) : Json(nullptr); }

Json PhasesJson(const std::vector<WindowPhase>& phases) {
  Json list = Json::array();
  for (const WindowPhase& phase : phases) {
    Json next_hop = nullptr;
    if (phase.row) {
      next_hop = {{"prefix", phase.row->prefix},
                  {"source", phase.row->source},
                  {"next_hop_type", phase.row->next_hop_type},
                  {"next_hop_ips", phase.row->next_hop_ips},
                  {"rule", phase.row->rule}};
    }
    list.push_back({{"from_step", phase.step},
                    {"delivery", DeliveryName(phase.delivery)},
                    {"next_hop", std::move(next_hop)},
                    {"via", phase.via},
                    {"end", TextOrNull(phase.end)}});
  }
  return list;
}

// Where very many operations meet in one moment, nobody reads all that may be the cause.
constexpr size_t kMostCauses = 12;

size_t CausesLeftOut(const Window& window) {
  return window.causes_left_out + window.causes.size() -
         std::min(window.causes.size(), kMostCauses);
}

Json CausesJson(const std::vector<Cause>& causes, const ApplyTimeline& apply) {
  Json list = Json::array();
  for (const Cause& cause : std::span(causes).first(std::min(causes.size(), kMostCauses))) {
    const TimedOperation& operation = apply.operations[cause.operation];
    const Rule& rule = GetRule(cause.rule);
    list.push_back({{"operation", cause.operation + 1},
                    {"resource", operation.resource},
                    {"kind", OperationKindName(operation.kind)},
                    {"attributes", cause.attributes},
                    {"interrupts", cause.interrupts},
                    {"rule", rule.id},
                    {"confidence", ConfidenceName(rule.basis)},
                    {"source", rule.source}});
  }
  return list;
}

Json OrderJson(const std::optional<OtherOrder>& order) {
  if (!order) return nullptr;
  const auto number = [](const std::optional<size_t>& place) {
    return place ? Json(*place + 1) : Json(nullptr);
  };
  return {{"done", NumbersJson(order->done)},
          {"earlier", number(order->earlier)},
          {"later", number(order->later)},
          {"ordering_helps", order->ordering_helps}};
}

Json WindowJson(const Window& window, const ApplyTimeline& apply) {
  return {{"subnet", TextOrNull(window.sender.subnet)},
          {"interface", TextOrNull(window.sender.interface_name)},
          {"on_premises", TextOrNull(window.sender.on_premises)},
          {"virtual_network", TextOrNull(window.virtual_network)},
          {"kind", WindowKindName(window.kind)},
          {"certainty", CertaintyName(window.certainty)},
          {"prefixes", window.prefixes},
          {"but_not", window.but_not},
          {"from_step", window.from_step},
          {"to_step", StepJson(window.to_step)},
          {"duration_seconds", WindowDurationJson(window.duration)},
          {"causes", CausesJson(window.causes, apply)},
          {"causes_left_out", CausesLeftOut(window)},
          {"order", OrderJson(window.order)},
          {"complete", window.complete},
          {"phases", PhasesJson(window.phases)}};
}

Json WindowsJson(const std::vector<Window>& windows, const ApplyTimeline& apply) {
  Json list = Json::array();
  for (const Window& window : windows) list.push_back(WindowJson(window, apply));
  return list;
}

Json LeftJson(const std::vector<Window>& windows) {
  Json list = Json::array();
  for (const Window& window : windows) {
    list.push_back({{"subnet", TextOrNull(window.sender.subnet)},
                    {"interface", TextOrNull(window.sender.interface_name)},
                    {"on_premises", TextOrNull(window.sender.on_premises)},
                    {"prefixes", window.prefixes}});
  }
  return list;
}

Json RefusalsJson(const ApplyTimeline& apply) {
  Json list = Json::array();
  for (const Refusal& refusal : apply.refusals) {
    const Rule& rule = GetRule(refusal.rule);
    list.push_back({{"operation", refusal.operation + 1},
                    {"resource", apply.operations[refusal.operation].resource},
                    {"certainty", CertaintyName(refusal.certainty)},
                    {"reason", refusal.reason},
                    {"rule", rule.id},
                    {"confidence", ConfidenceName(rule.basis)},
                    {"source", rule.source},
                    {"left_down", LeftJson(refusal.left)}});
  }
  return list;
}

Json SaferJson(const std::vector<SaferPlan>& plans) {
  Json list = Json::array();
  for (const SaferPlan& safer : plans) {
    Json order;
    if (safer.order) {
      order = {{"first", safer.order->first},
               {"then", safer.order->then},
               {"by", safer.order->by_depends_on ? "depends_on" : "two-applies"}};
    }
    list.push_back({{"create_before_destroy", safer.create_before_destroy},
                    {"order", std::move(order)},
                    {"from", safer.sender.name()},
                    {"to", safer.prefix},
                    {"now", DurationJson(safer.now)},
                    {"then", DurationJson(safer.then)},
                    {"flows", safer.flows}});
  }
  return list;
}

}  // namespace

Json WindowDurationJson(const std::optional<WindowDuration>& duration) {
  if (!duration) return nullptr;
  const auto whole = [](double seconds) { return static_cast<int64_t>(std::llround(seconds)); };
  return {{"min", whole(duration->seconds.min_seconds)},
          {"typical", whole(duration->seconds.typical_seconds)},
          {"max", whole(duration->seconds.max_seconds)},
          {"confidence", DurationBasisName(duration->basis)},
          {"source", Join(duration->sources, "; ")}};
}

Json BehaviourClassesJson(const std::vector<BehaviourClass>& classes) {
  Json list = Json::array();
  for (const BehaviourClass& of_this : classes) {
    Json members = Json::array();
    for (const ClassMember& member : of_this.members) {
      members.push_back({{"subnet", TextOrNull(member.sender.subnet)},
                         {"interface", TextOrNull(member.sender.interface_name)},
                         {"on_premises", TextOrNull(member.sender.on_premises)},
                         {"prefixes", member.prefixes}});
    }
    list.push_back({{"class", list.size() + 1},
                    {"members", std::move(members)},
                    {"phases", PhasesJson(of_this.phases)}});
  }
  return list;
}

Json ApplyJson(const ApplyTimeline& apply) {
  return {{"duration", DurationJson(apply.duration)},
          {"operations", OperationsJson(apply)},
          {"steps", StepsJson(apply)},
          {"windows", WindowsJson(apply.windows, apply)},
          {"possible_windows", WindowsJson(apply.possible, apply)},
          {"refusals", RefusalsJson(apply)},
          {"safer_plans", SaferJson(apply.safer)},
          {"orders_seen", OrdersSeenName(apply.orders_seen)},
          {"partly_known_order", apply.partly_known},
          {"coarse", apply.coarse},
          {"rows_only", apply.rows_only}};
}

std::string TimelineAsJson(const ApplyTimeline& apply) {
  Json document = {{"format_version", kReportFormatVersion}};
  document.update(ApplyJson(apply));
  return Written(document);
}

}  // namespace routesight

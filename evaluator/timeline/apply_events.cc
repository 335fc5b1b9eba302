#include "evaluator/timeline/apply_events.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace routesight {
namespace {

template <typename Function>
Duration InEachWalk(const Walks& walks, Function function) {
  return {function(walks.shortest, &Duration::min_seconds),
          function(walks.typical, &Duration::typical_seconds),
          function(walks.longest, &Duration::max_seconds)};
}

Duration TimeOfEffect(const Walks& walks, OperationId id, OperationKind kind) {
  return InEachWalk(walks, [&](const Schedule& walk, double Duration::*) {
    const ScheduledOperation& operation = walk.operations[id.value];
    return kind == OperationKind::kDelete ? operation.begin_seconds : operation.end_seconds;
  });
}

Duration BeginOf(const Walks& walks, const Interruption& interruption) {
  return InEachWalk(walks, [&](const Schedule& walk, double Duration::*) {
    const ScheduledOperation& operation = walk.operations[interruption.operation.value];
    return interruption.rule->phase == InterruptionPhase::kDuring ? operation.begin_seconds
                                                                  : operation.end_seconds;
  });
}

Duration EndOf(const Walks& walks, const Interruption& interruption) {
  return InEachWalk(walks, [&](const Schedule& walk, double Duration::*length) {
    const ScheduledOperation& operation = walk.operations[interruption.operation.value];
    const double seconds = interruption.rule->length.duration.*length;
    if (interruption.rule->phase == InterruptionPhase::kAfter) {
      return operation.end_seconds + seconds;
    }
    return std::min(operation.begin_seconds + seconds, operation.end_seconds);
  });
}

Duration Earliest(const Duration& a, const Duration& b) {
  return {std::min(a.min_seconds, b.min_seconds), std::min(a.typical_seconds, b.typical_seconds),
          std::min(a.max_seconds, b.max_seconds)};
}

Duration Latest(const Duration& a, const Duration& b) {
  return {std::max(a.min_seconds, b.min_seconds), std::max(a.typical_seconds, b.typical_seconds),
          std::max(a.max_seconds, b.max_seconds)};
}

// What ends at the same time comes first; the operation that an interruption follows takes effect
// together with its begin.
std::tuple<double, bool> Order(const ApplyEvent& event,
                               std::span<const Interruption> interruptions) {
  const bool begins =
      event.costs && (event.kind != EventKind::kInterruptionBegins ||
                      interruptions[event.interruption].rule->phase == InterruptionPhase::kDuring);
  return {event.time.typical_seconds, begins};
}

void AddTo(EventGroup& group, const ApplyEvent& event) {
  if (group.events.empty()) group.time = event.time;
  group.time = event.costs ? Earliest(group.time, event.time) : Latest(group.time, event.time);
  group.events.push_back(event);
}

}  // namespace

std::vector<EventGroup> ListEvents(const ApplyGraph& graph, const Walks& walks,
                                   std::span<const Interruption> interruptions,
                                   const std::vector<bool>& relevant) {
  std::vector<ApplyEvent> events;
  for (size_t i = 0; i < graph.operations.size(); ++i) {
    if (!relevant[i]) continue;
    const OperationId id = graph.operations.IdAt(i);
    const OperationKind kind = graph.operations[id].kind;
    events.push_back({EventKind::kTakesEffect, id, 0, kind == OperationKind::kDelete,
                      TimeOfEffect(walks, id, kind)});
  }
  for (size_t i = 0; i < interruptions.size(); ++i) {
    const Interruption& interruption = interruptions[i];
    if (interruption.rule->certainty != Certainty::kExpected) continue;
    events.push_back({EventKind::kInterruptionBegins, interruption.operation, i, true,
                      BeginOf(walks, interruption)});
    events.push_back({EventKind::kInterruptionEnds, interruption.operation, i, false,
                      EndOf(walks, interruption)});
  }
  std::stable_sort(events.begin(), events.end(), [&](const ApplyEvent& a, const ApplyEvent& b) {
    return std::tuple_cat(Order(a, interruptions), std::tuple(a.operation, a.kind)) <
           std::tuple_cat(Order(b, interruptions), std::tuple(b.operation, b.kind));
  });
  std::vector<EventGroup> groups;
  for (const ApplyEvent& event : events) {
    const bool together = !groups.empty() && Order(groups.back().events.front(), interruptions) ==
                                                 Order(event, interruptions);
    if (!together) groups.emplace_back();
    AddTo(groups.back(), event);
  }
  return groups;
}

std::vector<EventGroup> Coarsened(const std::vector<EventGroup>& groups, size_t most) {
  const size_t together = (2 * groups.size() + most - 1) / most;
  std::vector<EventGroup> coarse;
  for (size_t from = 0; from < groups.size(); from += together) {
    const size_t to = std::min(from + together, groups.size());
    EventGroup costs;
    EventGroup rest;
    for (size_t i = from; i < to; ++i) {
      for (const ApplyEvent& event : groups[i].events) AddTo(event.costs ? costs : rest, event);
    }
    for (EventGroup* group : {&costs, &rest}) {
      if (!group->events.empty()) coarse.push_back(std::move(*group));
    }
  }
  return coarse;
}

}  // namespace routesight

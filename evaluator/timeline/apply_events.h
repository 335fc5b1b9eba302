// The expected order of an apply as events: operations take effect, interruptions begin and end.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "evaluator/apply/schedule.h"
#include "evaluator/timeline/interruptions.h"

namespace routesight {

// The walk with every operation as short, as usual and as long as it is estimated to be.
struct Walks {
  Schedule shortest;
  Schedule typical;
  Schedule longest;
};

enum class EventKind : uint8_t { kTakesEffect, kInterruptionEnds, kInterruptionBegins };

struct ApplyEvent {
  EventKind kind = EventKind::kTakesEffect;
  OperationId operation;
  size_t interruption = 0;  // Place in the list, unless an operation takes effect.
  // Whether it can only cost: a deletion, or the begin of an interruption. Such events count from
  // the first moment at which they can happen, others from the last.
  bool costs = false;
  Duration time;
};

// Events that count from one moment on.
struct EventGroup {
  std::vector<ApplyEvent> events;
  Duration time;
};

// In the order of time of the usual walk. `relevant` is by operation: others have no event.
std::vector<EventGroup> ListEvents(const ApplyGraph& graph, const Walks& walks,
                                   std::span<const Interruption> interruptions,
                                   const std::vector<bool>& relevant);

// At most about `most` groups: neighbours are taken together so that no loss gets shorter, first
// all that costs, then the rest.
std::vector<EventGroup> Coarsened(const std::vector<EventGroup>& groups, size_t most);

}  // namespace routesight

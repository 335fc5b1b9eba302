// What an operation puts out of service besides the resource that it writes (rules DOWN). What
// follows from a resource being away or different is no part of this: the network at that moment
// shows it.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/apply/apply_graph.h"
#include "evaluator/apply/durations.h"
#include "evaluator/base/rule.h"
#include "evaluator/plan/moment.h"
#include "evaluator/topology/topology.h"

namespace routesight {

enum class Certainty : uint8_t { kExpected, kPossible };
std::string_view CertaintyName(Certainty certainty);  // expected, possible

enum class Occasion : uint8_t { kCreation, kRecreation, kDeletion, kUpdate };

enum class Reach : uint8_t {
  kItself,                // With the connections of a gateway.
  kGatewaysOfItsNetwork,  // Of a route server; with their connections.
  kItsConnections,        // Those to a local network gateway.
};

enum class Redundancy : uint8_t { kAny, kActiveStandby, kActiveActive };

enum class InterruptionPhase : uint8_t {
  kDuring,  // From the begin of the operation on, not longer than it takes.
  kAfter,   // From the end of the operation on.
};

// An interruption that is not documented to be over before the operation is.
inline constexpr double kUntilTheEnd = std::numeric_limits<double>::infinity();

struct InterruptionRule {
  RuleId rule;
  std::string_view type;
  Occasion occasion = Occasion::kUpdate;
  std::span<const std::string_view> attributes;  // Of an update: one of them changes.
  Redundancy redundancy = Redundancy::kAny;      // Of a gateway that updates itself.
  Reach reach = Reach::kItself;
  InterruptionPhase phase = InterruptionPhase::kDuring;
  Certainty certainty = Certainty::kExpected;
  DurationEstimate length;
};

// Sorted by type.
std::span<const InterruptionRule> InterruptionRules();

// The attributes that decide about interruptions, by type; beside those that readers want.
std::vector<WantedAttributes> AttributesThatInterrupt();

struct Interruption {
  OperationId operation;
  const InterruptionRule* rule = nullptr;
  std::vector<PlacedResource> out;  // Sorted.
  std::vector<std::string> names;   // Of what is hit, without what only hangs on it. Sorted.
};

// Of the first plan, in the order of its operations.
std::vector<Interruption> FindInterruptions(std::span<const LinkedPlan> plans,
                                            const ApplyGraph& graph, const Topology& before,
                                            const Topology& after);

}  // namespace routesight

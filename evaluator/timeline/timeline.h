// The network at each moment that is looked at, and how the tables differ between moments.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/apply/durations.h"
#include "evaluator/apply/schedule.h"
#include "evaluator/base/two_at_once.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/control_plane/ribs.h"
#include "evaluator/forwarding/effective_routes.h"
#include "evaluator/forwarding/route_row.h"
#include "evaluator/links/linked_plan.h"
#include "evaluator/timeline/interruptions.h"
#include "evaluator/topology/topology.h"

namespace routesight {

struct Snapshot {
  std::string at;  // before, after, or the number of a step
  Topology topology;
  Ribs ribs;
  Fibs fibs;
};

// One row of a table that is not the same at two moments. Rows are paired by prefix; `before` and
// `after` hold the shown rows of that prefix.
struct RowChange {
  std::string prefix;
  std::vector<RouteRow> before;
  std::vector<RouteRow> after;
};

enum class TableChangeKind : unsigned char { kAdded, kRemoved, kChanged };

// A subnet, or an interface with a table of its own, whose shown rows differ.
struct TableChange {
  std::string subnet;           // Name of the subnet; empty if it is not known.
  std::string interface_name;   // Empty for the table of a subnet.
  std::string virtual_network;  // Empty if it is not known.
  TableChangeKind kind = TableChangeKind::kChanged;
  std::vector<RowChange> rows;  // In canonical order; empty for added and removed tables.
};

// One call of Terraform to Azure in the expected order. The walk is done three times, with every
// operation as short, as usual and as long as it is estimated to be.
struct TimedOperation {
  std::string resource;  // Its label.
  OperationKind kind = OperationKind::kCreate;
  DurationEstimate estimate;
  ScheduledOperation shortest;
  ScheduledOperation typical;
  ScheduledOperation longest;
  std::vector<size_t> after;  // What it directly waits for: places in ApplyTimeline::operations.
  std::vector<std::string> locks;
};

// What an operation does to traffic.
struct Cause {
  size_t operation = 0;  // Place in ApplyTimeline::operations.
  RuleId rule;
  std::vector<std::string> attributes;  // Of an update: what it changes. Sorted.
  std::vector<std::string> interrupts;  // What it puts out of service beside itself. Sorted.
  friend auto operator<=>(const Cause&, const Cause&) = default;
};

// A moment of the expected order at which routing changes. What is deleted is taken to be gone as
// soon as its deletion begins, what is created or updated to count when the operation ends, and
// what an operation interrupts to be out of service from its begin: loss is never shown shorter
// than it can be.
struct Step {
  Duration time;  // From the begin of the apply.
  // That take effect here, or whose interruption begins or ends here: places in
  // ApplyTimeline::operations.
  std::vector<size_t> operations;
  std::vector<Cause> causes;         // What may cost traffic from here on.
  std::vector<TableChange> changes;  // To what was before the step.
  Snapshot snapshot;                 // Just after it; `at` is its number, from 1.
};

enum class WindowKind : uint8_t {
  kMoved,     // From one way to another, once.
  kDiverted,  // Meanwhile on another way than before and after.
  kDown,      // Meanwhile, or at the end, lost, or some of it, or its answers.
  kLooping,   // Lost, since it goes round.
  kGained,    // From being lost to arriving.
};

// Whether a window of that kind interrupts what was there.
constexpr bool IsLoss(WindowKind kind) {
  return kind == WindowKind::kDown || kind == WindowKind::kLooping;
}
constexpr bool IsInterruption(WindowKind kind) {
  return IsLoss(kind) || kind == WindowKind::kDiverted;
}

// What becomes of packets and of the answers to them.
enum class Delivery : uint8_t {
  kArrives,
  kUnknown,      // Something on the way is not known: it may arrive.
  kPartlyLost,   // On some of several equal-cost ways.
  kAnswersLost,  // They arrive, and the answers do not.
  kLooping,
  kDropped,
};
constexpr bool IsLost(Delivery delivery) { return delivery >= Delivery::kPartlyLost; }

// Whose packets. One of the names is there.
struct Sender {
  std::string subnet;
  std::string interface_name;  // With a table of its own.
  std::string on_premises;     // A site, or a local network gateway that stands for one.
  friend auto operator<=>(const Sender&, const Sender&) = default;
  template <typename H>
  friend H AbslHashValue(H state, const Sender& sender) {
    return H::combine(std::move(state), sender.subnet, sender.interface_name, sender.on_premises);
  }

  const std::string& name() const {
    return !subnet.empty() ? subnet : !interface_name.empty() ? interface_name : on_premises;
  }
};

// From a step on (0: before the apply) the traffic goes this way.
struct WindowPhase {
  size_t step = 0;
  Delivery delivery = Delivery::kArrives;
  std::optional<RouteRow> row;   // Of the sender's table; none if none has it.
  std::vector<std::string> via;  // Names of what it passes on any of its ways. Sorted.
  std::string end;               // Of what may not arrive: what becomes of it, in words.
};

// The destinations of one sender. A prefix stands for its addresses without those of longer
// prefixes that are in any class of the sender.
struct ClassMember {
  Sender sender;
  std::vector<std::string> prefixes;  // Sorted.
};

struct BehaviourClass {
  std::vector<ClassMember> members;  // Sorted by sender.
  std::vector<WindowPhase> phases;   // In order of time; one if nothing changes.
};

// How long, from what, and how sure that is: the weakest of what it is made of.
struct WindowDuration {
  Duration seconds;
  DurationBasis basis = DurationBasis::kAssumed;
  std::vector<std::string> sources;  // Sorted.
};

// An order that Terraform may choose as well as the expected one.
struct OtherOrder {
  std::vector<size_t> done;       // The operations that have taken effect by then; sorted.
  std::optional<size_t> earlier;  // What opens the window,
  std::optional<size_t> later;    // and what closes it.
  // Whether no order has the window any more once `later` comes before `earlier`: simulated.
  bool ordering_helps = false;
};

// What becomes of the traffic from a sender to ranges of addresses that fare alike. A range here is
// without the longer prefixes that the sender's table has at any moment, and without `but_not`.
struct Window {
  Sender sender;
  std::string virtual_network;  // Of the sender; empty if it is in none.
  WindowKind kind = WindowKind::kMoved;
  Certainty certainty = Certainty::kExpected;
  std::vector<std::string> prefixes;
  std::vector<std::string> but_not;  // Ranges inside `prefixes` that fare otherwise.
  std::vector<WindowPhase> phases;   // In order of time, at least two.
  size_t from_step = 0;           // Where it is lost, else where it becomes different from before.
  std::optional<size_t> to_step;  // Where it is as it stays; none if it stays down.
  // Of being down or diverted; none if it does not end, or if it only moves or is gained.
  std::optional<WindowDuration> duration;
  std::vector<Cause> causes;        // Sorted by operation.
  size_t causes_left_out = 0;       // Of a window that was stored: so many it does not name.
  std::optional<OtherOrder> order;  // Of a window that the expected order does not have.
  bool complete = true;             // Whether no gap touches the ways that it is read from.
};

// An operation that Terraform accepts and Azure will refuse.
struct Refusal {
  size_t operation = 0;  // Place in ApplyTimeline::operations.
  RuleId rule;
  std::string reason;  // A sentence without a full stop.
  Certainty certainty = Certainty::kExpected;
  // What is lost, and stays so, when the apply stops there: everything that does not wait for the
  // operation is done.
  std::vector<Window> left;
};

// Which orders beside the expected one were looked at.
enum class OrdersSeen : uint8_t {
  kNone,
  kSome,  // There are too many: each operation as early and as late as can be.
  kAll,   // Every moment that any order can have.
};
std::string_view OrdersSeenName(OrdersSeen seen);  // none, some, all

// What is done first so that less is lost.
struct SaferOrder {
  std::string first;  // A resource.
  std::string then;   // Another one.
  // Whether `then` can say so with depends_on. What is deleted cannot: `first` needs an apply of
  // its own.
  bool by_depends_on = false;
};

// A change of the configuration with which an apply loses less traffic, and no other: simulated.
struct SaferPlan {
  std::vector<std::string> create_before_destroy;  // The resources that get it. Sorted.
  std::optional<SaferOrder> order;                 // Where that is what helps.
  // What is lost for a shorter time, by example: the traffic that it helps most.
  Sender sender;
  std::string prefix;
  Duration now;
  Duration then;     // Zero if it is not lost any more.
  size_t flows = 0;  // So many pairs of sender and prefix are helped.
};

// The apply as it will run, in the expected order.
struct ApplyTimeline {
  std::vector<TimedOperation> operations;  // Sorted by resource; of a replacement in their order.
  Duration duration;
  std::vector<Step> steps;
  std::vector<Window> windows;          // Sorted by sender, then first step.
  std::vector<BehaviourClass> classes;  // As ClassesIn has them; none without steps.
  std::vector<Window> possible;         // Likewise: what may happen besides.
  std::vector<Refusal> refusals;        // Sorted by operation.
  std::vector<SaferPlan> safer;         // Sorted by resources.
  OrdersSeen orders_seen = OrdersSeen::kNone;
  std::vector<std::string> partly_known;  // Blocks whose order is not fully known (ApplyGraph).
  bool cyclic = false;                    // As Schedule has it.
  // There are so many moments that neighbours are taken together: windows may be longer than they
  // will be, never shorter.
  bool coarse = false;
  // There are so many pairs of senders and destinations that of those that a sender's own table
  // treats alike only one was followed: others may fare otherwise further on.
  bool rows_only = false;
};

struct Timeline {
  std::vector<Snapshot> snapshots;   // In order of time: before, after.
  std::vector<TableChange> changes;  // Before to after, sorted by subnet, then interface.
  ApplyTimeline apply;               // What is between.
  // Whether both snapshots are of one network, read from the same values.
  bool stays = false;
  Size size = Size::kSmall;  // Whether what is done for each of them is worth two threads.

  const Snapshot& before() const { return snapshots.front(); }
  const Snapshot& after() const { return snapshots.back(); }
  // What the configuration file says about things that are there at no moment: place and name.
  std::vector<std::string> unmatched;
  // The snapshot of that name; null if there is none.
  const Snapshot* Find(std::string_view at) const;
  // The names that there are, in words.
  std::string MomentsInWords() const;
};

// Of the first plan, among the networks that all plans describe together.
Timeline BuildTimeline(std::span<const LinkedPlan> plans, const Configuration& configuration);

// Of the snapshots of steps only their names remain.
void ForgetNetworksOfSteps(Timeline& timeline);

// How the shown tables of two snapshots differ.
std::vector<TableChange> Difference(const Snapshot& before, const Snapshot& after);

}  // namespace routesight

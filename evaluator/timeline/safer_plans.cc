#include "evaluator/timeline/safer_plans.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "evaluator/apply/apply_graph.h"
#include "evaluator/base/text.h"
#include "evaluator/timeline/simulate_apply.h"

namespace routesight {
namespace {

// Each is a simulation of the whole apply.
constexpr size_t kMostTried = 6;
// Larger plans take too long to be simulated again and again.
constexpr size_t kMostOperations = 60;

constexpr double kForGood = std::numeric_limits<double>::infinity();

using Flow = std::pair<Sender, std::string>;

// How long each traffic is lost or diverted.
std::map<Flow, Duration> InterruptionsIn(const ApplyTimeline& apply) {
  std::map<Flow, Duration> interruptions;
  for (const Window& window : apply.windows) {
    if (!IsInterruption(window.kind)) continue;
    const Duration length =
        window.duration ? window.duration->seconds : Duration{kForGood, kForGood, kForGood};
    for (const std::string& prefix : window.prefixes) {
      Duration& longest = interruptions[{window.sender, prefix}];
      if (length.typical_seconds >= longest.typical_seconds) longest = length;
    }
  }
  return interruptions;
}

// Azure has one object of a name, and of many types one for a place: one peering for two networks,
// one connection for an appliance's address, one association for a subnet. Of these types an object
// with a new name can be made while the old one is there.
constexpr std::string_view kTypesBesideEachOther[] = {"azurerm_local_network_gateway",
                                                      "azurerm_route_table"};

bool MayStandBesideOldOne(const Plan& plan, const Resource& resource) {
  const auto* type = std::find(std::begin(kTypesBesideEachOther), std::end(kTypesBesideEachOther),
                               plan.Text(resource.type));
  if (resource.action != Action::kDeleteThenCreate || type == std::end(kTypesBesideEachOther)) {
    return false;
  }
  const JsonView before = plan.View(resource.before)["name"];
  const JsonView after = plan.View(resource.after)["name"];
  return before.IsText() && after.IsText() && !SameName(before.Text(), after.Text());
}

// create_before_destroy spreads to what a resource depends on.
std::vector<ResourceId> WithReplacedDependencies(const Plan& plan, const ApplyGraph& graph,
                                                 ResourceId resource) {
  std::vector<ResourceId> resources = {resource};
  const auto creates = [&](OperationId id, ResourceId of) {
    const Operation& operation = graph.operations[id];
    return operation.resource == of && operation.kind == OperationKind::kCreate;
  };
  for (size_t i = 0; i < graph.operations.size(); ++i) {
    if (!creates(graph.operations.IdAt(i), resource)) continue;
    for (size_t j = 0; j < graph.operations.size(); ++j) {
      const OperationId other = graph.operations.IdAt(j);
      const ResourceId dependency = graph.operations[other].resource;
      if (dependency == resource || !creates(other, dependency) ||
          plan.resources[dependency].action != Action::kDeleteThenCreate ||
          !graph.MustPrecede(other, graph.operations.IdAt(i))) {
        continue;
      }
      resources.push_back(dependency);
    }
  }
  return resources;
}

// Whether Azure refuses something that it does not, or refuses for certain what it only may.
bool IsRefusedMore(const ApplyTimeline& now, const ApplyTimeline& then) {
  return std::any_of(then.refusals.begin(), then.refusals.end(), [&](const Refusal& refusal) {
    return std::none_of(now.refusals.begin(), now.refusals.end(), [&](const Refusal& known) {
      return known.operation == refusal.operation && known.rule == refusal.rule &&
             (known.certainty == refusal.certainty || known.certainty == Certainty::kExpected);
    });
  });
}

// What of the traffic is better off; none if some is worse off.
std::optional<SaferPlan> Compared(const ApplyTimeline& now, const ApplyTimeline& then) {
  if (IsRefusedMore(now, then)) return std::nullopt;
  const std::map<Flow, Duration> before = InterruptionsIn(now);
  const std::map<Flow, Duration> after = InterruptionsIn(then);
  for (const auto& [flow, length] : after) {
    const auto known = before.find(flow);
    if (known == before.end() || known->second.typical_seconds < length.typical_seconds) {
      return std::nullopt;
    }
  }
  std::optional<SaferPlan> safer;
  for (const auto& [flow, length] : before) {
    const auto left = after.find(flow);
    const Duration rest = left == after.end() ? Duration{0, 0, 0} : left->second;
    const double gained = length.typical_seconds - rest.typical_seconds;
    if (length.typical_seconds == kForGood || gained <= 0) continue;
    if (!safer) safer.emplace();
    ++safer->flows;
    if (gained <= safer->now.typical_seconds - safer->then.typical_seconds) continue;
    safer->sender = flow.first;
    safer->prefix = flow.second;
    safer->now = length;
    safer->then = rest;
  }
  return safer;
}

class Search {
 public:
  Search(std::span<LinkedPlan> plans, const Configuration& configuration, const Timeline& timeline)
      : plan_(plans.front().plan),
        timeline_(timeline),
        graph_(BuildApplyGraph(plans.front())),
        source_(plans, configuration) {
    source_.KnowEnds(timeline.before(), timeline.after());
  }

  std::vector<SaferPlan> Run() {
    for (size_t i = 0; i < plan_.resources.size() && tried_ < kMostTried; ++i) {
      TryCreationFirst(plan_.resources.IdAt(i));
    }
    tried_ = 0;
    for (const auto& [first, then] : OrdersThatMayHelp()) {
      if (tried_++ < kMostTried) TryOrder(first, then);
    }
    std::sort(found_.begin(), found_.end(), [](const SaferPlan& a, const SaferPlan& b) {
      const auto key = [](const SaferPlan& safer) {
        const SaferOrder order = safer.order.value_or(SaferOrder());
        return std::tuple(safer.create_before_destroy, order.first, order.then);
      };
      return key(a) < key(b);
    });
    return std::move(found_);
  }

 private:
  void TryCreationFirst(ResourceId id) {
    if (!MayStandBesideOldOne(plan_, plan_.resources[id])) return;
    const std::vector<ResourceId> changed = WithReplacedDependencies(plan_, graph_, id);
    const bool may = std::all_of(changed.begin(), changed.end(), [&](ResourceId one) {
      return MayStandBesideOldOne(plan_, plan_.resources[one]);
    });
    if (!may) return;
    ++tried_;
    for (const ResourceId one : changed) plan_.resources[one].action = Action::kCreateThenDelete;
    auto safer = Compared(timeline_.apply, SimulateApply(source_, timeline_, {}));
    for (const ResourceId one : changed) plan_.resources[one].action = Action::kDeleteThenCreate;
    if (!safer) return;
    for (const ResourceId one : changed) safer->create_before_destroy.push_back(NameOf(one));
    std::sort(safer->create_before_destroy.begin(), safer->create_before_destroy.end());
    found_.push_back(*std::move(safer));
  }

  // What closes a window, and what opens it without having to wait for that.
  std::set<std::pair<OperationId, OperationId>> OrdersThatMayHelp() const {
    std::set<std::pair<OperationId, OperationId>> orders;
    const auto id = [](size_t operation) { return OperationId{static_cast<uint32_t>(operation)}; };
    for (const Window& window : timeline_.apply.windows) {
      if (!IsInterruption(window.kind) || !window.to_step || *window.to_step == 0) continue;
      for (const size_t closing : timeline_.apply.steps[*window.to_step - 1].operations) {
        for (const Cause& cause : window.causes) {
          if (MayBeOrdered(id(closing), id(cause.operation))) {
            orders.emplace(id(closing), id(cause.operation));
          }
        }
      }
    }
    return orders;
  }

  bool MayBeOrdered(OperationId first, OperationId then) const {
    return graph_.operations[first].resource != graph_.operations[then].resource &&
           graph_.operations[first].kind != OperationKind::kDelete &&
           !graph_.MustPrecede(first, then) && !graph_.MustPrecede(then, first);
  }

  void TryOrder(OperationId first, OperationId then) {
    const bool by_depends_on = graph_.operations[then].kind != OperationKind::kDelete;
    std::vector<AddedOrder> added = {{first, then}};
    // With an apply of its own, everything else waits for it.
    for (size_t i = 0; i < graph_.operations.size() && !by_depends_on; ++i) {
      const OperationId other = graph_.operations.IdAt(i);
      if (other != first && other != then && !graph_.MustPrecede(other, first)) {
        added.push_back({first, other});
      }
    }
    auto safer = Compared(timeline_.apply, SimulateApply(source_, timeline_, added));
    if (!safer) return;
    safer->order = SaferOrder{NameOf(graph_.operations[first].resource),
                              NameOf(graph_.operations[then].resource), by_depends_on};
    found_.push_back(*std::move(safer));
  }

  std::string NameOf(ResourceId id) const {
    return std::string(plan_.Text(plan_.resources[id].label));
  }

  Plan& plan_;
  const Timeline& timeline_;
  const ApplyGraph graph_;
  NetworkSource source_;
  size_t tried_ = 0;
  std::vector<SaferPlan> found_;
};

}  // namespace

std::vector<SaferPlan> FindSaferPlans(std::span<LinkedPlan> plans,
                                      const Configuration& configuration,
                                      const Timeline& timeline) {
  const ApplyTimeline& now = timeline.apply;
  if (InterruptionsIn(now).empty() || now.operations.size() > kMostOperations) return {};
  return Search(plans, configuration, timeline).Run();
}

}  // namespace routesight

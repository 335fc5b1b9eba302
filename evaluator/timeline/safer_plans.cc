#include "evaluator/timeline/safer_plans.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
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

// What of the traffic is better off; none if some is worse off.
std::optional<SaferPlan> Compared(const ApplyTimeline& now, const ApplyTimeline& then) {
  if (then.refusals.size() > now.refusals.size()) return std::nullopt;
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

}  // namespace

std::vector<SaferPlan> FindSaferPlans(std::span<LinkedPlan> plans,
                                      const Configuration& configuration,
                                      const Timeline& timeline) {
  std::vector<SaferPlan> found;
  Plan& plan = plans.front().plan;
  const ApplyTimeline& now = timeline.apply;
  if (InterruptionsIn(now).empty() || now.operations.size() > kMostOperations) return found;
  const ApplyGraph graph = BuildApplyGraph(plans.front());
  const Snapshot* ends[] = {&timeline.before(), &timeline.after()};
  NetworkSource source(plans, configuration);
  source.KnowGatewayNetworksOf(ends);
  size_t tried = 0;
  for (size_t i = 0; i < plan.resources.size() && tried < kMostTried; ++i) {
    const ResourceId id = plan.resources.IdAt(i);
    if (!MayStandBesideOldOne(plan, plan.resources[id])) continue;
    const std::vector<ResourceId> changed = WithReplacedDependencies(plan, graph, id);
    const bool may = std::all_of(changed.begin(), changed.end(), [&](ResourceId one) {
      return MayStandBesideOldOne(plan, plan.resources[one]);
    });
    if (!may) continue;
    ++tried;
    for (const ResourceId one : changed) plan.resources[one].action = Action::kCreateThenDelete;
    std::optional<SaferPlan> safer = Compared(now, SimulateApply(source, timeline));
    for (const ResourceId one : changed) plan.resources[one].action = Action::kDeleteThenCreate;
    if (!safer) continue;
    for (const ResourceId one : changed) {
      safer->create_before_destroy.emplace_back(plan.Text(plan.resources[one].label));
    }
    std::sort(safer->create_before_destroy.begin(), safer->create_before_destroy.end());
    found.push_back(*std::move(safer));
  }
  std::sort(found.begin(), found.end(), [](const SaferPlan& a, const SaferPlan& b) {
    return a.create_before_destroy < b.create_before_destroy;
  });
  return found;
}

}  // namespace routesight

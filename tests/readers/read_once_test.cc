// What moments share is read once; reading every resource at every moment is the oracle.
#include <catch2/catch.hpp>
#include <random>

#include "evaluator/base/text.h"
#include "evaluator/control_plane/ribs.h"
#include "evaluator/forwarding/print_routes.h"
#include "evaluator/readers/topology_reader.h"
#include "tests/support/test_case.h"
#include "tests/support/topology_facts.h"

namespace routesight {
namespace {

std::string TextOf(const Topology& topology) {
  TopologyFacts facts(topology);
  AddNetworkFacts(facts);
  AddGatewayFacts(facts);
  AddMachineFacts(facts);
  AddSpeakerFacts(facts);
  AddBalancingFacts(facts);
  const Ribs ribs = SimulateControlPlane(topology);
  std::string text = std::move(facts).Text();
  for (const InvalidValue& value : topology.invalid_values) {
    text += Concat(value.resource, " ", value.attribute, " ", value.value, "\n");
  }
  return text + PrintRoutes(topology, ribs, ComputeEffectiveRoutes(topology, ribs));
}

// Some of the operations have been done, in no order that Terraform would choose, and something is
// out of service.
Moment RandomMoment(const std::vector<LinkedPlan>& plans, std::mt19937& random) {
  const Plan& plan = plans.front().plan;
  std::vector<ResourceState> states;
  std::vector<PlacedResource> out;
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    const Resource& resource = plan.resources[plan.resources.IdAt(i)];
    const bool replaced = resource.action == Action::kDeleteThenCreate ||
                          resource.action == Action::kCreateThenDelete;
    states.push_back(static_cast<ResourceState>(random() % 3));
    if (!replaced && states.back() == ResourceState::kGone) states.back() = ResourceState::kAfter;
    if (random() % 20 == 0) out.push_back({plan.place, plan.resources.IdAt(i)});
  }
  if (random() % 2 == 0) out.clear();
  return Moment::During(std::move(states)).Without(std::move(out));
}

}  // namespace

TEST_CASE("TF-07: a network of which most is read once is the one that is read anew") {
  size_t compared = 0;
  for (const auto& directory : CaseDirectories()) {
    for (const auto& file : PlansOf(directory)) {
      INFO(file);
      const Evaluation evaluation = EvaluatePlan(file);
      const TopologyReader reader(evaluation.plans, evaluation.configuration);
      std::vector<Moment> moments = {Moment::Before(), Moment::After()};
      // NOLINTNEXTLINE: the same moments in every run.
      std::mt19937 random(static_cast<uint32_t>(evaluation.plan().resources.size()));
      for (int i = 0; i < 3; ++i) moments.push_back(RandomMoment(evaluation.plans, random));
      for (const Moment& moment : moments) {
        CHECK(TextOf(reader.At(moment)) == TextOf(reader.AtAnew(moment)));
        ++compared;
      }
    }
  }
  CHECK(compared > 500);
}

}  // namespace routesight

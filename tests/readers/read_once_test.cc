// What moments share is read once; reading every resource at every moment is the oracle.
#include <catch2/catch.hpp>
#include <random>

#include "evaluator/base/text.h"
#include "evaluator/control_plane/ribs.h"
#include "evaluator/forwarding/print_routes.h"
#include "evaluator/readers/topology_reader.h"
#include "tests/support/random_moment.h"
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

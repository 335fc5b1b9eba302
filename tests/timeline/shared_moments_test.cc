// Moments share symbols, sets of next hops and rows with the ends of the apply; each moment by
// itself is the oracle.
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <utility>

#include "evaluator/forwarding/print_routes.h"
#include "evaluator/timeline/network_source.h"
#include "tests/support/random_moment.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

std::string Printed(const Snapshot& snapshot) {
  return PrintRoutes(snapshot.topology, snapshot.ribs, snapshot.fibs);
}

std::string PrintedAnew(const TopologyReader& reader, const Moment& moment,
                        const Topology& as_taken) {
  Topology topology = reader.AtAnew(moment);
  REQUIRE(topology.vnets.size() == as_taken.vnets.size());
  for (size_t i = 0; i < topology.vnets.size(); ++i) {
    const VnetId id = topology.vnets.IdAt(i);
    topology.vnets[id].gateways_at_hand = as_taken.vnets[id].gateways_at_hand;
  }
  const Ribs ribs = SimulateControlPlane(topology);
  return PrintRoutes(topology, ribs, ComputeEffectiveRoutes(topology, ribs));
}

size_t CountShared(const Snapshot& snapshot, const std::set<const TableRows*>& known) {
  size_t shared = 0;
  for (const EffectiveTable& table : snapshot.fibs.tables) {
    if (known.contains(table.rows.get())) ++shared;
  }
  return shared;
}

}  // namespace

TEST_CASE("a moment that shares with others has the tables that it has by itself") {
  size_t shared = 0, own = 0;
  for (const auto& directory : CaseDirectories()) {
    for (const auto& file : PlansOf(directory)) {
      INFO(file);
      const Evaluation evaluation = EvaluatePlan(file);
      const TopologyReader reader(evaluation.plans, evaluation.configuration);
      NetworkSource source(evaluation.plans, evaluation.configuration);
      const auto [before, after] = source.TakeEnds();
      CHECK(Printed(before) == PrintedAnew(reader, Moment::Before(), before.topology));
      CHECK(Printed(after) == PrintedAnew(reader, Moment::After(), after.topology));
      source.KnowEnds(before, after);
      std::set<const TableRows*> rows;
      for (const Snapshot* end : {&before, &after}) {
        for (const EffectiveTable& table : end->fibs.tables) rows.insert(table.rows.get());
      }
      // NOLINTNEXTLINE: the same moments in every run.
      std::mt19937 random(static_cast<uint32_t>(evaluation.plan().resources.size()));
      for (int i = 0; i < 4; ++i) {
        const Moment moment = RandomMoment(evaluation.plans, random);
        const Snapshot taken = source.Take(moment, "");
        CHECK(Printed(taken) == PrintedAnew(reader, moment, taken.topology));
        const size_t alike = CountShared(taken, rows);
        shared += alike;
        own += taken.fibs.tables.size() - alike;
      }
    }
  }
  CHECK(shared > 500);
  CHECK(own > 500);
}

}  // namespace routesight

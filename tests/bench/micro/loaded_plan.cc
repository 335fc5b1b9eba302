#include "tests/bench/micro/loaded_plan.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

#include "evaluator/configuration/parse_configuration.h"
#include "evaluator/plan/join_plans.h"
#include "evaluator/readers/topology_reader.h"
#include "evaluator/timeline/interruptions.h"

namespace routesight {
namespace {

template <typename T>
T Expected(absl::StatusOr<T> value, const std::string& name) {
  if (!value.ok()) {
    std::fprintf(stderr, "%s: %s\n", name.c_str(), std::string(value.status().message()).c_str());
    std::exit(1);
  }
  return *std::move(value);
}

std::string TextOf(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

LoadedPlan Read(const std::string& name) {
  const std::string file = std::string(ROUTESIGHT_BENCHMARK_PLANS "/") + name;
  std::vector<WantedAttributes> wanted = AttributesThatReadersWant();
  for (WantedAttributes& more : AttributesThatInterrupt()) wanted.push_back(std::move(more));
  const std::string text = TextOf(file + ".json");
  std::vector<Plan> plans;
  plans.push_back(Expected(ParsePlan(std::string_view(text), wanted), file));
  JoinPlans(plans);
  LoadedPlan loaded;
  loaded.configuration = Expected(ParseConfiguration(TextOf(file + ".yaml"), name), file);
  std::vector<Link> links = ResolveLinks(plans.front(), {});
  loaded.plans.push_back({std::move(plans.front()), std::move(links)});
  return loaded;
}

}  // namespace

const LoadedPlan& Load(const std::string& name) {
  static std::map<std::string, std::unique_ptr<LoadedPlan>> loaded;
  std::unique_ptr<LoadedPlan>& plan = loaded[name];
  if (!plan) plan = std::make_unique<LoadedPlan>(Read(name));
  return *plan;
}

Snapshot SnapshotAt(const LoadedPlan& plan, const Moment& moment) {
  const TopologyReader reader(plan.plans, plan.configuration);
  Snapshot snapshot;
  snapshot.topology = reader.At(moment);
  snapshot.ribs = SimulateControlPlane(snapshot.topology);
  snapshot.fibs = ComputeEffectiveRoutes(snapshot.topology, snapshot.ribs);
  return snapshot;
}

}  // namespace routesight

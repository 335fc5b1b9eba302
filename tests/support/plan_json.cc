#include "tests/support/plan_json.h"

#include <stdexcept>

#include "evaluator/base/text.h"
#include "evaluator/configuration/parse_configuration.h"
#include "evaluator/forwarding/print_routes.h"

namespace routesight {
namespace {

std::string Change(std::string_view address, std::string_view change) {
  const size_t dot = address.rfind('.');
  const std::string_view rest = address.substr(0, dot);
  const bool data = rest.starts_with("data.");
  return Concat(R"({"address":")", address, R"(","mode":")", data ? "data" : "managed",
                R"(","type":")", data ? rest.substr(5) : rest, R"(","name":")",
                address.substr(dot + 1), R"(","change":{)", change, "}}");
}

std::string PlanJson(std::initializer_list<std::string> changes, std::string_view configuration) {
  return Concat(R"({"format_version":"1.2","planned_values":{},"resource_changes":[)",
                Join(changes, ","), R"(],"configuration":{"root_module":{)", configuration, "}}}");
}

Evaluation EvaluateOrThrow(const std::string& plan, const Configuration& configuration) {
  auto evaluation = Evaluate({"test", std::string_view(plan)}, {}, configuration);
  if (!evaluation.ok()) throw std::runtime_error(std::string(evaluation.status().message()));
  return *std::move(evaluation);
}

}  // namespace

std::string Created(std::string_view address, std::string_view after,
                    std::string_view after_unknown) {
  return Change(address, Concat(R"("actions":["create"],"before":null,"after":{)", after,
                                R"(},"after_unknown":{)", after_unknown, "}"));
}

std::string Standing(std::string_view address, std::string_view values) {
  return Change(address,
                Concat(R"("actions":["no-op"],"before":{)", values, R"(},"after":{)", values, "}"));
}

std::string Changed(std::string_view address, std::string_view actions, std::string_view before,
                    std::string_view after) {
  return Change(address,
                Concat(R"("actions":)", actions, R"(,"before":)", before, R"(,"after":)", after));
}

Evaluation EvaluateChanges(std::initializer_list<std::string> changes,
                           std::string_view configuration) {
  return EvaluateOrThrow(PlanJson(changes, configuration), Configuration());
}

Evaluation EvaluateWithFile(std::string_view yaml, std::initializer_list<std::string> changes) {
  const auto configuration = ParseConfiguration(yaml, "routesight.yaml");
  if (!configuration.ok()) throw std::runtime_error(std::string(configuration.status().message()));
  return EvaluateOrThrow(PlanJson(changes, ""), *configuration);
}

std::string TableAt(const Evaluation& evaluation, std::string_view at, std::string_view subnet) {
  const Snapshot* snapshot = evaluation.timeline.Find(at);
  if (snapshot == nullptr) throw std::invalid_argument(std::string(at));
  const Topology& topology = snapshot->topology;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    if (topology.Text(topology.subnets[topology.subnets.IdAt(i)].name) != subnet) continue;
    return "\n" + PrintTable(topology, snapshot->ribs, snapshot->fibs, snapshot->fibs.of_subnet[i]);
  }
  return "\nno such subnet\n";
}

}  // namespace routesight

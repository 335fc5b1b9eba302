#include "evaluator/apply/apply_graph.h"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>

#include "evaluator/apply/locks.h"
#include "evaluator/base/text.h"
#include "evaluator/evaluate.h"

namespace routesight {
namespace {

// One entry of `resource_changes`; `actions` without brackets.
std::string Change(std::string_view address, std::string_view actions,
                   std::string_view values = "") {
  const size_t key = std::min(address.find('[', address.rfind("azurerm_")), address.size());
  const size_t dot = address.rfind('.', key);
  const size_t type = address.rfind("azurerm_", dot);
  const std::string_view index = address.substr(key);
  const bool created = actions == "\"create\"";
  const bool deleted = actions == "\"delete\"";
  const std::string object = Concat("{", values, "}");
  return Concat(
      R"({"address":")", index.empty() ? std::string(address) : std::string(address.substr(0, key)),
      index.empty() ? "" : Concat("[\\\"", index.substr(1, index.size() - 2), "\\\"]"),
      R"(","mode":"managed","type":")", address.substr(type, dot - type), R"(","name":")",
      address.substr(dot + 1, key - dot - 1), R"(",)",
      index.empty() ? "" : Concat(R"("index":")", index.substr(1, index.size() - 2), R"(",)"),
      R"("change":{"actions":[)", actions, R"(],"before":)", created ? "null" : object,
      R"(,"after":)", deleted ? "null" : object, "}}");
}

std::string Block(std::string_view type, std::string_view name, std::string_view reference) {
  return Concat(R"({"address":")", type, ".", name, R"(","mode":"managed","type":")", type,
                R"(","name":")", name, R"(","expressions":{"name":{"references":[)",
                reference.empty() ? "" : Concat("\"", reference, "\""), "]}}}");
}

std::string Stored(std::string_view address, std::string_view type, std::string_view name,
                   std::string_view depends_on) {
  return Concat(R"({"address":")", address, R"(","mode":"managed","type":")", type, R"(","name":")",
                name, R"(","values":{},"depends_on":[)", depends_on, "]}");
}

Evaluation Planned(std::initializer_list<std::string> changes, std::string_view configuration,
                   std::initializer_list<std::string> stored = {}) {
  const std::string json =
      Concat(R"({"format_version":"1.2","planned_values":{},"resource_changes":[)",
             Join(changes, ","), R"(],"prior_state":{"values":{"root_module":{"resources":[)",
             Join(stored, ","), R"(]}}},"configuration":{"root_module":{)", configuration, "}}}");
  auto evaluation = Evaluate({"test", std::string_view(json)}, {}, Configuration());
  if (!evaluation.ok()) throw std::runtime_error(std::string(evaluation.status().message()));
  return *std::move(evaluation);
}

std::string Name(const Plan& plan, const Operation& operation) {
  return Concat(OperationKindName(operation.kind), " ",
                plan.Text(plan.resources[operation.resource].address));
}

// One line an operation: what it directly waits for stands behind the arrow.
std::string Print(const Evaluation& evaluation) {
  const ApplyGraph graph = BuildApplyGraph(evaluation.plans.front());
  std::string text = "\n";
  for (size_t i = 0; i < graph.operations.size(); ++i) {
    const OperationId id = graph.operations.IdAt(i);
    std::vector<std::string> before;
    for (const OperationId other : graph.DirectlyBefore(id)) {
      before.push_back(Name(evaluation.plan(), graph.operations[other]));
      CHECK(graph.MustPrecede(other, id));
      CHECK_FALSE(graph.MustPrecede(id, other));
    }
    text += Concat(Name(evaluation.plan(), graph.operations[id]), before.empty() ? "" : " <- ",
                   Join(before, ", "), "\n");
  }
  return text;
}

const std::string kTwoBlocks =
    Concat(R"("resources":[)", Block("azurerm_virtual_network", "a", ""), ",",
           Block("azurerm_subnet", "b", "azurerm_virtual_network.a.name"), "]");

TEST_CASE("TF-08: a write waits for the writes that it refers to") {
  CHECK(Print(Planned({Change("azurerm_subnet.b", R"("create")"),
                       Change("azurerm_virtual_network.a", R"("update")")},
                      kTwoBlocks)) == R"(
create azurerm_subnet.b <- update azurerm_virtual_network.a
update azurerm_virtual_network.a
)");
}

TEST_CASE("TF-08: order goes through a block that does not change") {
  const std::string blocks =
      Concat(R"("resources":[)", Block("azurerm_virtual_network", "a", ""), ",",
             Block("azurerm_subnet", "b", "azurerm_virtual_network.a.name"), ",",
             Block("azurerm_network_interface", "c", "azurerm_subnet.b.id"), "]");
  CHECK(Print(Planned({Change("azurerm_network_interface.c", R"("create")"),
                       Change("azurerm_virtual_network.a", R"("update")")},
                      blocks)) == R"(
create azurerm_network_interface.c <- update azurerm_virtual_network.a
update azurerm_virtual_network.a
)");
}

TEST_CASE("TF-08: order goes through arguments and outputs of modules, and only through those") {
  const std::string blocks = Concat(
      R"("resources":[)", Block("azurerm_network_interface", "c", "module.net.subnet"), ",",
      Block("azurerm_route_table", "t", ""),
      R"(],"module_calls":{"net":{"expressions":{"range":{"references":["azurerm_route_table.t.id"]}},)",
      R"("module":{"variables":{"range":{}},"outputs":{"subnet":{"expression":{"references":)",
      R"(["azurerm_subnet.b.id","azurerm_subnet.b"]}}},"resources":[)",
      Block("azurerm_subnet", "b", "var.range"), ",", Block("azurerm_subnet", "other", ""), "]}}}");
  CHECK(Print(Planned({Change("azurerm_network_interface.c", R"("create")"),
                       Change("azurerm_route_table.t", R"("create")"),
                       R"({"address":"module.net.azurerm_subnet.b","module_address":"module.net",)"
                       R"("mode":"managed","type":"azurerm_subnet","name":"b",)"
                       R"("change":{"actions":["create"],"before":null,"after":{}}})",
                       R"({"address":"module.net.azurerm_subnet.other","module_address":)"
                       R"("module.net","mode":"managed","type":"azurerm_subnet","name":"other",)"
                       R"("change":{"actions":["create"],"before":null,"after":{}}})"},
                      blocks)) == R"(
create azurerm_network_interface.c <- create module.net.azurerm_subnet.b
create azurerm_route_table.t
create module.net.azurerm_subnet.b <- create azurerm_route_table.t
create module.net.azurerm_subnet.other
)");
}

TEST_CASE("TF-08: a written-out key is a reference to that instance alone") {
  const auto blocks = [](std::string_view reference) {
    return Concat(R"("resources":[)", Block("azurerm_public_ip", "a", ""), ",",
                  Block("azurerm_nat_gateway", "b", reference), "]");
  };
  const auto plan = [&](std::string_view reference) {
    return Print(Planned({Change("azurerm_nat_gateway.b", R"("create")"),
                          Change("azurerm_public_ip.a[x]", R"("create")"),
                          Change("azurerm_public_ip.a[y]", R"("create")")},
                         blocks(reference)));
  };
  CHECK(plan(R"(azurerm_public_ip.a[\"x\"].id)") == R"(
create azurerm_nat_gateway.b <- create azurerm_public_ip.a["x"]
create azurerm_public_ip.a["x"]
create azurerm_public_ip.a["y"]
)");
  CHECK(plan("azurerm_public_ip.a") == R"(
create azurerm_nat_gateway.b <- create azurerm_public_ip.a["x"], create azurerm_public_ip.a["y"]
create azurerm_public_ip.a["x"]
create azurerm_public_ip.a["y"]
)");
}

const std::initializer_list<std::string> kStored = {
    Stored("azurerm_subnet.b", "azurerm_subnet", "b", R"("azurerm_virtual_network.a")"),
    Stored("azurerm_virtual_network.a", "azurerm_virtual_network", "a", "")};

TEST_CASE("TF-08: what left the configuration is deleted before what it depended on") {
  CHECK(Print(Planned({Change("azurerm_subnet.b", R"("delete")"),
                       Change("azurerm_virtual_network.a", R"("delete")")},
                      R"("resources":[])", kStored)) == R"(
delete azurerm_subnet.b
delete azurerm_virtual_network.a <- delete azurerm_subnet.b
)");
}

TEST_CASE("TF-08: an update waits for the deletion of what depended on it") {
  CHECK(Print(Planned({Change("azurerm_subnet.b", R"("delete")"),
                       Change("azurerm_virtual_network.a", R"("update")")},
                      R"("resources":[])", kStored)) == R"(
delete azurerm_subnet.b
update azurerm_virtual_network.a <- delete azurerm_subnet.b
)");
}

TEST_CASE("TF-08: replacements nest") {
  CHECK(Print(Planned({Change("azurerm_subnet.b", R"("delete","create")"),
                       Change("azurerm_virtual_network.a", R"("delete","create")")},
                      kTwoBlocks, kStored)) == R"(
delete azurerm_subnet.b
create azurerm_subnet.b <- delete azurerm_subnet.b, delete azurerm_virtual_network.a, create azurerm_virtual_network.a
delete azurerm_virtual_network.a <- delete azurerm_subnet.b
create azurerm_virtual_network.a <- delete azurerm_subnet.b, delete azurerm_virtual_network.a
)");
}

TEST_CASE("TF-08: with create_before_destroy the old goes last") {
  CHECK(Print(Planned({Change("azurerm_subnet.b", R"("update")"),
                       Change("azurerm_virtual_network.a", R"("create","delete")")},
                      kTwoBlocks, kStored)) == R"(
update azurerm_subnet.b <- create azurerm_virtual_network.a
create azurerm_virtual_network.a
delete azurerm_virtual_network.a <- update azurerm_subnet.b, create azurerm_virtual_network.a
)");
}

TEST_CASE("TF-08: what a local hides is taken from the state, and said") {
  const std::string blocks = Concat(R"("resources":[)", Block("azurerm_virtual_network", "a", ""),
                                    ",", Block("azurerm_subnet", "b", "local.network"), "]");
  const Evaluation evaluation = Planned({Change("azurerm_subnet.b", R"("update")"),
                                         Change("azurerm_virtual_network.a", R"("update")")},
                                        blocks, kStored);
  CHECK(Print(evaluation) == R"(
update azurerm_subnet.b <- update azurerm_virtual_network.a
update azurerm_virtual_network.a
)");
  CHECK(BuildApplyGraph(evaluation.plans.front()).partly_known ==
        std::vector<std::string>{"azurerm_subnet.b"});
}

TEST_CASE("TF-09: what is in one virtual network holds its lock, a peering holds two") {
  const Evaluation evaluation = Planned(
      {Change("azurerm_route.r", R"("create")", R"("route_table_name":"T")"),
       Change("azurerm_subnet.b", R"("create")", R"("virtual_network_name":"Hub")"),
       Change(
           "azurerm_virtual_network_peering.p", R"("create")",
           R"("virtual_network_name":"hub","remote_virtual_network_id":)"
           R"("/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/Spoke")")},
      R"("resources":[])");
  const LinkedPlan& plan = evaluation.plans.front();
  CHECK(FindLocks(plan, BuildApplyGraph(plan)) ==
        std::vector<std::vector<std::string>>{{"routeTables/t"},
                                              {"virtualNetworks/hub"},
                                              {"virtualNetworks/hub", "virtualNetworks/spoke"}});
}

}  // namespace
}  // namespace routesight

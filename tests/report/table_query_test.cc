#include "evaluator/report/table_query.h"

#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "tests/report/sample_evaluation.h"

namespace routesight {
namespace {

// The owners and moments that a query finds, or why it fails.
std::string Select(const TableQuery& query) {
  const Evaluation evaluation = SampleEvaluation();
  const absl::StatusOr<TableCatalogue> tables = SelectTables(evaluation.timeline, query);
  if (!tables.ok()) return std::string(tables.status().message());
  std::vector<std::string> entries;
  for (const TableEntry& entry : tables->entries) {
    entries.push_back(Concat(entry.subnet, entry.interface_name, "@", tables->moments[entry.at]));
  }
  return Join(entries, " ");
}

}  // namespace

TEST_CASE("without names every table is meant, sorted") {
  CHECK(Select({}) ==
        "azurerm_network_interface.lost@after "
        "azurerm_subnet.a@before azurerm_subnet.a@after "
        "azurerm_subnet.b@before azurerm_subnet.b@after "
        "azurerm_subnet.new@after azurerm_subnet.old@before");
}

TEST_CASE("subnets are found by address and by ARM id in any case") {
  CHECK(Select({{"azurerm_subnet.b"}, {}, "after"}) == "azurerm_subnet.b@after");
  CHECK(Select({{"/SUBSCRIPTIONS/s/subnets/a"}, {}, "before"}) == "azurerm_subnet.a@before");
  CHECK(Select({{"azurerm_subnet.b", "azurerm_subnet.b"}, {}, "after"}) ==
        "azurerm_subnet.b@after");
}

TEST_CASE("an interface means its own table, else the one of its subnet") {
  CHECK(Select({{}, {"azurerm_network_interface.vm"}, {}}) ==
        "azurerm_subnet.a@before azurerm_subnet.a@after");
  CHECK(Select({{}, {"azurerm_network_interface.lost"}, {}}) ==
        "azurerm_network_interface.lost@after");
}

TEST_CASE("a subnet that is not there yet has no table") {
  CHECK(Select({{"azurerm_subnet.new"}, {}, "before"}).empty());
}

TEST_CASE("an unknown name is refused with what may have been meant") {
  CHECK(Select({{"azurerm_subnet.nwe"}, {}, {}}) ==
        "no subnet azurerm_subnet.nwe in this plan; did you mean azurerm_subnet.new?");
  CHECK(Select({{"azurerm_subnet.\"a\""}, {}, {}}) ==
        "no subnet azurerm_subnet.\"a\" in this plan; did you mean azurerm_subnet.a?");
  CHECK(Select({{}, {"x"}, {}}) ==
        "no interface x in this plan; it has azurerm_network_interface.lost, "
        "azurerm_network_interface.vm");
  CHECK(Select({{}, {}, "3"}) ==
        "no moment 3; expected before or after; routing changes at no step of this apply");
}

}  // namespace routesight

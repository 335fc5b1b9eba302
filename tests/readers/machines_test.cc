// Interfaces, virtual machines and scale sets.
#include <catch2/catch.hpp>

#include "tests/readers/facts.h"

namespace routesight {
namespace {

std::string Nic(std::string_view name, std::string_view more = "") {
  return Concat(Identity(Concat("networkInterfaces/", name)),
                R"(,"ip_configuration":[{"name":"c","private_ip_address":"10.0.1.4","subnet_id":")",
                IdOfSubnet(), R"("}])", more);
}

std::string MachineId(std::string_view name) {
  return Concat("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/",
                name);
}

std::string Machine(std::string_view name, std::string_view nics) {
  return Concat(R"("resource_group_name":"rg","name":")", name, R"(","id":")", MachineId(name),
                R"(","network_interface_ids":[)", nics, "]");
}

std::string Quoted(std::string_view text) { return Concat("\"", text, "\""); }

std::string NicFacts(std::string_view values, std::string_view unknown = "") {
  return FactsAt(EvaluateChanges({Created(
                     "azurerm_network_interface.a",
                     Concat(R"("resource_group_name":"rg","name":"a")", values), unknown)}),
                 "after");
}

TEST_CASE("whether an interface forwards is known, unknown or absent") {
  CHECK(Has(NicFacts(R"(,"ip_forwarding_enabled":true)"),
            "azurerm_network_interface.a ip_forwarding yes"));
  CHECK(Has(NicFacts("", R"("ip_forwarding_enabled":true)"),
            "azurerm_network_interface.a ip_forwarding unknown"));
  CHECK(NicFacts("").find("ip_forwarding") == std::string::npos);
}

TEST_CASE("the old name of the forwarding switch counts") {
  CHECK(Has(NicFacts(R"(,"enable_ip_forwarding":true)"),
            "azurerm_network_interface.a ip_forwarding yes"));
}

TEST_CASE("that forwarding is unknown leaves the table complete") {
  const Evaluation evaluation =
      EvaluateChanges({StandingNetwork(), StandingSubnet(),
                       Created("azurerm_network_interface.a",
                               Concat(R"("name":"a","ip_configuration":[{"name":"c","subnet_id":")",
                                      IdOfSubnet(), R"("}])"),
                               R"("ip_forwarding_enabled":true)")});
  CHECK(TableAt(evaluation, "after", "azurerm_subnet.s").find("gap") == std::string::npos);
}

TEST_CASE("each configuration has its address, or a text of its own that names it") {
  const std::string facts = NicFacts(
      R"(,"ip_configuration":[{"name":"one","private_ip_address_allocation":"Dynamic"},)"
      R"({"name":"two","primary":true,"private_ip_address_allocation":"Dynamic"},)"
      R"({"name":"three","private_ip_address_allocation":"Static","private_ip_address":"10.0.1.9"}])",
      R"("ip_configuration":[{"private_ip_address":true,"primary":true},)"
      R"({"private_ip_address":true},{"primary":true}])");
  const std::string start = "azurerm_network_interface.a ip_configuration ";
  CHECK(Has(facts, start + "one address azurerm_network_interface.a.ip_configuration[0]."
                           "private_ip_address dynamic"));
  CHECK(Has(facts, start + "one primary unknown"));
  CHECK(Has(facts, start + "two address azurerm_network_interface.a.private_ip_address dynamic"));
  CHECK(Has(facts, start + "three address 10.0.1.9 static"));
}

TEST_CASE("the public address of an interface is known, open, elsewhere or absent") {
  const auto facts = [](std::string_view value, std::string_view unknown) {
    return NicFacts(Concat(R"(,"ip_configuration":[{"name":"c")", value, "}]"),
                    Concat(R"("ip_configuration":[{)", unknown, "}]"));
  };
  const std::string start = "azurerm_network_interface.a ip_configuration c public_ip ";
  CHECK(Has(facts("", R"("public_ip_address_id":true)"), start + "unknown"));
  const std::string elsewhere = NetworkId("publicIPAddresses/p");
  const std::string outside = facts(Concat(R"(,"public_ip_address_id":")", elsewhere, "\""), "");
  CHECK(Has(outside, start + elsewhere));
  CHECK(Has(outside, elsewhere + " is a public address elsewhere"));
  CHECK(facts("", "").find("public_ip") == std::string::npos);
}

TEST_CASE("a machine has its interfaces in the order in which it names them") {
  const std::string facts = FactsAt(
      EvaluateChanges({Standing("azurerm_network_interface.a", Nic("a")),
                       Standing("azurerm_network_interface.b", Nic("b")),
                       Standing("azurerm_linux_virtual_machine.m",
                                Machine("m", Concat(Quoted(NetworkId("networkInterfaces/b")), ",",
                                                    Quoted(NetworkId("networkInterfaces/A")))) +
                                    R"(,"zone":"2")")}),
      "after");
  CHECK(Has(facts, "azurerm_linux_virtual_machine.m interface 0 azurerm_network_interface.b"));
  CHECK(Has(facts, "azurerm_linux_virtual_machine.m interface 1 azurerm_network_interface.a"));
  CHECK(Has(facts, "azurerm_linux_virtual_machine.m zones 2"));
  CHECK(Has(facts, "azurerm_network_interface.a machine azurerm_linux_virtual_machine.m"));
}

TEST_CASE("the machine types of all versions are read") {
  for (const char* type : {"azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine",
                           "azurerm_virtual_machine"}) {
    const std::string facts = FactsAt(
        EvaluateChanges(
            {Standing("azurerm_network_interface.a", Nic("a")),
             Standing(Concat(type, ".m"), Machine("m", Quoted(NetworkId("networkInterfaces/a"))))}),
        "after");
    CHECK(Has(facts, Concat("azurerm_network_interface.a machine ", type, ".m")));
  }
}

TEST_CASE("the interface that Azure says is attached stays so only until its machine says other") {
  const std::string attached = Concat(R"(,"virtual_machine_id":")", MachineId("m"), "\"");
  const Evaluation moved = EvaluateChanges(
      {Standing("azurerm_network_interface.a", Nic("a", attached)),
       Changed("azurerm_linux_virtual_machine.m", R"(["update"])",
               Concat("{", Machine("m", Quoted(NetworkId("networkInterfaces/a"))), "}"),
               Concat("{", Machine("m", ""), "}"))});
  CHECK(Has(FactsAt(moved, "before"),
            "azurerm_network_interface.a machine azurerm_linux_virtual_machine.m"));
  CHECK(FactsAt(moved, "after").find("a machine") == std::string::npos);
  const std::string alone = FactsAt(
      EvaluateChanges({Standing("azurerm_network_interface.a", Nic("a", attached))}), "after");
  CHECK(Has(alone, "azurerm_network_interface.a machine " + MachineId("m")));
}

TEST_CASE("interfaces that a machine may have are not known to be free") {
  const std::string facts = FactsAt(
      EvaluateChanges({Created("azurerm_network_interface.a", R"("name":"a")", R"("id":true)"),
                       Created("azurerm_network_interface.b", R"("name":"b")", R"("id":true)"),
                       Created("azurerm_linux_virtual_machine.m", R"("name":"m")",
                               R"("network_interface_ids":true)")}),
      "after");
  CHECK(facts.find("azurerm_linux_virtual_machine.m gap open_reference "
                   "azurerm_linux_virtual_machine.m.network_interface_ids") != std::string::npos);
  CHECK(Has(facts, "azurerm_network_interface.a machine unknown"));
  CHECK(Has(facts, "azurerm_network_interface.b machine unknown"));
}

std::string ScaleSet(std::string_view more) {
  return Concat(R"("resource_group_name":"rg","name":"w","zones":["1","2"],"instances":3,)"
                R"("network_interface":[{"name":"x","ip_configuration":[{"name":"c","subnet_id":")",
                IdOfSubnet(), R"("}]},{"name":"y","primary":true)", more, "}]");
}

TEST_CASE("a scale set is one machine, with one interface for those of its instances") {
  const Evaluation evaluation =
      EvaluateChanges({StandingNetwork(), StandingSubnet(),
                       Created("azurerm_windows_virtual_machine_scale_set.w",
                               ScaleSet(R"(,"enable_ip_forwarding":true)"), R"("id":true)")});
  const std::string facts = FactsAt(evaluation, "after");
  const std::string name = "azurerm_windows_virtual_machine_scale_set.w";
  CHECK(Has(facts, name + " is a scale set"));
  CHECK(Has(facts, name + " instances 3"));
  CHECK(Has(facts, name + " zones 1,2"));
  CHECK(Has(facts, name + " interface 0 " + name + "#nic:y"));
  CHECK(Has(facts, name + " interface 1 " + name + "#nic:x"));
  CHECK(Has(facts, name + "#nic:y ip_forwarding yes"));
  CHECK(Has(facts, name + "#nic:x ip_configuration c subnet azurerm_subnet.s"));
  const Snapshot& after = evaluation.timeline.after();
  CHECK_FALSE(after.fibs.of_nic[0].has_value());  // SYS-05: that of its subnet.
}

TEST_CASE("instances of a scale set have public addresses if a block says so") {
  const auto facts = [](std::string_view block, std::string_view unknown) {
    return FactsAt(
        EvaluateChanges({Created(
            "azurerm_linux_virtual_machine_scale_set.w",
            ScaleSet(Concat(R"(,"ip_configuration":[{"name":"c")", block, "}]")),
            Concat(R"("network_interface":[{},{"ip_configuration":[{)", unknown, "}]}]"))}),
        "after");
  };
  const std::string start =
      "azurerm_linux_virtual_machine_scale_set.w#nic:y ip_configuration c public_ip ";
  CHECK(Has(facts(R"(,"public_ip_address":[{"name":"p"}])", ""),
            start + "azurerm_linux_virtual_machine_scale_set.w#nic:y.c.public_ip_address"));
  CHECK(Has(facts("", R"("public_ip_address":true)"), start + "unknown"));
  CHECK(facts(R"(,"public_ip_address":[])", "").find(start) == std::string::npos);
}

TEST_CASE("a scale set whose interfaces are unknown has one whose table nobody knows") {
  const Evaluation evaluation =
      EvaluateChanges({Created("azurerm_linux_virtual_machine_scale_set.w", R"("name":"w")",
                               R"("network_interface":true)")});
  const std::string name = "azurerm_linux_virtual_machine_scale_set.w";
  const std::string facts = FactsAt(evaluation, "after");
  CHECK(Has(facts, name + " interface 0 " + name + "#network_interface"));
  const Fibs& fibs = evaluation.timeline.after().fibs;
  REQUIRE(fibs.of_nic[0].has_value());
  CHECK_FALSE(fibs.tables[fibs.of_nic[0]].gaps.empty());
}

TEST_CASE("a data source of an interface that the plan manages is a second name of it") {
  const Evaluation evaluation =
      EvaluateChanges({Standing("azurerm_network_interface.a", Nic("a")),
                       Standing("data.azurerm_network_interface.same", Nic("A"))});
  CHECK(evaluation.timeline.after().topology.nics.size() == 1);
}

TEST_CASE("what state a machine is in only its data source tells") {
  const std::string facts = FactsAt(
      EvaluateChanges(
          {Standing("data.azurerm_virtual_machine.m", Concat(R"("name":"m","id":")", MachineId("m"),
                                                             R"(","power_state":"deallocated")"))}),
      "after");
  CHECK(Has(facts, "data.azurerm_virtual_machine.m power_state deallocated"));
}

}  // namespace
}  // namespace routesight

#include "evaluator/readers/topology_reader.h"

#include <catch2/catch.hpp>

#include "tests/support/plan_json.h"

namespace routesight {
namespace {

constexpr const char* kGroup = R"("resource_group_name":"rg","location":"West Europe")";

std::string Id(std::string_view path) {
  return "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/" + std::string(path);
}

std::string Network(std::string_view name, std::string_view range, std::string_view more = "") {
  return std::string(kGroup) + R"(,"id":")" + Id("virtualNetworks/" + std::string(name)) +
         R"(","name":")" + std::string(name) + R"(","address_space":[")" + std::string(range) +
         R"("])" + std::string(more);
}

std::string SubnetOf(std::string_view network, std::string_view name, std::string_view more = "") {
  return R"("resource_group_name":"rg","id":")" +
         Id("virtualNetworks/" + std::string(network) + "/subnets/" + std::string(name)) +
         R"(","name":")" + std::string(name) + R"(","virtual_network_name":")" +
         std::string(network) + R"(","address_prefixes":["10.0.1.0/24"])" + std::string(more);
}

std::string RouteTable(std::string_view more = "") {
  return std::string(kGroup) + R"(,"id":")" + Id("routeTables/t") + R"(","name":"t")" +
         std::string(more);
}

std::string Association() {
  return R"("id":"x","subnet_id":")" + Id("virtualNetworks/n/subnets/s") +
         R"(","route_table_id":")" + Id("routeTables/t") + R"(")";
}

std::string Braced(const std::string& values) { return "{" + values + "}"; }

constexpr const char* kDefaultRoute =
    R"(,"route":[{"name":"all","address_prefix":"0.0.0.0/0","next_hop_type":"None"}])";

bool HasDefaultRoute(const Evaluation& evaluation, std::string_view at,
                     std::string_view subnet = "azurerm_subnet.s") {
  return TableAt(evaluation, at, subnet).find("0.0.0.0/0       User") != std::string::npos;
}

TEST_CASE("SYS-05: interfaces of one subnet share its table") {
  const auto nic = [](std::string_view name, std::string_view ip) {
    return Standing("azurerm_network_interface." + std::string(name),
                    R"("name":")" + std::string(name) +
                        R"(","ip_configuration":[{"private_ip_address":")" + std::string(ip) +
                        R"(","subnet_id":")" + Id("virtualNetworks/n/subnets/s") + R"("}])");
  };
  const Evaluation evaluation =
      EvaluateChanges({Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
                       Standing("azurerm_subnet.s", SubnetOf("n", "s")), nic("a", "10.0.1.4"),
                       nic("b", "10.0.1.5")});
  const Snapshot& after = evaluation.timeline.after();
  REQUIRE(after.topology.nics.size() == 2);
  for (size_t i = 0; i < 2; ++i) {
    CHECK(after.topology.nics[after.topology.nics.IdAt(i)].subnet.value == 0);
    CHECK_FALSE(after.fibs.of_nic[i].has_value());
  }
}

TEST_CASE("SYS-10: the propagation switch of the route table stands on the whole table") {
  const Evaluation evaluation =
      EvaluateChanges({Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
                       Standing("azurerm_subnet.s", SubnetOf("n", "s")),
                       Changed("azurerm_route_table.t", R"(["update"])",
                               Braced(RouteTable(R"(,"bgp_route_propagation_enabled":true)")),
                               Braced(RouteTable(R"(,"bgp_route_propagation_enabled":false)"))),
                       Standing("azurerm_subnet_route_table_association.a", Association())});
  const auto disabled = [&](const Snapshot& snapshot) {
    return snapshot.fibs.tables[snapshot.fibs.of_subnet[0]].propagation_disabled;
  };
  CHECK_FALSE(disabled(evaluation.timeline.before()));
  CHECK(disabled(evaluation.timeline.after()));
}

TEST_CASE("TF-03: embedded copies of separate subnets and routes are not counted twice") {
  const std::string embedded =
      R"(,"subnet":[{"name":"s","address_prefixes":["10.0.1.0/24"],"route_table_id":""},)"
      R"({"name":"elsewhere","address_prefixes":["10.0.2.0/24"],"route_table_id":""}])";
  const std::string routes =
      R"(,"route":[{"name":"R","address_prefix":"20.0.0.0/8","next_hop_type":"None"},)"
      R"({"name":"elsewhere","address_prefix":"30.0.0.0/8","next_hop_type":"None"}])";
  const Evaluation evaluation =
      EvaluateChanges({Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16", embedded)),
                       Standing("azurerm_subnet.s", SubnetOf("n", "s")),
                       Standing("azurerm_route_table.t", RouteTable(routes)),
                       Changed("azurerm_route.r", R"(["delete"])",
                               R"({"resource_group_name":"rg","route_table_name":"t","name":"r",)"
                               R"("id":")" +
                                   Id("routeTables/t/routes/r") +
                                   R"(","address_prefix":"20.0.0.0/8","next_hop_type":"None"})",
                               "null"),
                       Standing("azurerm_subnet_route_table_association.a", Association())});
  const Topology& before = evaluation.timeline.before().topology;
  const Topology& after = evaluation.timeline.after().topology;
  CHECK(before.subnets.size() == 2);
  CHECK(before.route_tables[UserRouteTableId{0}].routes.size() == 2);
  // The copy of the deleted route is stale; the route that nobody here manages stays.
  REQUIRE(after.route_tables[UserRouteTableId{0}].routes.size() == 1);
  CHECK(after.Text(after.route_tables[UserRouteTableId{0}].routes[0].name) == "elsewhere");
}

TEST_CASE("TF-06: a forgotten route table stays") {
  const Evaluation evaluation = EvaluateChanges(
      {Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
       Standing("azurerm_subnet.s", SubnetOf("n", "s")),
       Changed("azurerm_route_table.t", R"(["forget"])", Braced(RouteTable(kDefaultRoute)), "null"),
       Standing("azurerm_subnet_route_table_association.a", Association())});
  CHECK(HasDefaultRoute(evaluation, "before"));
  CHECK(HasDefaultRoute(evaluation, "after"));
}

TEST_CASE("UDR-01: a deleted association takes the table away, whatever the subnet still says") {
  const std::string stale = R"(,"route_table_id":")" + Id("routeTables/t") + R"(")";
  const Evaluation evaluation =
      EvaluateChanges({Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
                       Standing("azurerm_subnet.s", SubnetOf("n", "s", stale)),
                       Standing("azurerm_route_table.t", RouteTable(kDefaultRoute)),
                       Changed("azurerm_subnet_route_table_association.a", R"(["delete"])",
                               Braced(Association()), "null")});
  CHECK(HasDefaultRoute(evaluation, "before"));
  CHECK_FALSE(HasDefaultRoute(evaluation, "after"));
}

TEST_CASE("UDR-01: an association that another state manages is seen in the subnet") {
  const std::string stated = R"(,"route_table_id":")" + Id("routeTables/T") + R"(")";
  const Evaluation evaluation =
      EvaluateChanges({Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
                       Standing("azurerm_subnet.s", SubnetOf("n", "s", stated)),
                       Standing("azurerm_route_table.t", RouteTable(kDefaultRoute))});
  CHECK(HasDefaultRoute(evaluation, "after"));
}

TEST_CASE("UDR-01: a write-only reference counts although the plan shows null") {
  const Evaluation evaluation = EvaluateChanges(
      {Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
       Created("azurerm_subnet.s",
               R"("resource_group_name":"rg","name":"s","virtual_network_name":"n",)"
               R"("address_prefixes":["10.0.1.0/24"],"route_table_id_wo":null)",
               R"("id":true,"route_table_id":true)"),
       Created("azurerm_route_table.t", std::string(kGroup) + R"(,"name":"t")" + kDefaultRoute,
               R"("id":true)")},
      R"("resources":[{"mode":"managed","type":"azurerm_subnet","name":"s","expressions":{
           "route_table_id_wo":{"references":["azurerm_route_table.t.id","azurerm_route_table.t"]}}},
         {"mode":"managed","type":"azurerm_route_table","name":"t","expressions":{}}])");
  CHECK(HasDefaultRoute(evaluation, "after"));
}

TEST_CASE("between its deletion and its creation an association is missing") {
  const Evaluation evaluation =
      EvaluateChanges({Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
                       Standing("azurerm_subnet.s", SubnetOf("n", "s")),
                       Standing("azurerm_route_table.t", RouteTable(kDefaultRoute)),
                       Changed("azurerm_subnet_route_table_association.a", R"(["delete","create"])",
                               Braced(Association()), Braced(Association()))});
  const Plan& plan = evaluation.plan();
  std::vector<ResourceState> states(plan.resources.size(), ResourceState::kBefore);
  states[plan.FindResource("azurerm_subnet_route_table_association.a").value] =
      ResourceState::kGone;
  const Configuration configuration;
  const TopologyReader reader(evaluation.plans, configuration);
  const auto table_of = [&](const Moment& moment) {
    return reader.At(moment).subnets[SubnetId{0}].route_table;
  };
  CHECK(table_of(Moment::Before()).has_value());
  CHECK_FALSE(table_of(Moment::During(states)).has_value());
  CHECK(table_of(Moment::After()).has_value());
}

TEST_CASE("what stands in a replaced network goes with it, although the plan leaves it alone") {
  const Evaluation evaluation = EvaluateChanges(
      {Changed("azurerm_virtual_network.n", R"(["delete","create"])",
               Braced(Network("n", "10.0.0.0/16")),
               Braced(std::string(kGroup) + R"(,"name":"n","address_space":["10.0.0.0/16"])")),
       Standing("azurerm_subnet.s", SubnetOf("n", "s"))});
  CHECK(evaluation.timeline.before().topology.subnets.size() == 1);
  CHECK(evaluation.timeline.after().topology.subnets.empty());
}

TEST_CASE("a data source of a network that the plan manages is a second name of it") {
  const Evaluation evaluation =
      EvaluateChanges({Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
                       Standing("data.azurerm_virtual_network.same", Network("N", "10.0.0.0/16")),
                       Standing("azurerm_subnet.s", SubnetOf("N", "s"))});
  CHECK(evaluation.timeline.after().topology.vnets.size() == 1);
}

TEST_CASE("a data source tells which peerings a network has") {
  const std::string peerings = R"(,"vnet_peerings":{"to-n":")" + Id("virtualNetworks/n") + R"("})";
  const Evaluation evaluation = EvaluateChanges(
      {Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
       Standing("azurerm_subnet.s", SubnetOf("n", "s")),
       Standing("data.azurerm_virtual_network.hub", Network("hub", "10.9.0.0/16", peerings)),
       Standing("azurerm_virtual_network_peering.p",
                R"("resource_group_name":"rg","name":"to-hub","virtual_network_name":"n","id":")" +
                    Id("virtualNetworks/n/virtualNetworkPeerings/to-hub") +
                    R"(","remote_virtual_network_id":")" + Id("virtualNetworks/hub") + R"(")")});
  CHECK(TableAt(evaluation, "after", "azurerm_subnet.s")
            .find("10.9.0.0/16     Default  VNetPeering") != std::string::npos);
}

TEST_CASE("an interface whose subnet is open has an incomplete table of its own") {
  const Evaluation evaluation = EvaluateChanges(
      {Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
       Standing("azurerm_subnet.s", SubnetOf("n", "s")),
       Standing("azurerm_subnet.u", SubnetOf("n", "u")),
       Created("azurerm_network_interface.nic", R"("name":"nic","ip_configuration":[{"name":"c"}])",
               R"("ip_configuration":[{"subnet_id":true}])")});
  const Snapshot& after = evaluation.timeline.after();
  REQUIRE(after.fibs.of_nic[0].has_value());
  CHECK_FALSE(after.fibs.tables[after.fibs.of_nic[0]].gaps.empty());
}

TEST_CASE("an address space known only after the apply leaves the table incomplete") {
  const Evaluation evaluation = EvaluateChanges(
      {Created("azurerm_virtual_network.n", std::string(kGroup) + R"(,"name":"n")",
               R"("address_space":true)"),
       Created("azurerm_subnet.s",
               R"("resource_group_name":"rg","name":"s","virtual_network_name":"n")")});
  CHECK(TableAt(evaluation, "after", "azurerm_subnet.s")
            .find("gap unknown_value azurerm_virtual_network.n.address_space") !=
        std::string::npos);
}

TEST_CASE("a sensitive range is not shown, and is a gap") {
  std::string network =
      Created("azurerm_virtual_network.n",
              std::string(kGroup) + R"(,"name":"n","address_space":["10.9.0.0/16"])");
  network.insert(network.size() - 2, R"(,"after_sensitive":{"address_space":true})");
  const Evaluation evaluation = EvaluateChanges(
      {network, Created("azurerm_subnet.s",
                        R"("resource_group_name":"rg","name":"s","virtual_network_name":"n")")});
  const std::string table = TableAt(evaluation, "after", "azurerm_subnet.s");
  CHECK(table.find("10.9.0.0") == std::string::npos);
  CHECK(table.find("gap sensitive_value azurerm_virtual_network.n.address_space.0") !=
        std::string::npos);
}

TEST_CASE("TF-05: a connection whose gateway is elsewhere leaves every table incomplete") {
  const Evaluation evaluation =
      EvaluateChanges({Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
                       Standing("azurerm_subnet.s", SubnetOf("n", "s")),
                       Standing("azurerm_virtual_network_gateway_connection.c",
                                R"("name":"c","type":"IPsec","virtual_network_gateway_id":")" +
                                    Id("virtualNetworkGateways/elsewhere") + R"(")")});
  CHECK(TableAt(evaluation, "after", "azurerm_subnet.s")
            .find("gap outside_the_plan azurerm_virtual_network_gateway_connection.c") !=
        std::string::npos);
}

TEST_CASE("a gateway whose subnet is elsewhere belongs to its network all the same") {
  const Evaluation evaluation = EvaluateChanges(
      {Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
       Standing("azurerm_subnet.s", SubnetOf("n", "s")),
       Standing("azurerm_virtual_network_gateway.g",
                R"("id":"g","name":"g","type":"Vpn","ip_configuration":[{"subnet_id":")" +
                    Id("virtualNetworks/N/subnets/GatewaySubnet") +
                    R"("}],"vpn_client_configuration":[{"address_space":["172.16.9.0/24"]}])")});
  CHECK(TableAt(evaluation, "after", "azurerm_subnet.s").find("172.16.9.0/24") !=
        std::string::npos);
}

TEST_CASE("a type that may matter and that nobody reads is a gap of every table") {
  const Evaluation evaluation = EvaluateChanges(
      {Standing("azurerm_virtual_network.n", Network("n", "10.0.0.0/16")),
       Standing("azurerm_subnet.s", SubnetOf("n", "s")),
       Standing("azapi_resource.x",
                R"("type":"Microsoft.Network/virtualNetworks/subnets@2024-05-01")"),
       Standing("azapi_resource.y", R"("type":"Microsoft.Storage/storageAccounts@2024-01-01")")});
  const std::string table = TableAt(evaluation, "after", "azurerm_subnet.s");
  CHECK(table.find("gap not_modelled azapi_resource.x") != std::string::npos);
  CHECK(table.find("azapi_resource.y") == std::string::npos);
}

TEST_CASE("the next hop of a route is the static address of the interface that it refers to") {
  const auto evaluate = [](std::string_view address, std::string_view unknown) {
    return EvaluateChanges(
        {Created("azurerm_virtual_network.n",
                 std::string(kGroup) + R"(,"name":"n","address_space":["10.0.0.0/16"])"),
         Created("azurerm_subnet.s",
                 R"("resource_group_name":"rg","name":"s","virtual_network_name":"n")",
                 R"("id":true)"),
         Created("azurerm_network_interface.nva",
                 R"("name":"nva","ip_configuration":[{"name":"c")" + std::string(address) + "}]",
                 R"("private_ip_address":true,"ip_configuration":[{"subnet_id":true)" +
                     std::string(unknown) + "}]"),
         Created("azurerm_route_table.t", std::string(kGroup) + R"(,"name":"t")"),
         Created("azurerm_route.r",
                 R"("resource_group_name":"rg","route_table_name":"t","name":"r",)"
                 R"("address_prefix":"0.0.0.0/0","next_hop_type":"VirtualAppliance")",
                 R"("next_hop_in_ip_address":true)"),
         Created("azurerm_subnet_route_table_association.a", "",
                 R"("subnet_id":true,"route_table_id":true)")},
        R"("resources":[
          {"mode":"managed","type":"azurerm_network_interface","name":"nva","expressions":{
            "ip_configuration":[{"subnet_id":{"references":["azurerm_subnet.s.id","azurerm_subnet.s"]}}]}},
          {"mode":"managed","type":"azurerm_route","name":"r","expressions":{
            "next_hop_in_ip_address":{"references":[
              "azurerm_network_interface.nva.private_ip_address","azurerm_network_interface.nva"]}}},
          {"mode":"managed","type":"azurerm_subnet_route_table_association","name":"a","expressions":{
            "subnet_id":{"references":["azurerm_subnet.s.id","azurerm_subnet.s"]},
            "route_table_id":{"references":["azurerm_route_table.t.id","azurerm_route_table.t"]}}}])");
  };
  CHECK(TableAt(evaluate(R"(,"private_ip_address":"10.0.1.9")", ""), "after", "azurerm_subnet.s")
            .find("VirtualAppliance  10.0.1.9 ") != std::string::npos);
  CHECK(TableAt(evaluate("", R"(,"private_ip_address":true)"), "after", "azurerm_subnet.s")
            .find("azurerm_network_interface.nva.private_ip_address ") != std::string::npos);
}

}  // namespace
}  // namespace routesight

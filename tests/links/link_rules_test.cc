// Knowledge about Azure and about neighbouring links that narrows down what a link can mean.
#include <catch2/catch.hpp>
#include <string>

#include "tests/links/plan_sketch.h"

namespace routesight {
namespace {

PlanSketch& Network(PlanSketch& plan, const std::string& address, const std::string& name,
                    const std::string& location) {
  return plan.Create(address, R"({"id":"?","resource_group_name":"rg","name":")" + name +
                                  R"(","location":")" + location + "\"}");
}

PlanSketch& Subnet(PlanSketch& plan, const std::string& address, const std::string& network,
                   const std::string& name, const std::string& prefix) {
  return plan.Create(address, R"({"id":"?","resource_group_name":"rg","virtual_network_name":")" +
                                  network + R"(","name":")" + name + R"(","address_prefixes":[")" +
                                  prefix + "\"]}");
}

TEST_CASE("a gateway whose blocks are dynamic is in the GatewaySubnet beside it") {
  PlanSketch plan;
  for (const std::string hub : {"a", "b"}) {
    const std::string module = "module." + hub + ".";
    Subnet(plan, module + "azurerm_subnet.gw", hub, "GatewaySubnet", "10.0.0.0/27");
    Subnet(plan, module + "azurerm_subnet.app", hub, "app", "10.0.1.0/24");
    plan.Create(module + "azurerm_virtual_network_gateway.g",
                R"({"id":"?","ip_configuration":[{"subnet_id":"?"}]})");
    plan.Call("", hub, "{}")
        .Block(hub, "azurerm_subnet.gw", "{}")
        .Block(hub, "azurerm_subnet.app", "{}")
        .Block(hub, "azurerm_virtual_network_gateway.g", "{}");
  }
  CHECK(LineOf(LinksOf(plan),
               "module.b.azurerm_virtual_network_gateway.g."
               "ip_configuration.0.subnet_id") == "reserved-name module.b.azurerm_subnet.gw");
}

TEST_CASE("an interface is in no reserved subnet, and where its static address is") {
  PlanSketch plan;
  Subnet(plan, "azurerm_subnet.gw", "v", "GatewaySubnet", "10.0.0.0/27");
  Subnet(plan, "azurerm_subnet.app", "v", "app", "10.0.1.0/24");
  Subnet(plan, "azurerm_subnet.db", "v", "db", "10.0.2.0/24");
  plan.Create("azurerm_network_interface.dynamic",
              R"({"id":"?","ip_configuration":[{"subnet_id":"?"}]})")
      .Create("azurerm_network_interface.fixed", R"({"id":"?","ip_configuration":[
              {"subnet_id":"?","private_ip_address":"10.0.2.4"}]})");
  for (const char* name : {"dynamic", "fixed"}) {
    plan.Block("", std::string("azurerm_network_interface.") + name,
               R"({"ip_configuration":[{"subnet_id":["local.id"]}]})");
  }
  const std::string links = LinksOf(plan);
  CHECK(LineOf(links, "azurerm_network_interface.dynamic.ip_configuration.0.subnet_id") ==
        "open azurerm_subnet.app azurerm_subnet.db");
  CHECK(LineOf(links, "azurerm_network_interface.fixed.ip_configuration.0.subnet_id") ==
        "elimination azurerm_subnet.db");
}

TEST_CASE("an inline subnet is a target, by its reserved name or as the only one") {
  PlanSketch plan;
  plan.Create("azurerm_virtual_network.v",
              R"({"id":"?","name":"v","resource_group_name":"rg","subnet":[
                 {"id":"?","name":"GatewaySubnet"},{"id":"?","name":"app"}]})")
      .Create("azurerm_virtual_network_gateway.g",
              R"({"id":"?","ip_configuration":[{"subnet_id":"?"}]})")
      .Create("azurerm_private_endpoint.p", R"({"id":"?","subnet_id":"?"})")
      .Block("", "azurerm_virtual_network.v", "{}")
      .Block("", "azurerm_virtual_network_gateway.g",
             R"({"ip_configuration":[{"subnet_id":["azurerm_virtual_network.v.subnet"]}]})")
      .Block("", "azurerm_private_endpoint.p",
             R"({"subnet_id":["azurerm_virtual_network.v.subnet"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_private_endpoint.p.subnet_id elimination "
        "azurerm_virtual_network.v#subnet:app\n"
        "azurerm_virtual_network_gateway.g.ip_configuration.0.subnet_id reserved-name "
        "azurerm_virtual_network.v#subnet:GatewaySubnet\n");
  const std::string pinned = LinksOf(
      plan.Text(), "azurerm_private_endpoint.p.subnet_id -> azurerm_virtual_network.v#subnet:app");
  CHECK(LineOf(pinned, "azurerm_private_endpoint.p.subnet_id") ==
        "pinned azurerm_virtual_network.v#subnet:app");
}

TEST_CASE("a composed id names a subnet of the network") {
  PlanSketch plan;
  Network(plan, "azurerm_virtual_network.v", "v", "weu");
  Subnet(plan, "azurerm_subnet.app", "v", "app", "10.0.1.0/24");
  Subnet(plan, "azurerm_subnet.rs", "v", "RouteServerSubnet", "10.0.2.0/24");
  plan.Create("azurerm_route_server.r", R"({"id":"?","subnet_id":"?"})")
      .Block("", "azurerm_virtual_network.v", "{}")
      .Block("", "azurerm_route_server.r",
             R"({"subnet_id":["azurerm_virtual_network.v.id","each.key"]})")
      .Create("azurerm_private_endpoint.p", R"({"id":"?","subnet_id":"?"})")
      .Block("", "azurerm_private_endpoint.p",
             R"({"subnet_id":["azurerm_virtual_network.v.id","azurerm_subnet.app.name"]})");
  CHECK(LineOf(LinksOf(plan), "azurerm_route_server.r.subnet_id") ==
        "reserved-name azurerm_subnet.rs");
  CHECK(LineOf(LinksOf(plan), "azurerm_private_endpoint.p.subnet_id") ==
        "reference azurerm_subnet.app");
}

PlanSketch& Peering(PlanSketch& plan, const std::string& address, const std::string& own,
                    const std::string& name) {
  return plan.Create(address, R"({"id":"?","resource_group_name":"rg","virtual_network_name":")" +
                                  own + R"(","name":")" + name +
                                  R"(","remote_virtual_network_id":"?"})");
}

TEST_CASE("a shifted count.index is noticed, for all instances, by a peering with itself") {
  PlanSketch plan;
  for (const std::string i : {"0", "1"}) {
    Network(plan, "azurerm_virtual_network.v[" + i + "]", "v" + i, "weu");
    Peering(plan, "azurerm_virtual_network_peering.p[" + i + "]", "v" + i, "p");
  }
  plan.Block("", "azurerm_virtual_network.v", R"({"#count":2})")
      .Block("", "azurerm_virtual_network_peering.p",
             R"({"#count":2,"remote_virtual_network_id":["azurerm_virtual_network.v",
                                                         "count.index"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_virtual_network_peering.p[0].remote_virtual_network_id elimination "
        "azurerm_virtual_network.v[1]\n"
        "azurerm_virtual_network_peering.p[1].remote_virtual_network_id elimination "
        "azurerm_virtual_network.v[0]\n");
}

// Three networks, and peerings of `weu` whose index is a local.
PlanSketch Mesh() {
  PlanSketch plan;
  for (const std::string region : {"eus", "eus2", "weu"}) {
    Network(plan, "azurerm_virtual_network.v[\"" + region + "\"]", "vnet-" + region, region);
  }
  plan.Block("", "azurerm_virtual_network.v", R"({"#for_each":["local.regions"]})")
      .Block("", "azurerm_virtual_network_peering.p",
             R"({"#for_each":["local.pairs"],"remote_virtual_network_id":
                 ["azurerm_virtual_network.v","each.value.to"]})");
  return plan;
}

TEST_CASE("what a peering's key has besides its own network names the other one") {
  PlanSketch plan = Mesh();
  Peering(plan, R"(azurerm_virtual_network_peering.p["weu-eus2"])", "vnet-weu", "a");
  CHECK(LineOf(LinksOf(plan),
               R"(azurerm_virtual_network_peering.p["weu-eus2"].remote_virtual_network_id)") ==
        "name azurerm_virtual_network.v[\"eus2\"]");
}

TEST_CASE("a name that does not have the own network decides nothing") {
  PlanSketch plan = Mesh();
  Peering(plan, R"(azurerm_virtual_network_peering.p["eus2"])", "vnet-weu", "to-eus2");
  CHECK(LineOf(LinksOf(plan),
               R"(azurerm_virtual_network_peering.p["eus2"].remote_virtual_network_id)") ==
        "open azurerm_virtual_network.v[\"eus\"] azurerm_virtual_network.v[\"eus2\"]");
}

TEST_CASE("a network is peered with another only once") {
  PlanSketch plan = Mesh();
  Peering(plan, R"(azurerm_virtual_network_peering.p["a"])", "vnet-weu", "a");
  Peering(plan, "azurerm_virtual_network_peering.q", "vnet-weu", "q")
      .Block("", "azurerm_virtual_network_peering.q",
             R"({"remote_virtual_network_id":["azurerm_virtual_network.v[\"eus\"].id"]})");
  CHECK(LineOf(LinksOf(plan),
               R"(azurerm_virtual_network_peering.p["a"].remote_virtual_network_id)") ==
        "elimination azurerm_virtual_network.v[\"eus2\"]");
}

TEST_CASE("the only open half of a peering answers the only half that waits") {
  PlanSketch plan = Mesh();
  Peering(plan, R"(azurerm_virtual_network_peering.p["a"])", "vnet-weu", "a");
  Peering(plan, "azurerm_virtual_network_peering.q", "vnet-eus", "q")
      .Block("", "azurerm_virtual_network_peering.q",
             R"({"remote_virtual_network_id":["azurerm_virtual_network.v[\"weu\"].id"]})");
  CHECK(LineOf(LinksOf(plan),
               R"(azurerm_virtual_network_peering.p["a"].remote_virtual_network_id)") ==
        "elimination azurerm_virtual_network.v[\"eus\"]");
}

TEST_CASE("a connection uses a gateway of its type, and its peer is another one") {
  PlanSketch plan;
  plan.Create("azurerm_virtual_network_gateway.er", R"({"id":"?","type":"ExpressRoute"})")
      .Create("azurerm_virtual_network_gateway.one", R"({"id":"?","type":"Vpn"})")
      .Create("azurerm_virtual_network_gateway.two", R"({"id":"?","type":"Vpn"})")
      .Create("azurerm_virtual_network_gateway_connection.er",
              R"({"id":"?","type":"ExpressRoute","virtual_network_gateway_id":"?"})")
      .Create("azurerm_virtual_network_gateway_connection.pair",
              R"({"id":"?","type":"Vnet2Vnet","virtual_network_gateway_id":"?",
                  "peer_virtual_network_gateway_id":"?"})")
      .Block("", "azurerm_virtual_network_gateway_connection.er",
             R"({"virtual_network_gateway_id":["local.gateway"]})")
      .Block("", "azurerm_virtual_network_gateway_connection.pair",
             R"({"virtual_network_gateway_id":["azurerm_virtual_network_gateway.one.id"],
                 "peer_virtual_network_gateway_id":["local.gateway"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_virtual_network_gateway_connection.er.virtual_network_gateway_id elimination "
        "azurerm_virtual_network_gateway.er\n"
        "azurerm_virtual_network_gateway_connection.pair.peer_virtual_network_gateway_id "
        "elimination azurerm_virtual_network_gateway.two\n"
        "azurerm_virtual_network_gateway_connection.pair.virtual_network_gateway_id reference "
        "azurerm_virtual_network_gateway.one\n");
}

TEST_CASE("the ip configurations of an interface are in one subnet") {
  PlanSketch plan;
  Subnet(plan, "azurerm_subnet.app", "v", "app", "10.0.1.0/24");
  Subnet(plan, "azurerm_subnet.db", "v", "db", "10.0.2.0/24");
  plan.Create("azurerm_network_interface.n", R"({"id":"?","ip_configuration":[
              {"name":"a","subnet_id":"?"},{"name":"b","subnet_id":"?"}]})")
      .Block("", "azurerm_network_interface.n",
             R"({"ip_configuration":[{"name":"a","subnet_id":["azurerm_subnet.db.id"]}]})");
  CHECK(LinksOf(plan) ==
        "azurerm_network_interface.n.ip_configuration.0.subnet_id reference azurerm_subnet.db\n"
        "azurerm_network_interface.n.ip_configuration.1.subnet_id sibling azurerm_subnet.db\n");
}

TEST_CASE("an interface is in the region of its network") {
  PlanSketch plan;
  Network(plan, "azurerm_virtual_network.a", "a", "West Europe");
  Network(plan, "azurerm_virtual_network.b", "b", "eastus");
  Subnet(plan, "azurerm_subnet.a", "a", "a", "10.0.1.0/24");
  Subnet(plan, "azurerm_subnet.b", "b", "b", "10.0.2.0/24");
  plan.Create("azurerm_network_interface.n",
              R"({"id":"?","location":"westeurope","ip_configuration":[{"subnet_id":"?"}]})")
      .Block("", "azurerm_network_interface.n", "{}");
  CHECK(LineOf(LinksOf(plan), "azurerm_network_interface.n.ip_configuration.0.subnet_id") ==
        "elimination azurerm_subnet.a");
}

TEST_CASE("a link to what is replaced leads to its successor") {
  PlanSketch plan;
  plan.Replace("azurerm_route_table.old", R"({"id":"/OLD"})", R"({"id":"?"})")
      .Create("azurerm_route_table.new", R"({"id":"?"})")
      .Update("azurerm_subnet_route_table_association.a", R"({"id":"/s","route_table_id":"/old"})",
              R"({"id":"/s","route_table_id":"?"})")
      .Block("", "azurerm_subnet_route_table_association.a",
             R"({"route_table_id":["local.table"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_subnet_route_table_association.a.route_table_id prior-value "
        "azurerm_route_table.old\n");
}

TEST_CASE("a link to what stays would be known: it leads elsewhere now") {
  PlanSketch plan;
  plan.Keep("azurerm_route_table.old", R"({"id":"/old"})")
      .Create("azurerm_route_table.new", R"({"id":"?"})")
      .Update("azurerm_subnet_route_table_association.a", R"({"id":"/s","route_table_id":"/old"})",
              R"({"id":"/s","route_table_id":"?"})")
      .Block("", "azurerm_subnet_route_table_association.a",
             R"({"route_table_id":["local.table"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_subnet_route_table_association.a.route_table_id elimination "
        "azurerm_route_table.new\n");
}

TEST_CASE("without a configuration, everything in the plan can be meant") {
  PlanSketch plan;
  plan.Create("module.a.azurerm_subnet.s", R"({"id":"?","name":"s"})")
      .Create("module.b.azurerm_subnet.s", R"({"id":"?","name":"s"})")
      .Create("module.b.azurerm_private_endpoint.p", R"({"id":"?","subnet_id":"?"})");
  CHECK(LinksOf(plan) ==
        "module.b.azurerm_private_endpoint.p.subnet_id open module.a.azurerm_subnet.s "
        "module.b.azurerm_subnet.s\n");
}

TEST_CASE("a link that is unknown although nothing new can be meant stays where it was") {
  PlanSketch plan;
  plan.Keep("azurerm_subnet.s", R"({"id":"/s","name":"s"})")
      .Update("azurerm_route_server.r", R"({"id":"/r","subnet_id":"/s"})",
              R"({"id":"/r","subnet_id":"?"})")
      .Block("", "azurerm_route_server.r", R"({"subnet_id":["local.subnet"]})");
  CHECK(LinksOf(plan) == "azurerm_route_server.r.subnet_id prior-value azurerm_subnet.s\n");
}

}  // namespace
}  // namespace routesight

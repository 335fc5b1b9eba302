#include "evaluator/links/references.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <sstream>

#include "tests/links/plan_sketch.h"

namespace routesight {
namespace {

constexpr std::string_view kNic = R"({"id":"?","ip_configuration":[{"name":"a","subnet_id":"?"}]})";

std::string Nic(std::string_view references) {
  return R"({"ip_configuration":[{"name":"a","subnet_id":)" + std::string(references) + "}]}";
}

// Two subnets of one network, which an interface can be in.
PlanSketch TwoSubnets() {
  PlanSketch plan;
  plan.Create(R"(azurerm_subnet.s["app"])", R"({"id":"?","name":"app"})")
      .Create(R"(azurerm_subnet.s["db"])", R"({"id":"?","name":"db"})")
      .Block("", "azurerm_subnet.s", R"({"name":["each.key"],"#for_each":["local.subnets"]})");
  return plan;
}

TEST_CASE("a constant key names the instance") {
  PlanSketch plan = TwoSubnets();
  plan.Create("azurerm_network_interface.n", kNic)
      .Block("", "azurerm_network_interface.n", Nic(R"(["azurerm_subnet.s[\"db\"].id"])"));
  CHECK(LinksOf(plan) ==
        "azurerm_network_interface.n.ip_configuration.0.subnet_id reference "
        "azurerm_subnet.s[\"db\"]\n");
}

TEST_CASE("each.key means the instance with the same key") {
  PlanSketch plan = TwoSubnets();
  plan.Create(R"(azurerm_network_interface.n["app"])", kNic)
      .Create(R"(azurerm_network_interface.n["db"])", kNic)
      .Block("", "azurerm_network_interface.n",
             R"({"#for_each":["local.subnets"],"ip_configuration":[
                 {"subnet_id":["azurerm_subnet.s","each.key"]}]})");
  CHECK(LinksOf(plan) ==
        "azurerm_network_interface.n[\"app\"].ip_configuration.0.subnet_id key "
        "azurerm_subnet.s[\"app\"]\n"
        "azurerm_network_interface.n[\"db\"].ip_configuration.0.subnet_id key "
        "azurerm_subnet.s[\"db\"]\n");
}

TEST_CASE("an index by which not every instance finds a target is no plain key") {
  PlanSketch plan;
  for (const char* index : {"0", "1"}) {
    plan.Create(std::string("azurerm_subnet.s[") + index + "]", R"({"id":"?","name":"s"})");
  }
  for (const char* index : {"0", "1", "2", "3"}) {
    plan.Create(std::string("azurerm_network_interface.n[") + index + "]", kNic);
  }
  plan.Block("", "azurerm_subnet.s", R"({"#count":2})")
      .Block("", "azurerm_network_interface.n",
             R"({"#count":4,"ip_configuration":[
                 {"subnet_id":["azurerm_subnet.s","count.index"]}]})");
  const std::string links = LinksOf(plan);
  CHECK(std::count(links.begin(), links.end(), '\n') == 4);
  CHECK(links.find("key") == links.npos);
  CHECK(links.find(
            "n[0].ip_configuration.0.subnet_id open azurerm_subnet.s[0] azurerm_subnet.s[1]") !=
        links.npos);
}

TEST_CASE("a key inside a longer text finds its instance") {
  PlanSketch plan;
  plan.Create(R"(azurerm_subnet.s["hub-fw-snet"])", R"({"id":"?","name":"fw"})")
      .Create(R"(azurerm_subnet.s["spoke-app-snet"])", R"({"id":"?","name":"app"})")
      .Create(R"(azurerm_network_interface.n["web"])", kNic)
      .Block("", "azurerm_subnet.s", R"({"#for_each":["local.subnets"]})")
      .Block("", "azurerm_network_interface.n",
             R"({"#for_each":["var.machines"],"ip_configuration":[{"subnet_id":
                 ["azurerm_subnet.s","each.value.net","each.value.subnet"]}]})")
      .Variable("machines", R"({"web":{"net":"spoke","subnet":"app"}})");
  CHECK(LinksOf(plan) ==
        "azurerm_network_interface.n[\"web\"].ip_configuration.0.subnet_id key "
        "azurerm_subnet.s[\"spoke-app-snet\"]\n");
}

TEST_CASE("each.value.x is computed from constants and root variables, and else open") {
  const auto with = [](std::string_view for_each) {
    PlanSketch plan = TwoSubnets();
    plan.Create(R"(azurerm_network_interface.n["app"])", kNic)
        .Variable("machines", R"({"app":{"subnet":"db"}})")
        .Block("", "azurerm_network_interface.n",
               R"({"#for_each":)" + std::string(for_each) + R"(,"ip_configuration":[
                   {"subnet_id":["azurerm_subnet.s","each.value.subnet"]}]})");
    return LineOf(LinksOf(plan),
                  R"(azurerm_network_interface.n["app"].ip_configuration.0.subnet_id)");
  };
  CHECK(with(R"({"app":{"subnet":"db"}})") == R"(key azurerm_subnet.s["db"])");
  CHECK(with(R"(["var.machines"])") == R"(key azurerm_subnet.s["db"])");
  CHECK(with(R"(["local.machines"])") == R"(open azurerm_subnet.s["app"] azurerm_subnet.s["db"])");
}

// A hub module with a network and subnets, called for two regions.
PlanSketch TwoHubs() {
  PlanSketch plan;
  for (const std::string hub : {R"(module.hub["east"].)", R"(module.hub["west"].)"}) {
    plan.Create(hub + "azurerm_virtual_network.v", R"({"id":"?","name":"v"})");
    for (const std::string subnet : {"app", "nva"}) {
      plan.Create(hub + "azurerm_subnet.s[\"" + subnet + "\"]",
                  R"({"id":"?","name":")" + subnet + "\"}");
    }
  }
  return plan.Call("", "hub", R"({"#for_each":["local.regions"],"subnets":["local.subnets"]})")
      .Block("hub", "azurerm_virtual_network.v", "{}")
      .Block("hub", "azurerm_subnet.s", R"({"#for_each":["var.subnets"]})")
      .Output("hub", "vnet_id", R"(["azurerm_virtual_network.v.id"])")
      .Output("hub", "subnet_ids", R"(["azurerm_subnet.s"])")
      .Output("hub", "location", R"(["local.location"])");
}

TEST_CASE("an output of a keyed map keeps the key on the caller's side") {
  PlanSketch plan = TwoHubs();
  plan.Create("azurerm_network_interface.n", kNic)
      .Block("", "azurerm_network_interface.n",
             Nic(R"(["module.hub[\"west\"].subnet_ids[\"nva\"]"])"));
  CHECK(LinksOf(plan) ==
        "azurerm_network_interface.n.ip_configuration.0.subnet_id reference "
        "module.hub[\"west\"].azurerm_subnet.s[\"nva\"]\n");
}

TEST_CASE("an output's name lost behind an index is found by type") {
  PlanSketch plan = TwoHubs();
  plan.Create(R"(azurerm_virtual_hub_connection.c["one"])",
              R"({"id":"?","remote_virtual_network_id":"?"})")
      .Variable("sites", R"({"one":{"hub":"west"}})")
      .Block("", "azurerm_virtual_hub_connection.c",
             R"({"#for_each":["var.sites"],
                 "remote_virtual_network_id":["module.hub","each.value.hub"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_virtual_hub_connection.c[\"one\"].remote_virtual_network_id key "
        "module.hub[\"west\"].azurerm_virtual_network.v\n");
}

TEST_CASE("whole objects are followed through nested modules, with the keys of each call") {
  PlanSketch plan = TwoHubs();
  plan.Variable("sites", R"({"one":{"region":{"hub":"west"},"subnet":"nva"}})")
      .Call("", "spoke", R"({"#for_each":["var.sites"],"hubs":["module.hub"],
                             "site":["each.value"]})")
      .Call("spoke", "work", R"({"#count":1,"hub":["var.hubs","var.site.region.hub"],
                                 "subnet":["var.site.subnet"]})")
      .Block("spoke.work", "azurerm_network_interface.n",
             Nic(R"(["var.hub.subnet_ids","var.subnet"])"))
      .Create(R"(module.spoke["one"].module.work[0].azurerm_network_interface.n)", kNic);
  CHECK(LinksOf(plan) ==
        "module.spoke[\"one\"].module.work[0].azurerm_network_interface.n."
        "ip_configuration.0.subnet_id key module.hub[\"west\"].azurerm_subnet.s[\"nva\"]\n");
}

TEST_CASE("for_each over resources or modules: the value is the instance with that key") {
  PlanSketch plan = TwoSubnets();
  plan.Create(R"(azurerm_network_interface.n["app"])", kNic)
      .Create(R"(azurerm_network_interface.n["db"])", kNic)
      .Block("", "azurerm_network_interface.n",
             R"({"#for_each":["azurerm_subnet.s"],"ip_configuration":[
                 {"subnet_id":["each.value.id"]}]})");
  CHECK(LinksOf(plan) ==
        "azurerm_network_interface.n[\"app\"].ip_configuration.0.subnet_id key "
        "azurerm_subnet.s[\"app\"]\n"
        "azurerm_network_interface.n[\"db\"].ip_configuration.0.subnet_id key "
        "azurerm_subnet.s[\"db\"]\n");
}

TEST_CASE("a data source that waits for the apply is a target, one that was read is not meant") {
  PlanSketch plan;
  plan.Create("data.azurerm_subnet.late", R"({"id":"?","name":"late"})")
      .Create("azurerm_private_endpoint.p", R"({"id":"?","subnet_id":"?"})")
      .Create("azurerm_private_endpoint.q", R"({"id":"?","subnet_id":"?"})")
      .Keep("azurerm_subnet.s", R"({"id":"/s","name":"s"})")
      .Block("", "data.azurerm_subnet.late", "{}")
      .Block("", "azurerm_private_endpoint.p", R"({"subnet_id":["data.azurerm_subnet.late.id"]})")
      .Block("", "azurerm_private_endpoint.q",
             R"({"subnet_id":["var.old","azurerm_subnet.s.id","data.azurerm_subnet.late.id"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_private_endpoint.p.subnet_id reference data.azurerm_subnet.late\n"
        "azurerm_private_endpoint.q.subnet_id elimination data.azurerm_subnet.late\n");
}

TEST_CASE("a condition leaves what both sides name") {
  PlanSketch plan = TwoSubnets();
  plan.Create("azurerm_network_interface.n", kNic)
      .Block("", "azurerm_network_interface.n",
             Nic(R"(["var.flag","azurerm_subnet.s[\"app\"].id","azurerm_subnet.s[\"db\"].id"])"));
  CHECK(LinksOf(plan) ==
        "azurerm_network_interface.n.ip_configuration.0.subnet_id open "
        "azurerm_subnet.s[\"app\"] azurerm_subnet.s[\"db\"]\n");
}

TEST_CASE("a local is a dead end: only what is visible and unknown can be meant") {
  PlanSketch plan;
  plan.Create("azurerm_network_interface.n", kNic)
      .Block("", "azurerm_network_interface.n", Nic(R"(["local.subnet_id"])"))
      .Create("azurerm_subnet.new", R"({"id":"?","name":"new"})")
      .Block("", "azurerm_subnet.new", "{}")
      .Keep("azurerm_subnet.old", R"({"id":"/old","name":"old"})")
      .Block("", "azurerm_subnet.old", "{}");
  CHECK(LinksOf(plan) ==
        "azurerm_network_interface.n.ip_configuration.0.subnet_id elimination "
        "azurerm_subnet.new\n");
  plan.Create("azurerm_subnet.other", R"({"id":"?","name":"other"})")
      .Block("", "azurerm_subnet.other", "{}");
  CHECK(LinksOf(plan) ==
        "azurerm_network_interface.n.ip_configuration.0.subnet_id open azurerm_subnet.new "
        "azurerm_subnet.other\n");
}

TEST_CASE("a local indexed by a constant key finds the only instance with that key") {
  PlanSketch plan = TwoSubnets();
  plan.Create("azurerm_network_interface.n", kNic)
      .Block("", "azurerm_network_interface.n", Nic(R"(["local.subnets[\"db\"]"])"));
  CHECK(LinksOf(plan) ==
        "azurerm_network_interface.n.ip_configuration.0.subnet_id name azurerm_subnet.s[\"db\"]\n");
}

TEST_CASE("a module's local reaches no further than the module and its arguments") {
  PlanSketch plan = TwoSubnets();
  plan.Create("module.m.azurerm_network_interface.n", kNic)
      .Create("module.m.azurerm_subnet.own", R"({"id":"?","name":"own"})")
      .Call("", "m", R"({"name":"m"})")
      .Block("m", "azurerm_subnet.own", "{}")
      .Block("m", "azurerm_network_interface.n", Nic(R"(["local.subnet_id"])"));
  CHECK(LinksOf(plan) ==
        "module.m.azurerm_network_interface.n.ip_configuration.0.subnet_id elimination "
        "module.m.azurerm_subnet.own\n");
}

TEST_CASE("depends_on is no data flow, and what the plan does not keep is no dead end") {
  PlanSketch plan = TwoSubnets();
  plan.Create("azurerm_network_interface.n", kNic)
      .Block("", "azurerm_network_interface.n",
             R"({"#depends_on":["azurerm_subnet.s"],
                 "ip_configuration":[{"subnet_id":["azapi_resource.subnet.output.id"]}]})");
  CHECK(LinksOf(plan) == "azurerm_network_interface.n.ip_configuration.0.subnet_id open\n");
}

TEST_CASE("an address leads to the interface, balancer or firewall that has it") {
  PlanSketch plan;
  plan.Create("azurerm_route.r", R"({"id":"?","next_hop_in_ip_address":"?"})")
      .Create("azurerm_route.vm", R"({"id":"?","next_hop_in_ip_address":"?"})")
      .Create("azurerm_lb.lb", R"({"id":"?","name":"lb","frontend_ip_configuration":[
               {"name":"f","private_ip_address":"?"}]})")
      .Create("azurerm_network_interface.n", R"({"id":"?","private_ip_address":"?"})")
      .Create("azurerm_linux_virtual_machine.m", R"({"id":"?","network_interface_ids":["?"]})")
      .Block("", "azurerm_lb.lb", "{}")
      .Block("", "azurerm_network_interface.n", "{}")
      .Block("", "azurerm_linux_virtual_machine.m",
             R"({"network_interface_ids":["azurerm_network_interface.n.id"]})")
      .Block("", "azurerm_route.r", R"({"next_hop_in_ip_address":
               ["azurerm_lb.lb.frontend_ip_configuration[0].private_ip_address"]})")
      .Block("", "azurerm_route.vm", R"({"next_hop_in_ip_address":
               ["azurerm_linux_virtual_machine.m.private_ip_address"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_linux_virtual_machine.m.network_interface_ids.0 reference "
        "azurerm_network_interface.n\n"
        "azurerm_route.r.next_hop_in_ip_address reference azurerm_lb.lb\n"
        "azurerm_route.vm.next_hop_in_ip_address reference azurerm_network_interface.n\n");
}

TEST_CASE("a link is followed through the attribute of another resource") {
  PlanSketch plan = TwoSubnets();
  plan.Create("azurerm_subnet_route_table_association.a", R"({"id":"?","subnet_id":"?"})")
      .Create("azurerm_private_endpoint.p", R"({"id":"?","subnet_id":"?"})")
      .Block("", "azurerm_subnet_route_table_association.a",
             R"({"subnet_id":["azurerm_subnet.s[\"db\"].id"]})")
      .Block("", "azurerm_private_endpoint.p",
             R"({"subnet_id":["azurerm_subnet_route_table_association.a.id"]})");
  CHECK(LineOf(LinksOf(plan), "azurerm_private_endpoint.p.subnet_id") ==
        R"(reference azurerm_subnet.s["db"])");
}

TEST_CASE("the device of a local network gateway is found by its public address") {
  PlanSketch plan;
  plan.Create("azurerm_public_ip.a", R"({"name":"a","id":"?","ip_address":"?"})")
      .Create("azurerm_public_ip.b", R"({"name":"b","id":"?","ip_address":"?"})")
      .Create("azurerm_local_network_gateway.l", R"({"name":"l","id":"?","gateway_address":"?"})")
      .Block("", "azurerm_local_network_gateway.l",
             R"({"gateway_address":["azurerm_public_ip.b.ip_address"]})");
  CHECK(LineOf(LinksOf(plan), "azurerm_local_network_gateway.l.gateway_address") ==
        "reference azurerm_public_ip.b");
}

TEST_CASE("a pin decides, unless its target does not exist") {
  PlanSketch plan = TwoSubnets();
  plan.Create("azurerm_network_interface.n", kNic)
      .Block("", "azurerm_network_interface.n", Nic(R"(["local.subnet_id"])"));
  const std::string link = "azurerm_network_interface.n.ip_configuration.0.subnet_id";
  CHECK(LinksOf(plan.Text(), link + " -> azurerm_subnet.s[\"db\"]") ==
        link + " pinned azurerm_subnet.s[\"db\"]\n");
  CHECK(LinksOf(plan.Text(), link + " -> azurerm_subnet.gone") ==
        link + " open azurerm_subnet.s[\"app\"] azurerm_subnet.s[\"db\"]\n");
}

// What became of the plan's unknown links when it was applied stands beside it.
TEST_CASE("the greenfield plan: every link is decided, as the apply did") {
  std::ifstream file(ROUTESIGHT_SOURCE_DIR "/testdata/greenfield-hub-spoke/plan.json");
  REQUIRE(file);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  CHECK(
      LinksOf(text, "") ==
      R"(azurerm_network_interface.nva.ip_configuration.0.subnet_id reference azurerm_subnet.hub["nva"]
azurerm_network_interface.vm["blue"].ip_configuration.0.subnet_id key azurerm_subnet.spoke["blue"]
azurerm_network_interface.vm["green"].ip_configuration.0.subnet_id key azurerm_subnet.spoke["green"]
azurerm_route.green_default.next_hop_in_ip_address reference azurerm_network_interface.nva
azurerm_route_server.hub.public_ip_address_id reference azurerm_public_ip.hub["ars"]
azurerm_route_server.hub.subnet_id reference azurerm_subnet.hub["RouteServerSubnet"]
azurerm_route_server_bgp_connection.nva.peer_ip reference azurerm_network_interface.nva
azurerm_route_server_bgp_connection.nva.route_server_id reference azurerm_route_server.hub
azurerm_route_table.green.subnets association azurerm_subnet.spoke["green"]
azurerm_subnet.spoke["green"].route_table_id association azurerm_route_table.green
azurerm_subnet_route_table_association.green.route_table_id reference azurerm_route_table.green
azurerm_subnet_route_table_association.green.subnet_id reference azurerm_subnet.spoke["green"]
azurerm_virtual_network_gateway.hub.ip_configuration.0.public_ip_address_id reference azurerm_public_ip.hub["vpn"]
azurerm_virtual_network_gateway.hub.ip_configuration.0.subnet_id reference azurerm_subnet.hub["GatewaySubnet"]
azurerm_virtual_network_gateway_connection.office.local_network_gateway_id reference azurerm_local_network_gateway.office
azurerm_virtual_network_gateway_connection.office.virtual_network_gateway_id reference azurerm_virtual_network_gateway.hub
azurerm_virtual_network_peering.hub_to_spoke["blue"].remote_virtual_network_id key azurerm_virtual_network.spoke["blue"]
azurerm_virtual_network_peering.hub_to_spoke["green"].remote_virtual_network_id key azurerm_virtual_network.spoke["green"]
azurerm_virtual_network_peering.spoke_to_hub["blue"].remote_virtual_network_id reference azurerm_virtual_network.hub
azurerm_virtual_network_peering.spoke_to_hub["green"].remote_virtual_network_id reference azurerm_virtual_network.hub
)");
}

}  // namespace
}  // namespace routesight

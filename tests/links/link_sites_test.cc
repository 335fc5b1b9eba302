// Which attributes count as links that are unknown, and what the configuration says there.
#include <catch2/catch.hpp>
#include <string>

#include "tests/links/plan_sketch.h"

namespace routesight {
namespace {

TEST_CASE("known links, omitted ones and those of what goes away are not listed") {
  PlanSketch plan;
  plan.Create("azurerm_network_interface.n", R"({"id":"?","ip_configuration":[
              {"name":"a","subnet_id":"/s","public_ip_address_id":null}]})")
      .Create("azurerm_route_table.t", R"({"id":"?","route":"?","subnets":"?"})")
      .Create("azurerm_subnet.s", R"({"id":"?","route_table_id":"?"})")
      .Create("azurerm_virtual_hub_connection.c",
              R"({"id":"?","remote_virtual_network_id":"/v","routing":"?"})")
      .Block("", "azurerm_route_table.t", "{}")
      .Block("", "azurerm_subnet.s", "{}")
      .Block("", "azurerm_virtual_hub_connection.c", "{}");
  CHECK(LinksOf(plan) == "");
}

TEST_CASE("elements of a list are links of their own, in the order of the source") {
  PlanSketch plan;
  plan.Create("azurerm_network_interface.a", R"({"id":"?"})")
      .Create("azurerm_network_interface.b", R"({"id":"?"})")
      .Create("azurerm_linux_virtual_machine.m", R"({"id":"?","network_interface_ids":["?","?"]})")
      .Block("", "azurerm_linux_virtual_machine.m",
             R"({"network_interface_ids":["azurerm_network_interface.b.id",
                                          "azurerm_network_interface.a.id"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_linux_virtual_machine.m.network_interface_ids.0 reference "
        "azurerm_network_interface.b\n"
        "azurerm_linux_virtual_machine.m.network_interface_ids.1 reference "
        "azurerm_network_interface.a\n");
}

TEST_CASE("a list that is unknown as a whole has one entry per target") {
  PlanSketch plan;
  plan.Create("azurerm_network_interface.a", R"({"id":"?"})")
      .Create("azurerm_network_interface.b", R"({"id":"?"})")
      .Create("azurerm_linux_virtual_machine.m", R"({"id":"?","network_interface_ids":"?"})")
      .Block("", "azurerm_linux_virtual_machine.m",
             R"({"network_interface_ids":["azurerm_network_interface.b.id",
                                          "azurerm_network_interface.a.id"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_linux_virtual_machine.m.network_interface_ids reference "
        "azurerm_network_interface.a\n"
        "azurerm_linux_virtual_machine.m.network_interface_ids reference "
        "azurerm_network_interface.b\n");
}

TEST_CASE("a dynamic block hides the expression, and shifts the static ones") {
  PlanSketch plan;
  plan.Create("azurerm_subnet.app", R"({"id":"?","name":"app"})")
      .Create("azurerm_subnet.db", R"({"id":"?","name":"db"})")
      .Create("azurerm_lb.lb", R"({"id":"?","frontend_ip_configuration":[
              {"name":"dynamic","subnet_id":"?"},{"name":"static","subnet_id":"?"}]})")
      .Block("", "azurerm_lb.lb", R"({"frontend_ip_configuration":[
             {"name":"static","subnet_id":["azurerm_subnet.db.id"]}]})");
  CHECK(LinksOf(plan) ==
        "azurerm_lb.lb.frontend_ip_configuration.0.subnet_id open azurerm_subnet.app "
        "azurerm_subnet.db\n"
        "azurerm_lb.lb.frontend_ip_configuration.1.subnet_id reference azurerm_subnet.db\n");
}

TEST_CASE("what a block in sight does not say is not configured, though the provider fills it in") {
  PlanSketch plan;
  plan.Create("azurerm_subnet.s", R"({"id":"?","name":"s"})")
      .Create("azurerm_public_ip_prefix.p", R"({"id":"?"})")
      .Create("azurerm_lb.lb", R"({"id":"?","frontend_ip_configuration":[
              {"name":"in","subnet_id":"?","public_ip_prefix_id":"?"},
              {"name":"out","public_ip_prefix_id":"?"}]})")
      .Block("", "azurerm_lb.lb", R"({"frontend_ip_configuration":[
             {"name":"in","subnet_id":["azurerm_subnet.s.id"]},
             {"name":"out","public_ip_prefix_id":["azurerm_public_ip_prefix.p.id"]}]})");
  CHECK(LinksOf(plan) ==
        "azurerm_lb.lb.frontend_ip_configuration.0.subnet_id reference azurerm_subnet.s\n"
        "azurerm_lb.lb.frontend_ip_configuration.1.public_ip_prefix_id reference "
        "azurerm_public_ip_prefix.p\n");
}

TEST_CASE("interfaces and rules inside scale sets, firewalls and load balancers have links") {
  PlanSketch plan;
  plan.Create("azurerm_network_security_group.g", R"({"id":"?"})")
      .Create("azurerm_public_ip.m", R"({"id":"?"})")
      .Create("azurerm_lb.b", R"({"id":"?"})")
      .Create("azurerm_lb_backend_address_pool.p", R"({"id":"?","loadbalancer_id":"/b"})")
      .Create("azurerm_orchestrated_virtual_machine_scale_set.w",
              R"({"id":"?","network_interface":[{"name":"x","network_security_group_id":"?",
              "ip_configuration":[{"load_balancer_backend_address_pool_ids":["?"]}]}]})")
      .Create("azurerm_firewall.f",
              R"({"id":"?","management_ip_configuration":[{"public_ip_address_id":"?"}]})")
      .Create("azurerm_lb_outbound_rule.o",
              R"({"id":"?","loadbalancer_id":"?","backend_address_pool_id":"?"})")
      .Block("", "azurerm_orchestrated_virtual_machine_scale_set.w", R"({"network_interface":[
             {"name":"x","network_security_group_id":["azurerm_network_security_group.g.id"],
              "ip_configuration":[{"load_balancer_backend_address_pool_ids":
                                   ["azurerm_lb_backend_address_pool.p.id"]}]}]})")
      .Block("", "azurerm_firewall.f", R"({"management_ip_configuration":[
             {"public_ip_address_id":["azurerm_public_ip.m.id"]}]})")
      .Block("", "azurerm_lb_outbound_rule.o", R"({"loadbalancer_id":["azurerm_lb.b.id"],
             "backend_address_pool_id":["azurerm_lb_backend_address_pool.p.id"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_firewall.f.management_ip_configuration.0.public_ip_address_id reference "
        "azurerm_public_ip.m\n"
        "azurerm_lb_outbound_rule.o.backend_address_pool_id reference "
        "azurerm_lb_backend_address_pool.p\n"
        "azurerm_lb_outbound_rule.o.loadbalancer_id reference azurerm_lb.b\n"
        "azurerm_orchestrated_virtual_machine_scale_set.w.network_interface.0.ip_configuration.0."
        "load_balancer_backend_address_pool_ids.0 reference azurerm_lb_backend_address_pool.p\n"
        "azurerm_orchestrated_virtual_machine_scale_set.w.network_interface.0."
        "network_security_group_id reference azurerm_network_security_group.g\n");
}

TEST_CASE("inline routes share one list of references") {
  PlanSketch plan;
  plan.Create("azurerm_network_interface.a", R"({"id":"?"})")
      .Create("azurerm_network_interface.b", R"({"id":"?"})")
      .Create("azurerm_route_table.one", R"({"id":"?","route":[
              {"name":"r","next_hop_in_ip_address":"?"}]})")
      .Create("azurerm_route_table.two", R"({"id":"?","route":[
              {"name":"r","next_hop_in_ip_address":"?"},
              {"name":"s","next_hop_in_ip_address":"?"}]})")
      .Create("azurerm_resource_group.g", R"({"id":"?"})")
      .Block("", "azurerm_route_table.one",
             R"({"route":["azurerm_resource_group.g.name",
                          "azurerm_network_interface.a.private_ip_address"]})")
      .Block("", "azurerm_route_table.two",
             R"({"route":["azurerm_network_interface.a.private_ip_address",
                          "azurerm_network_interface.b.private_ip_address"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_route_table.one.route.0.next_hop_in_ip_address type "
        "azurerm_network_interface.a\n"
        "azurerm_route_table.two.route.0.next_hop_in_ip_address open "
        "azurerm_network_interface.a azurerm_network_interface.b\n"
        "azurerm_route_table.two.route.1.next_hop_in_ip_address open "
        "azurerm_network_interface.a azurerm_network_interface.b\n");
}

TEST_CASE("a write-only link is one whenever it is configured") {
  PlanSketch plan;
  plan.Keep("azurerm_route_table.t", R"({"id":"/t"})")
      .Keep("azurerm_subnet.s", R"({"id":"/s","route_table_id":null,"route_table_id_wo":null})")
      .Keep("azurerm_subnet.u", R"({"id":"/u","route_table_id_wo":null})")
      .Block("", "azurerm_subnet.s", R"({"route_table_id_wo":["azurerm_route_table.t.id"]})")
      .Block("", "azurerm_subnet.u", "{}")
      .Keep("azurerm_subnet.v", R"({"id":"/v","route_table_id_wo":null})")
      .Block("", "azurerm_subnet.v", R"({"route_table_id_wo":["var.table"]})")
      .Variable("table", R"("/T")")
      .Keep("azurerm_subnet.w", R"({"id":"/w","route_table_id_wo":null})")
      .Block("", "azurerm_subnet.w", R"({"route_table_id_wo":["local.table"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_subnet.s.route_table_id_wo reference azurerm_route_table.t\n"
        "azurerm_subnet.v.route_table_id_wo name azurerm_route_table.t\n"
        "azurerm_subnet.w.route_table_id_wo open azurerm_route_table.t\n");
}

TEST_CASE("computed attributes repeat what associations and inline subnets state") {
  PlanSketch plan;
  plan.Create("azurerm_route_table.t", R"({"id":"?","subnets":"?"})")
      .Create("azurerm_subnet.s", R"({"id":"?","name":"s","route_table_id":"?"})")
      .Create("azurerm_subnet_route_table_association.a",
              R"({"id":"?","subnet_id":"?","route_table_id":"?"})")
      .Create("azurerm_virtual_network.v",
              R"({"id":"?","subnet":[{"id":"?","name":"in","route_table_id":"?"}]})")
      .Block(
          "", "azurerm_subnet_route_table_association.a",
          R"({"subnet_id":["azurerm_subnet.s.id"],"route_table_id":["azurerm_route_table.t.id"]})")
      .Block("", "azurerm_virtual_network.v", R"({"subnet":["azurerm_route_table.t.id"]})");
  CHECK(LinksOf(plan) ==
        "azurerm_route_table.t.subnets association azurerm_subnet.s\n"
        "azurerm_route_table.t.subnets association azurerm_virtual_network.v#subnet:in\n"
        "azurerm_subnet.s.route_table_id association azurerm_route_table.t\n"
        "azurerm_subnet_route_table_association.a.route_table_id reference "
        "azurerm_route_table.t\n"
        "azurerm_subnet_route_table_association.a.subnet_id reference azurerm_subnet.s\n"
        "azurerm_virtual_network.v.subnet.0.route_table_id reference azurerm_route_table.t\n");
}

TEST_CASE("a computed attribute is open when its association is") {
  PlanSketch plan;
  plan.Create("azurerm_route_table.a", R"({"id":"?"})")
      .Create("azurerm_route_table.b", R"({"id":"?"})")
      .Create("azurerm_subnet.s", R"({"id":"?","name":"s","route_table_id":"?"})")
      .Create("azurerm_subnet_route_table_association.x",
              R"({"id":"?","subnet_id":"?","route_table_id":"?"})")
      .Block("", "azurerm_subnet_route_table_association.x",
             R"({"subnet_id":["azurerm_subnet.s.id"],"route_table_id":["local.table"]})");
  CHECK(LineOf(LinksOf(plan), "azurerm_subnet.s.route_table_id") ==
        "open azurerm_route_table.a azurerm_route_table.b");
}

TEST_CASE("a text template of .tf.json is no constant when it has references") {
  const std::string plan = R"({"format_version":"1.2","planned_values":{},"resource_changes":[
    {"address":"azurerm_subnet.s","mode":"managed","type":"azurerm_subnet","name":"s","change":
     {"actions":["create"],"before":null,"after":{"name":"s"},"after_unknown":{"id":true}}},
    {"address":"azurerm_private_endpoint.p","mode":"managed","type":"azurerm_private_endpoint",
     "name":"p","change":{"actions":["create"],"before":null,"after":{},
     "after_unknown":{"subnet_id":true}}}],
    "configuration":{"root_module":{"resources":[
     {"mode":"managed","type":"azurerm_private_endpoint","name":"p","expressions":{"subnet_id":
      {"constant_value":"${azurerm_subnet.s.id}",
       "references":["azurerm_subnet.s.id","azurerm_subnet.s"]}}}]}}})";
  CHECK(LinksOf(plan, "") == "azurerm_private_endpoint.p.subnet_id reference azurerm_subnet.s\n");
}

}  // namespace
}  // namespace routesight

// Load balancers, pools, rules.
#include <catch2/catch.hpp>

#include "tests/readers/facts.h"

namespace routesight {
namespace {

std::string Balancer(std::string_view frontends, std::string_view more = "") {
  return Concat(Identity("loadBalancers/b"), R"(,"sku":"Standard")", more,
                R"(,"frontend_ip_configuration":[)", frontends, "]");
}

std::string PoolId() { return NetworkId("loadBalancers/b/backendAddressPools/p"); }

std::string Pool(std::string_view more = "") {
  return Concat(R"("name":"p","id":")", PoolId(), R"(","loadbalancer_id":")",
                NetworkId("loadBalancers/b"), "\"", more);
}

std::string Nic() {
  return Standing("azurerm_network_interface.a",
                  Identity("networkInterfaces/a") + R"(,"ip_configuration":[{"name":"c"}])");
}

std::string MemberOf(std::string_view pool, std::string_view nic) {
  return Concat(R"("ip_configuration_name":"c","backend_address_pool_id":")", pool,
                R"(","network_interface_id":")", nic, "\"");
}

TEST_CASE("a frontend is internal with a subnet and public without") {
  const std::string facts = FactsAt(
      EvaluateChanges(
          {StandingNetwork(), StandingSubnet(),
           Standing("azurerm_lb.b",
                    Balancer(Concat(R"({"name":"in","private_ip_address":"10.0.1.8",)"
                                    R"("private_ip_address_allocation":"Static","subnet_id":")",
                                    IdOfSubnet(), R"("},{"name":"out","public_ip_address_id":")",
                                    NetworkId("publicIPAddresses/p"), R"("})")))}),
      "after");
  CHECK(Has(facts, "azurerm_lb.b frontend in subnet azurerm_subnet.s"));
  CHECK(Has(facts, "azurerm_lb.b frontend in address 10.0.1.8 static"));
  CHECK(Has(facts, "azurerm_lb.b frontend out public_ip " + NetworkId("publicIPAddresses/p")));
  CHECK(facts.find("frontend out address") == std::string::npos);
  CHECK(facts.find("frontend out subnet") == std::string::npos);
}

TEST_CASE("a dynamic frontend has a text for its address, the one that routes to it have") {
  const std::string facts = FactsAt(
      EvaluateChanges(
          {Created("azurerm_lb.b", R"("name":"b","frontend_ip_configuration":[{"name":"in"}])",
                   R"("sku":true,"frontend_ip_configuration":[{"subnet_id":true,)"
                   R"("private_ip_address":true,"public_ip_prefix_id":true,)"
                   R"("private_ip_address_allocation":true}])")}),
      "after");
  CHECK(Has(facts, "azurerm_lb.b frontend in address azurerm_lb.b.private_ip_address unknown"));
  CHECK(Has(facts, "azurerm_lb.b frontend in subnet unknown"));
  CHECK(Has(facts, "azurerm_lb.b sku unknown"));
  CHECK(facts.find("frontend in public_ip") == std::string::npos);
}

TEST_CASE("a frontend without subnet and address has a range, also while that is unknown") {
  const std::string facts = FactsAt(
      EvaluateChanges(
          {Created("azurerm_lb.b", R"("name":"b","frontend_ip_configuration":[{"name":"out"}])",
                   R"("frontend_ip_configuration":[{"public_ip_prefix_id":true}])")}),
      "after");
  CHECK(Has(facts, "azurerm_lb.b frontend out public_ip unknown"));
}

TEST_CASE("frontends that are unknown as a whole are a gap of the load balancer") {
  const std::string facts = FactsAt(
      EvaluateChanges(
          {Created("azurerm_lb.b", R"("name":"b")", R"("frontend_ip_configuration":true)")}),
      "after");
  CHECK(Has(facts,
            "azurerm_lb.b gap unknown_value azurerm_lb.b.frontend_ip_configuration: its frontends "
            "are not known"));
}

TEST_CASE("an association makes an interface a member, and its deletion ends that") {
  const std::string member = MemberOf(PoolId(), NetworkId("networkInterfaces/a"));
  const Evaluation evaluation = EvaluateChanges(
      {Nic(), Standing("azurerm_lb.b", Balancer("")),
       // What Azure lists is stale after the apply.
       Standing("azurerm_lb_backend_address_pool.p",
                Pool(Concat(R"(,"backend_ip_configurations":[")",
                            NetworkId("networkInterfaces/a/ipConfigurations/c"), R"("])"))),
       Changed("azurerm_network_interface_backend_address_pool_association.m", R"(["delete"])",
               Concat("{", member, "}"), "null")});
  const std::string line =
      "azurerm_lb_backend_address_pool.p member azurerm_network_interface.a c by "
      "azurerm_network_interface_backend_address_pool_association.m";
  CHECK(Has(FactsAt(evaluation, "before"), line));
  CHECK(FactsAt(evaluation, "after").find("member") == std::string::npos);
  CHECK(Has(FactsAt(evaluation, "after"),
            "azurerm_lb_backend_address_pool.p load_balancer azurerm_lb.b"));
}

TEST_CASE("members that are in no file at hand are those that Azure lists") {
  const std::string scale_set =
      "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachineScaleSets/w";
  const std::string facts = FactsAt(
      EvaluateChanges({Standing(
          "data.azurerm_lb_backend_address_pool.p",
          Pool(Concat(R"(,"backend_ip_configurations":[{"id":")",
                      NetworkId("networkInterfaces/z/ipConfigurations/c"), R"("},{"id":")",
                      scale_set, "/virtualMachines/0/networkInterfaces/x/ipConfigurations/c",
                      R"("},{"id":")", scale_set,
                      "/virtualMachines/1/networkInterfaces/x/ipConfigurations/c",
                      R"("}],"backend_address":[{"name":"v","ip_address":"10.0.1.7",)"
                      R"("virtual_network_id":""}])")))}),
      "after");
  const std::string start = "data.azurerm_lb_backend_address_pool.p member ";
  const std::string end = " by data.azurerm_lb_backend_address_pool.p";
  CHECK(Has(facts, start + NetworkId("networkInterfaces/z") + end));
  CHECK(Has(facts, start + scale_set + end));
  CHECK(Has(facts, start + "10.0.1.7" + end));
}

TEST_CASE("a member whose pool is open may be one of every pool") {
  const std::string facts = FactsAt(
      EvaluateChanges(
          {Nic(), Standing("azurerm_lb_backend_address_pool.p", Pool()),
           Created("azurerm_network_interface_backend_address_pool_association.m",
                   Concat(R"("network_interface_id":")", NetworkId("networkInterfaces/a"), "\""),
                   R"("backend_address_pool_id":true)")}),
      "after");
  CHECK(facts.find("azurerm_lb_backend_address_pool.p gap open_reference "
                   "azurerm_network_interface_backend_address_pool_association.m."
                   "backend_address_pool_id: the pool may have this member") != std::string::npos);
}

TEST_CASE("an address of a pool is a member, or a text that names it") {
  const std::string facts = FactsAt(
      EvaluateChanges(
          {StandingNetwork(), Standing("azurerm_lb_backend_address_pool.p", Pool()),
           Created("azurerm_lb_backend_address_pool_address.x",
                   Concat(R"("name":"x","backend_address_pool_id":")", PoolId(),
                          R"(","virtual_network_id":")", NetworkId("virtualNetworks/n"), "\""),
                   R"("ip_address":true)")}),
      "after");
  CHECK(Has(facts,
            "azurerm_lb_backend_address_pool.p member "
            "azurerm_lb_backend_address_pool_address.x.ip_address in azurerm_virtual_network.n by "
            "azurerm_lb_backend_address_pool_address.x"));
}

std::string RuleFacts(std::string_view values, std::string_view unknown = "") {
  return FactsAt(
      EvaluateChanges({Standing("azurerm_lb.b", Balancer("")),
                       Standing("azurerm_lb_backend_address_pool.p", Pool()),
                       Created("azurerm_lb_rule.r", Concat(R"("name":"r")", values), unknown)}),
      "after");
}

TEST_CASE("a rule of a load balancer with all that it says") {
  const std::string facts =
      RuleFacts(Concat(R"(,"loadbalancer_id":")", NetworkId("loadBalancers/B"),
                       R"(","protocol":"All","frontend_port":0,"backend_port":0,)"
                       R"("frontend_ip_configuration_name":"in","floating_ip_enabled":true,)"
                       R"("disable_outbound_snat":true,"load_distribution":"SourceIPProtocol",)"
                       R"("backend_address_pool_ids":[")",
                       PoolId(), R"("])"));
  CHECK(Has(facts, "azurerm_lb_rule.r balances all 0 to 0"));
  CHECK(Has(facts, "azurerm_lb_rule.r load_balancer azurerm_lb.b"));
  CHECK(Has(facts, "azurerm_lb_rule.r frontend in"));
  CHECK(Has(facts, "azurerm_lb_rule.r floating_ip yes"));
  CHECK(Has(facts, "azurerm_lb_rule.r outbound_snat_disabled yes"));
  CHECK(Has(facts, "azurerm_lb_rule.r distribution source-ip-protocol"));
  CHECK(Has(facts, "azurerm_lb_rule.r pool azurerm_lb_backend_address_pool.p"));
}

TEST_CASE("what is unknown of a rule is unknown, and what is left out is absent") {
  const std::string unknown =
      RuleFacts("", R"("protocol":true,"frontend_port":true,"floating_ip_enabled":true,)"
                    R"("backend_address_pool_ids":true,"loadbalancer_id":true)");
  CHECK(Has(unknown, "azurerm_lb_rule.r balances unknown unknown to none"));
  CHECK(Has(unknown, "azurerm_lb_rule.r floating_ip unknown"));
  CHECK(Has(unknown, "azurerm_lb_rule.r load_balancer unknown"));
  CHECK(unknown.find("azurerm_lb_rule.r gap open_reference "
                     "azurerm_lb_rule.r.backend_address_pool_ids") != std::string::npos);
  const std::string absent = RuleFacts("");
  CHECK(absent.find("azurerm_lb_rule.r floating_ip") == std::string::npos);
  CHECK(absent.find("azurerm_lb_rule.r pool") == std::string::npos);
}

TEST_CASE("a word that we do not know is unknown, never a default") {
  CHECK(Has(RuleFacts(R"(,"protocol":"Quic","load_distribution":"Sticky")"),
            "azurerm_lb_rule.r balances unknown none to none"));
  CHECK(
      Has(RuleFacts(R"(,"load_distribution":"Sticky")"), "azurerm_lb_rule.r distribution unknown"));
}

TEST_CASE("names of azurerm 2.x to 4.x for a rule count") {
  const std::string facts = RuleFacts(Concat(R"(,"enable_floating_ip":true,)"
                                             R"("backend_address_pool_id":")",
                                             PoolId(), "\""));
  CHECK(Has(facts, "azurerm_lb_rule.r floating_ip yes"));
  CHECK(Has(facts, "azurerm_lb_rule.r pool azurerm_lb_backend_address_pool.p"));
}

TEST_CASE("an outbound rule gives a pool the addresses of frontends") {
  const std::string facts = FactsAt(
      EvaluateChanges(
          {Standing("azurerm_lb.b", Balancer("")),
           Standing("azurerm_lb_backend_address_pool.p", Pool()),
           Standing("azurerm_lb_outbound_rule.o",
                    Concat(R"("name":"o","protocol":"All","loadbalancer_id":")",
                           NetworkId("loadBalancers/b"), R"(","backend_address_pool_id":")",
                           PoolId(), R"(","frontend_ip_configuration":[{"name":"out"}])"))}),
      "after");
  CHECK(Has(facts, "azurerm_lb_outbound_rule.o pool azurerm_lb_backend_address_pool.p"));
  CHECK(Has(facts, "azurerm_lb_outbound_rule.o frontends out"));
  CHECK(Has(facts, "azurerm_lb_outbound_rule.o protocol all"));
}

}  // namespace
}  // namespace routesight

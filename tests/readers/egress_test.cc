// Ways out of a subnet, and the filters in front of it.
#include <catch2/catch.hpp>

#include "tests/readers/facts.h"

namespace routesight {
namespace {

std::string NatGateway() {
  return Standing("azurerm_nat_gateway.g",
                  Identity("natGateways/g") + R"(,"sku_name":"Standard","zones":["1"])");
}

std::string Group() {
  return Standing("azurerm_network_security_group.g", Identity("networkSecurityGroups/g"));
}

std::string Members(std::string_view first, std::string_view first_id, std::string_view second,
                    std::string_view second_id) {
  return Concat("\"", first, R"(":")", first_id, R"(",")", second, R"(":")", second_id, "\"");
}

std::string NatAssociation() {
  return Members("subnet_id", IdOfSubnet(), "nat_gateway_id", NetworkId("natGateways/g"));
}

std::string GroupAssociation() {
  return Members("subnet_id", IdOfSubnet(), "network_security_group_id",
                 NetworkId("networkSecurityGroups/g"));
}

TEST_CASE("a subnet has the NAT gateway of its association until that is deleted") {
  const Evaluation evaluation =
      EvaluateChanges({StandingNetwork(), StandingSubnet(), NatGateway(),
                       Changed("azurerm_subnet_nat_gateway_association.a", R"(["delete"])",
                               Concat("{", NatAssociation(), "}"), "null")});
  CHECK(Has(FactsAt(evaluation, "before"), "azurerm_subnet.s nat_gateway azurerm_nat_gateway.g"));
  CHECK(FactsAt(evaluation, "after").find("azurerm_subnet.s nat_gateway") == std::string::npos);
  CHECK(Has(FactsAt(evaluation, "after"), "azurerm_nat_gateway.g zones 1"));
}

TEST_CASE("a subnet that an open association may mean has an unknown NAT gateway") {
  const Evaluation evaluation =
      EvaluateChanges({StandingNetwork(), StandingSubnet(), NatGateway(),
                       Created("azurerm_subnet_nat_gateway_association.a", "",
                               R"("subnet_id":true,"nat_gateway_id":true)")});
  const std::string facts = FactsAt(evaluation, "after");
  CHECK(Has(facts, "azurerm_subnet.s nat_gateway unknown"));
  CHECK(facts.find("azurerm_subnet.s gap open_reference azurerm_subnet_nat_gateway_association.a."
                   "subnet_id") != std::string::npos);
  CHECK(TableAt(evaluation, "after", "azurerm_subnet.s").find("gap") == std::string::npos);
}

TEST_CASE("a NAT gateway in no file at hand is there all the same") {
  const std::string facts = FactsAt(
      EvaluateChanges({StandingNetwork(), StandingSubnet(),
                       Standing("azurerm_subnet_nat_gateway_association.a", NatAssociation())}),
      "after");
  CHECK(Has(facts, "azurerm_subnet.s nat_gateway " + NetworkId("natGateways/g")));
  CHECK(Has(facts, NetworkId("natGateways/g") + " is a NAT gateway elsewhere"));
}

TEST_CASE("two associations of one subnet that disagree leave it open") {
  const std::string facts = FactsAt(
      EvaluateChanges({StandingNetwork(), StandingSubnet(), NatGateway(),
                       Standing("azurerm_subnet_nat_gateway_association.a", NatAssociation()),
                       Standing("azurerm_subnet_nat_gateway_association.b",
                                Members("subnet_id", IdOfSubnet(), "nat_gateway_id",
                                        NetworkId("natGateways/h")))}),
      "after");
  CHECK(Has(facts, "azurerm_subnet.s nat_gateway unknown"));
}

TEST_CASE("addresses and ranges of a NAT gateway come from associations or from a data source") {
  const std::string associated =
      FactsAt(EvaluateChanges(
                  {NatGateway(), Standing("azurerm_public_ip.p", Identity("publicIPAddresses/p")),
                   Standing("azurerm_public_ip_prefix.r",
                            Identity("publicIPPrefixes/r") + R"(,"ip_prefix":"203.0.113.8/30")"),
                   Standing("azurerm_nat_gateway_public_ip_association.p",
                            Members("nat_gateway_id", NetworkId("natGateways/g"),
                                    "public_ip_address_id", NetworkId("publicIPAddresses/p"))),
                   Standing("azurerm_nat_gateway_public_ip_prefix_association.r",
                            Members("nat_gateway_id", NetworkId("natGateways/g"),
                                    "public_ip_prefix_id", NetworkId("publicIPPrefixes/r")))}),
              "after");
  CHECK(Has(associated, "azurerm_nat_gateway.g public_ip azurerm_public_ip.p"));
  CHECK(Has(associated, "azurerm_nat_gateway.g public_ip azurerm_public_ip_prefix.r"));
  CHECK(Has(associated, "azurerm_public_ip_prefix.r is a public range 203.0.113.8/30"));
  const std::string read = FactsAt(
      EvaluateChanges({Standing("data.azurerm_nat_gateway.g",
                                Concat(Identity("natGateways/g"), R"(,"public_ip_address_ids":[")",
                                       NetworkId("publicIPAddresses/p"), R"("])"))}),
      "after");
  CHECK(Has(read, "data.azurerm_nat_gateway.g public_ip " + NetworkId("publicIPAddresses/p")));
}

TEST_CASE("a public address that is not known yet has a text, and its sku stays unknown") {
  const std::string facts =
      FactsAt(EvaluateChanges({Created("azurerm_public_ip.p", R"("name":"p")",
                                       R"("ip_address":true,"sku":true,"zones":true)")}),
              "after");
  CHECK(Has(facts, "azurerm_public_ip.p is a public address azurerm_public_ip.p.ip_address"));
  CHECK(Has(facts, "azurerm_public_ip.p sku unknown"));
  CHECK(Has(facts, "azurerm_public_ip.p zones unknown"));
}

TEST_CASE("a sensitive public address is not shown") {
  std::string public_ip =
      Created("azurerm_public_ip.p", R"("name":"p","ip_address":"203.0.113.9")");
  public_ip.insert(public_ip.size() - 2, R"(,"after_sensitive":{"ip_address":true})");
  const std::string facts = FactsAt(EvaluateChanges({public_ip}), "after");
  CHECK(facts.find("203.0.113.9") == std::string::npos);
}

TEST_CASE("what a subnet says of outbound access and delegation is known, unknown or absent") {
  const auto facts = [](std::string_view more, std::string_view unknown) {
    return FactsAt(EvaluateChanges({StandingNetwork(),
                                    Created("azurerm_subnet.s",
                                            Concat(R"("resource_group_name":"rg","name":"s",)"
                                                   R"("virtual_network_name":"n")",
                                                   more),
                                            unknown)}),
                   "after");
  };
  const std::string known =
      facts(R"(,"default_outbound_access_enabled":false,)"
            R"("private_link_service_network_policies_enabled":false,)"
            R"("delegation":[{"service_delegation":[{"name":"Microsoft.Web/serverFarms"}]}])",
            "");
  CHECK(Has(known, "azurerm_subnet.s default_outbound_access no"));
  CHECK(Has(known, "azurerm_subnet.s link_service_policies no"));
  CHECK(Has(known, "azurerm_subnet.s delegations Microsoft.Web/serverFarms"));
  const std::string unknown =
      facts("", R"("default_outbound_access_enabled":true,"delegation":true)");
  CHECK(Has(unknown, "azurerm_subnet.s default_outbound_access unknown"));
  CHECK(Has(unknown, "azurerm_subnet.s delegations unknown"));
  const std::string absent = facts("", "");
  CHECK(absent.find("default_outbound_access") == std::string::npos);
  CHECK(absent.find("delegations") == std::string::npos);
  CHECK(Has(facts(R"(,"enforce_private_link_service_network_policies":true)", ""),
            "azurerm_subnet.s link_service_policies no"));
}

TEST_CASE("a security group belongs to a subnet by association, until that is deleted") {
  const std::string stale =
      Concat(R"(,"network_security_group_id":")", NetworkId("networkSecurityGroups/g"), "\"");
  const Evaluation evaluation =
      EvaluateChanges({StandingNetwork(), StandingSubnet(stale), Group(),
                       Changed("azurerm_subnet_network_security_group_association.a",
                               R"(["delete"])", Concat("{", GroupAssociation(), "}"), "null")});
  CHECK(Has(FactsAt(evaluation, "before"),
            "azurerm_subnet.s security_group azurerm_network_security_group.g"));
  CHECK(FactsAt(evaluation, "after").find("s security_group") == std::string::npos);
  const std::string stated =
      FactsAt(EvaluateChanges({StandingNetwork(), StandingSubnet(stale)}), "after");
  CHECK(Has(stated, "azurerm_subnet.s security_group " + NetworkId("networkSecurityGroups/g")));
}

TEST_CASE("a security group belongs to an interface by association") {
  const std::string facts = FactsAt(
      EvaluateChanges(
          {Group(), Standing("azurerm_network_interface.a", Identity("networkInterfaces/a")),
           Standing("azurerm_network_interface_security_group_association.x",
                    Members("network_interface_id", NetworkId("networkInterfaces/a"),
                            "network_security_group_id", NetworkId("networkSecurityGroups/g")))}),
      "after");
  CHECK(Has(facts, "azurerm_network_interface.a security_group azurerm_network_security_group.g"));
}

TEST_CASE("TF-03: inline security rules and separate ones are each there once") {
  const std::string rule =
      R"("name":"r","direction":"Inbound","access":"Deny","priority":100,"protocol":"*",)"
      R"("source_address_prefix":"*","source_port_range":"*","destination_address_prefix":"*",)"
      R"("destination_port_range":"*")";
  const std::string facts = FactsAt(
      EvaluateChanges(
          {Standing("azurerm_network_security_group.g",
                    Concat(Identity("networkSecurityGroups/g"), R"(,"security_rule":[{)", rule,
                           R"(},{"name":"inline","direction":"Outbound","access":"Allow"}])")),
           Standing("azurerm_network_security_rule.r",
                    Concat(R"("resource_group_name":"rg","network_security_group_name":"g","id":")",
                           NetworkId("networkSecurityGroups/g/securityRules/r"), R"(",)", rule))}),
      "after");
  CHECK(Has(facts,
            "azurerm_network_security_group.g rule r inbound 100 deny * from * ports * to * ports "
            "* by azurerm_network_security_rule.r"));
  CHECK(facts.find("by azurerm_network_security_group.g") != std::string::npos);
  CHECK(facts.find("rule r ") == facts.rfind("rule r "));
}

TEST_CASE("a firewall has its address, its subnet and, when told, one for management") {
  const auto facts = [](std::string_view management, std::string_view unknown) {
    return FactsAt(
        EvaluateChanges(
            {StandingNetwork(), StandingSubnet("", "AzureFirewallSubnet"), StandingSubnet(),
             Created("azurerm_firewall.f",
                     Concat(R"("name":"f","zones":["1","2"],"ip_configuration":[{"name":"c",)"
                            R"("private_ip_address":"10.0.1.4","subnet_id":")",
                            NetworkId("virtualNetworks/n/subnets/AzureFirewallSubnet"), R"("}])",
                            management),
                     unknown)}),
        "after");
  };
  const std::string known = facts(
      Concat(R"(,"management_ip_configuration":[{"subnet_id":")", IdOfSubnet(), R"("}])"), "");
  CHECK(Has(known, "azurerm_firewall.f is a firewall with address 10.0.1.4"));
  CHECK(Has(known, "azurerm_firewall.f subnet azurerm_subnet.AzureFirewallSubnet"));
  CHECK(Has(known, "azurerm_firewall.f management_subnet azurerm_subnet.s"));
  CHECK(Has(known, "azurerm_firewall.f zones 1,2"));
  CHECK(Has(facts("", R"("management_ip_configuration":true)"),
            "azurerm_firewall.f management_subnet unknown"));
  CHECK(facts(R"(,"management_ip_configuration":[])", "").find("management_subnet") ==
        std::string::npos);
}

TEST_CASE("a bastion stands in its subnet") {
  const std::string facts = FactsAt(
      EvaluateChanges(
          {StandingNetwork(), StandingSubnet(),
           Standing("azurerm_bastion_host.b",
                    Concat(Identity("bastionHosts/b"), R"(,"ip_configuration":[{"subnet_id":")",
                           IdOfSubnet(), R"("}])"))}),
      "after");
  CHECK(Has(facts, "azurerm_bastion_host.b subnet azurerm_subnet.s"));
}

}  // namespace
}  // namespace routesight

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "evaluator/base/text.h"
#include "evaluator/findings/finding.h"
#include "tests/support/network_text.h"
#include "tests/support/plan_json.h"

namespace routesight {
namespace {

// "RS502 new app web", one line each.
std::string Print(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += Concat(finding.kind->code, " ", FindingStatusName(finding.status), " ",
                   Join(finding.resources, " "), "\n");
  }
  return text;
}

std::string FindingsBetween(std::string_view before, std::string_view after) {
  Timeline timeline;
  timeline.snapshots.push_back(SnapshotOf("before", before));
  timeline.snapshots.push_back(SnapshotOf("after", after));
  return Print(FindAll(timeline, Plan()));
}

std::string FindingsIn(std::string_view network) { return FindingsBetween("", network); }

TEST_CASE("a finding is new, existing or resolved by the plan") {
  constexpr std::string_view kOverlap = "network n 10.0.0.0/8 10.1.0.0/16";
  constexpr std::string_view kClean = "network n 10.0.0.0/8";
  CHECK(FindingsBetween(kClean, kOverlap) == "RS506 new n\n");
  CHECK(FindingsBetween(kOverlap, kOverlap) == "RS506 existing n\n");
  CHECK(FindingsBetween(kOverlap, kClean) == "RS506 resolved n\n");
}

TEST_CASE("RS102: one half of a peering is created again while the other stays") {
  CHECK(FindingsIn("network a 10.0.0.0/16\nnetwork b 10.1.0.0/16\n"
                   "peering a b recreated\npeering b a standing") == "RS102 new a-to-b b-to-a\n");
}

TEST_CASE("RS102 near miss: both halves are created again") {
  CHECK(FindingsIn("network a 10.0.0.0/16\nnetwork b 10.1.0.0/16\n"
                   "peering a b recreated\npeering b a recreated")
            .empty());
}

// A route of the subnet app leads to 10.0.0.4, and the appliance goes from one address to another.
std::string ApplianceMoves(std::string_view from, std::string_view to) {
  const std::string_view network = R"(
network hub 10.0.0.0/16
table t
route out in t 0.0.0.0/0 VirtualAppliance 10.0.0.4
subnet nva of hub 10.0.0.0/24
subnet app of hub 10.0.1.0/24 table t
interface fw in nva )";
  return FindingsBetween(Concat(network, from, " forwarding"), Concat(network, to, " forwarding"));
}

TEST_CASE("RS103: an appliance gives up the address that a route points to") {
  const std::string found = ApplianceMoves("10.0.0.4", "10.0.0.5");
  INFO(found);
  CHECK(found.starts_with("RS103 new fw "));
  CHECK(std::count(found.begin(), found.end(), '\n') == 1);
}

TEST_CASE("RS103 near miss: the address stays, or nobody had it before") {
  CHECK(ApplianceMoves("10.0.0.4", "10.0.0.4").empty());
  CHECK(ApplianceMoves("10.0.0.6", "10.0.0.5").empty());
}

// As ApplianceMoves, while something else is made in the appliance's subnet.
std::string ApplianceLeaves(std::string_view type, std::string_view values) {
  const std::string group = R"("resource_group_name":"r",)";
  const std::string base =
      "/subscriptions/S/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/n/subnets/";
  const auto nic = [&](std::string_view address) {
    return Concat("{", group, R"("name":"fw","ip_configuration":[{"private_ip_address":")", address,
                  R"(","subnet_id":")", base, R"(nva"}]})");
  };
  const auto subnet = [&](std::string_view name, std::string_view range, std::string_view more) {
    return Standing(
        Concat("azurerm_subnet.", name),
        Concat(R"("id":")", base, name, R"(",)", group, R"("name":")", name,
               R"(","virtual_network_name":"n","address_prefixes":[")", range, R"("])", more));
  };
  const std::string table =
      "/subscriptions/S/resourceGroups/r/providers/Microsoft.Network/"
      "routeTables/t";
  const Evaluation evaluation = EvaluateChanges(
      {Standing("azurerm_virtual_network.n",
                Concat(R"("id":"/subscriptions/S/resourceGroups/r/providers/Microsoft.Network/)"
                       R"(virtualNetworks/n",)",
                       group, R"("name":"n","address_space":["10.0.0.0/16"])")),
       subnet("nva", "10.0.0.0/24", ""),
       subnet("app", "10.0.1.0/24", Concat(R"(,"route_table_id":")", table, R"(")")),
       Standing("azurerm_route_table.t",
                Concat(R"("id":")", table, R"(",)", group,
                       R"("name":"t","route":[{"name":"out","address_prefix":"0.0.0.0/0",)"
                       R"("next_hop_type":"VirtualAppliance",)"
                       R"("next_hop_in_ip_address":"10.0.0.4"}])")),
       Changed("azurerm_network_interface.fw", R"(["update"])", nic("10.0.0.4"), nic("10.0.0.9")),
       Created(type, Concat(group, R"("name":"other",)", values, R"("subnet_id":")", base,
                            R"(nva"}])"))});
  std::string codes;
  for (const Finding& finding : evaluation.findings) codes += Concat(finding.kind->code, " ");
  return codes;
}

TEST_CASE("RS103 near miss: a load balancer or a firewall takes the address over") {
  const auto balancer = [](std::string_view address) {
    return ApplianceLeaves("azurerm_lb.other",
                           Concat(R"("frontend_ip_configuration":[{"name":"in",)", address));
  };
  CHECK(balancer(R"("private_ip_address":"10.0.0.4",)").find("RS103") == std::string::npos);
  CHECK(balancer(R"("private_ip_address":"10.0.0.5",)").find("RS103") == 0);
  // Azure chooses: nobody can tell.
  CHECK(balancer("").find("RS103") == std::string::npos);
  const std::string firewall = R"("ip_configuration":[{"name":"in",)";
  CHECK(ApplianceLeaves("azurerm_firewall.other", firewall + R"("private_ip_address":"10.0.0.4",)")
            .find("RS103") == std::string::npos);
  CHECK(ApplianceLeaves("azurerm_firewall.other", firewall + R"("private_ip_address":"10.0.0.7",)")
            .find("RS103") == 0);
}

TEST_CASE("RS501: a range with host bits is named with what was expected") {
  const Evaluation evaluation = EvaluateChanges(
      {Created("azurerm_virtual_network.n",
               R"("name":"n","resource_group_name":"r","address_space":["10.0.0.1/16","x"])")});
  REQUIRE(evaluation.findings.size() == 2);
  CHECK(evaluation.findings[0].message ==
        "azurerm_virtual_network.n: address_space.0 \"10.0.0.1/16\" has host bits set; expected "
        "10.0.0.0/16. The range takes no part in the prediction.");
  CHECK(
      evaluation.findings[1].message ==
      "azurerm_virtual_network.n: address_space.1 \"x\" is no address range; expected one such as "
      "10.0.0.0/16. The range takes no part in the prediction.");
}

TEST_CASE("RS501 near miss: a service tag is no range and no mistake") {
  const Evaluation evaluation = EvaluateChanges(
      {Created("azurerm_route_table.t",
               R"("name":"t","resource_group_name":"r","route":[{"name":"tag",)"
               R"("address_prefix":"Storage.WestEurope","next_hop_type":"Internet"}])")});
  CHECK(evaluation.findings.empty());
}

TEST_CASE("RS502: subnets of one network overlap") {
  CHECK(
      FindingsIn("network n 10.0.0.0/16\nsubnet a of n 10.0.0.0/24\nsubnet b of n 10.0.0.128/25") ==
      "RS502 new b a\n");
}

TEST_CASE("RS502 near miss: neighbours, and equal ranges in different networks") {
  CHECK(FindingsIn("network n 10.0.0.0/16\nnetwork m 10.0.0.0/16\nsubnet a of n 10.0.0.0/25\n"
                   "subnet b of n 10.0.0.128/25\nsubnet c of m 10.0.0.0/25")
            .empty());
}

TEST_CASE("RS503: a subnet lies outside the address space") {
  CHECK(FindingsIn("network n 10.0.0.0/16\nsubnet a of n 10.1.0.0/24") == "RS503 new a n\n");
}

TEST_CASE("RS503 near miss: a subnet fills its network") {
  CHECK(FindingsIn("network n 10.0.0.0/16\nsubnet a of n 10.0.0.0/16").empty());
}

TEST_CASE("RS504: peered networks overlap") {
  CHECK(FindingsIn("network a 10.0.0.0/16\nnetwork b 10.0.0.0/8\npeering a b\npeering b a") ==
        "RS504 new a-to-b a b\nRS504 new b-to-a b a\n");
}

TEST_CASE("RS504 near miss: two peers of a hub overlap each other") {
  CHECK(FindingsIn("network hub 10.0.0.0/16\nnetwork a 10.1.0.0/16\nnetwork b 10.1.0.0/16\n"
                   "peering hub a\npeering a hub\npeering hub b\npeering b hub") ==
        "RS416 new a b hub\n");
}

TEST_CASE("PEER-10: overlapping networks cannot be peered") {
  CHECK(FindingsIn("network a 10.0.0.0/16\nnetwork b 10.0.0.0/16\npeering a b") ==
        "RS208 new a-to-b b\nRS504 new a-to-b a b\n");
}

TEST_CASE("RS505: two routes of a table have one prefix") {
  CHECK(FindingsIn("table t\nroute a in t 10.0.0.0/8 None\nroute b in t 10.0.0.0/8 Internet") ==
        "RS505 new b a t\n");
}

TEST_CASE("RS505 near miss: the same prefix in two tables, and a tag beside a range") {
  CHECK(FindingsIn("table t\ntable u\nroute a in t 10.0.0.0/8 None\nroute b in u 10.0.0.0/8 None\n"
                   "route c in t Storage Internet")
            .empty());
}

TEST_CASE("RS506: ranges of one network overlap") {
  CHECK(FindingsIn("network n 10.0.0.0/8 10.1.0.0/16") == "RS506 new n\n");
}

TEST_CASE("RS506 near miss: neighbouring ranges") {
  CHECK(FindingsIn("network n 10.0.0.0/16 10.1.0.0/16").empty());
}

TEST_CASE("RS507: two interfaces have one address") {
  CHECK(FindingsIn("network n 10.0.0.0/16\nsubnet s of n 10.0.0.0/24\n"
                   "interface a in s 10.0.0.4\ninterface b in s 10.0.0.4") == "RS507 new b a\n");
}

TEST_CASE("RS507 near miss: equal addresses in different networks, and unknown ones") {
  CHECK(
      FindingsIn("network n 10.0.0.0/16\nnetwork m 10.0.0.0/16\nsubnet s of n 10.0.0.0/24\n"
                 "subnet t of m 10.0.0.0/24\ninterface a in s 10.0.0.4\ninterface b in t 10.0.0.4\n"
                 "interface c in s c.private_ip_address\ninterface d in s c.private_ip_address")
          .empty());
}

TEST_CASE("RS901: a table depends on something that is not known") {
  CHECK(FindingsIn("network n 10.0.0.0/16\nsubnet s of n\nsubnet gw of n\ngateway vpn in gw bgp\n"
                   "site office 192.168.0.0/24 bgp\nconnection c of vpn to office bgp") ==
        "RS901 new \n");
}

TEST_CASE("RS901 near miss: a static gateway is known") {
  CHECK(FindingsIn("network n 10.0.0.0/16\nsubnet s of n\nsubnet gw of n\ngateway vpn in gw\n"
                   "site office 192.168.0.0/24\nconnection c of vpn to office")
            .empty());
}

}  // namespace
}  // namespace routesight

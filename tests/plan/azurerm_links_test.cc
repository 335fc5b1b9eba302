#include "evaluator/plan/azurerm_links.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace routesight {
namespace {

TEST_CASE("the tables of links and ids are sorted and without doubles") {
  const auto links = LinkAttributes();
  for (size_t i = 1; i < links.size(); ++i) {
    INFO(links[i].type << "." << links[i].attribute);
    CHECK(std::pair(links[i - 1].type, links[i - 1].attribute) <
          std::pair(links[i].type, links[i].attribute));
  }
  const auto ids = ArmIdTemplates();
  for (size_t i = 1; i < ids.size(); ++i) CHECK(ids[i - 1].type < ids[i].type);
}

TEST_CASE("every link has targets, and a form that fits its name") {
  for (const LinkAttribute& link : LinkAttributes()) {
    INFO(link.type << "." << link.attribute);
    CHECK_FALSE(link.targets.empty());
    const bool by_name = link.attribute.substr(link.attribute.size() - 5) == "_name";
    CHECK((link.form == LinkForm::kName) == by_name);
    for (const std::string_view target : link.targets) CHECK(target.substr(0, 8) == "azurerm_");
  }
}

TEST_CASE("the links of one type are found, and those of no other") {
  const auto peering = LinkAttributesOf("azurerm_virtual_network_peering");
  REQUIRE(peering.size() == 2);
  CHECK(peering[0].attribute == "remote_virtual_network_id");
  CHECK(peering[1].attribute == "virtual_network_name");
  CHECK(LinkAttributesOf("azurerm_virtual_network_pee").empty());
  CHECK(LinkAttributesOf("azurerm_zone").empty());
}

TEST_CASE("an id is composed of the parent's id or of names") {
  CHECK(ArmIdTemplateOf("azurerm_virtual_hub_connection") ==
        "{virtual_hub_id}/hubVirtualNetworkConnections/{name}");
  CHECK(ArmIdTemplateOf("azurerm_route_table") ==
        "/subscriptions/{subscription}/resourceGroups/{resource_group_name}/providers/"
        "Microsoft.Network/routeTables/{name}");
  CHECK(ArmIdTemplateOf("azurerm_unheard_of").empty());
}

}  // namespace
}  // namespace routesight

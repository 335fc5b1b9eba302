#include "plugin/provider/next_hop.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

using Json = nlohmann::json;

Json Row(const char* prefix, const char* type) {
  return {{"prefix", prefix}, {"state", "Active"}, {"next_hop_type", type}};
}

Json Beaten(const char* prefix, const char* type) {
  Json row = Row(prefix, type);
  row["state"] = "Invalid";
  return row;
}

Json Table(Json routes) { return {{"routes", std::move(routes)}, {"complete", true}}; }

Json Found(const Json& table, const char* address) {
  const auto found = FindNextHop(table, *IpAddress::Parse(address));
  REQUIRE(found);
  return *found;
}

const Json kTable = Table({Row("0.0.0.0/0", "Internet"), Row("10.0.0.0/8", "None"),
                           Beaten("10.1.0.0/16", "VNetPeering"), Row("10.1.2.0/24", "VnetLocal"),
                           Row("2001:db8::/32", "VnetLocal"), Row("2001:db8:1::/48", "None")});

}  // namespace

TEST_CASE("the active row with the longest prefix carries an address") {
  CHECK(Found(kTable, "10.1.2.3")["next_hop_type"] == "VnetLocal");
  CHECK(Found(kTable, "10.1.3.3")["prefix"] == "10.0.0.0/8");
  CHECK(Found(kTable, "192.0.2.1")["prefix"] == "0.0.0.0/0");
  CHECK(Found(kTable, "2001:db8::1")["next_hop_type"] == "VnetLocal");
  CHECK(Found(kTable, "2001:db8:1::1")["next_hop_type"] == "None");
}

TEST_CASE("a default route of one family carries nothing of the other") {
  CHECK_FALSE(Found(kTable, "2001:db9::1").contains("prefix"));
  CHECK(Found(kTable, "2001:db9::1")["complete"] == true);
  CHECK_FALSE(Found(Table({Row("::/0", "Internet")}), "192.0.2.1").contains("prefix"));
}

TEST_CASE("a row of a service may carry public addresses, and only those") {
  const Json table = Table({Row("0.0.0.0/0", "VirtualAppliance"),
                            Row("Microsoft.Storage", "VirtualNetworkServiceEndpoint")});
  const Json outside = Found(table, "20.60.1.1");
  CHECK(outside["next_hop_type"] == "VirtualAppliance");
  CHECK(outside["complete"] == false);
  CHECK(outside["others"].size() == 1);
  CHECK(Found(table, "10.1.2.3")["complete"] == true);
  CHECK(Found(table, "10.1.2.3")["others"].empty());
}

TEST_CASE("equal prefixes leave the choice open") {
  const Json table = Table({Row("10.0.0.0/8", "VNetPeering"), Row("10.0.0.0/8", "None")});
  CHECK(Found(table, "10.1.2.3")["complete"] == false);
  CHECK(Found(table, "10.1.2.3")["others"] == Json::array({Row("10.0.0.0/8", "None")}));
}

TEST_CASE("completeness is that of the table, and unknown for rows alone") {
  CHECK(Found(kTable["routes"], "10.1.2.3")["complete"].is_null());
  Json partial = kTable;
  partial["complete"] = false;
  CHECK(Found(partial, "10.1.2.3")["complete"] == false);
}

TEST_CASE("what is no table has no next hop") {
  const auto address = *IpAddress::Parse("10.0.0.1");
  for (const Json& table : {Json(), Json("10.0.0.0/8"), Json::object(), Json{{"routes", "none"}},
                            Json::array({1}), Json::array({{{"prefix", "10.0.0.0/8"}}}),
                            Json::array({{{"prefix", 1}, {"state", "Active"}}})}) {
    INFO(table);
    CHECK_FALSE(FindNextHop(table, address));
  }
}

}  // namespace routesight

#include "tests/service/large_plan.h"

#include <nlohmann/json.hpp>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kNetworks =
    "/subscriptions/6d1f9a7e-0000-4000-8000-000000000001/resourceGroups/net/providers/"
    "Microsoft.Network/virtualNetworks/";

Json Unchanged(const std::string& type, const std::string& name, const Json& values) {
  return {{"address", Concat(type, ".", name)},
          {"mode", "managed"},
          {"type", type},
          {"name", name},
          {"provider_name", "registry.terraform.io/hashicorp/azurerm"},
          {"change",
           {{"actions", {"no-op"}},
            {"before", values},
            {"after", values},
            {"after_unknown", Json::object()},
            {"before_sensitive", Json::object()},
            {"after_sensitive", Json::object()}}}};
}

void AddNetwork(const std::string& name, const std::string& prefix, Json& changes) {
  changes.push_back(Unchanged("azurerm_virtual_network", name,
                              {{"id", kNetworks + name},
                               {"name", name},
                               {"resource_group_name", "net"},
                               {"location", "westeurope"},
                               {"address_space", {prefix}}}));
  changes.push_back(Unchanged("azurerm_subnet", name,
                              {{"id", Concat(kNetworks, name, "/subnets/", name)},
                               {"name", name},
                               {"resource_group_name", "net"},
                               {"virtual_network_name", name},
                               {"address_prefixes", {prefix}}}));
}

void AddPeering(const std::string& from, const std::string& to, Json& changes) {
  const std::string name = Concat(from, "_", to);
  changes.push_back(Unchanged("azurerm_virtual_network_peering", name,
                              {{"id", Concat(kNetworks, from, "/virtualNetworkPeerings/", name)},
                               {"name", name},
                               {"resource_group_name", "net"},
                               {"virtual_network_name", from},
                               {"remote_virtual_network_id", kNetworks + to},
                               {"allow_virtual_network_access", true},
                               {"allow_forwarded_traffic", true},
                               {"allow_gateway_transit", false},
                               {"use_remote_gateways", false}}));
}

}  // namespace

std::string LargePlan(size_t spokes) {
  Json changes = Json::array();
  AddNetwork("hub", "10.0.0.0/24", changes);
  for (size_t i = 1; i <= spokes; ++i) {
    const std::string spoke = Concat("spoke", i);
    AddNetwork(spoke, Concat("10.", i / 256, ".", i % 256, ".0/24"), changes);
    AddPeering("hub", spoke, changes);
    AddPeering(spoke, "hub", changes);
  }
  const Json plan = {{"format_version", "1.2"},
                     {"terraform_version", "1.14.0"},
                     {"planned_values", {{"root_module", Json::object()}}},
                     {"resource_changes", std::move(changes)},
                     {"configuration", {{"root_module", Json::object()}}},
                     {"complete", true},
                     {"errored", false}};
  return plan.dump();
}

}  // namespace routesight

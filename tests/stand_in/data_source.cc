#include "tests/stand_in/data_source.h"

#include <utility>

#include "evaluator/base/text.h"
#include "tests/stand_in/arm_id.h"
#include "tests/stand_in/refresh.h"

namespace routesight {
namespace {

using Json = nlohmann::json;

// The data source lists names where the resource has whole subnets, and knows the peerings.
void ShowVirtualNetwork(const AzureStore& store, Json& values) {
  values["subnets"] = Json::array();
  for (const Json& subnet : values["subnet"]) values["subnets"].push_back(TextOf(subnet, "name"));
  values["vnet_peerings"] = Json::object();
  const std::string start = Lowered(TextOf(values, "id") + "/");
  for (const Json& peering : store.All("azurerm_virtual_network_peering")) {
    if (!Lowered(TextOf(peering, "id")).starts_with(start)) continue;
    const std::string remote = TextOf(peering, "remote_virtual_network_id");
    values["vnet_peerings"][TextOf(peering, "name")] = remote;
    const auto network = store.Find("azurerm_virtual_network", remote);
    if (!network || !network->contains("address_space")) continue;
    for (const Json& range : (*network)["address_space"]) {
      values["vnet_peerings_addresses"].push_back(range);
    }
  }
}

void ShowSubnet(const AzureStore&, Json& values) {
  const Json& ranges = values["address_prefixes"];
  if (ranges.is_array() && !ranges.empty()) values["address_prefix"] = ranges[0];
}

struct ShowRow {
  std::string_view type;
  void (*show)(const AzureStore& store, Json& values);
};

constexpr ShowRow kShows[] = {
    {"azurerm_subnet", ShowSubnet},
    {"azurerm_virtual_network", ShowVirtualNetwork},
};

}  // namespace

absl::StatusOr<Json> ReadDataSourceValues(const std::string& type, const Behaviours& behaviours,
                                          const std::string& subscription, const AzureStore& store,
                                          const Json& config) {
  const auto behaviour = behaviours.find(type);
  if (behaviour == behaviours.end() || behaviour->second.id_template.empty()) {
    return absl::UnimplementedError(Concat("The stand-in cannot read data.", type, "."));
  }
  const std::string id = ComposeArmId(behaviour->second.id_template, subscription, config);
  if (!store.is_kept()) {
    return absl::FailedPreconditionError(Concat(
        "The stand-in knows no objects: STAND_IN_STORE names no directory. Wanted: ", id, "."));
  }
  auto found = store.Find(type, id);
  if (!found) {
    return absl::NotFoundError(Concat(id, " was not found. Apply a configuration that has it with ",
                                      "the same STAND_IN_STORE first."));
  }
  Json values = RefreshValues(type, behaviour->second, store, *std::move(found));
  for (const ShowRow& row : kShows) {
    if (row.type == type) row.show(store, values);
  }
  return values;
}

}  // namespace routesight

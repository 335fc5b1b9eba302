#include "tests/stand_in/refresh.h"

#include <algorithm>
#include <utility>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

using Json = nlohmann::json;

void FillOmitted(const Behaviour& behaviour, const std::string& path, Json& value) {
  if (value.is_array()) {
    for (Json& item : value) FillOmitted(behaviour, path, item);
    return;
  }
  if (value.is_null()) {
    const auto refreshed = behaviour.refreshed.find(path);
    if (refreshed != behaviour.refreshed.end()) value = refreshed->second;
    return;
  }
  if (!value.is_object()) return;
  for (const auto& [name, member] : value.items()) {
    FillOmitted(behaviour, JoinPath(path, name), member);
  }
}

// The id at the other end of the association that a subnet has; associations share its id.
std::string Associated(const AzureStore& store, const std::string& association,
                       const std::string& subnet_id, const std::string& argument) {
  const auto found = store.Find(association, subnet_id);
  return found ? TextOf(*found, argument) : std::string();
}

std::string RouteTableOf(const AzureStore& store, const std::string& subnet_id) {
  return Associated(store, "azurerm_subnet_route_table_association", subnet_id, "route_table_id");
}

std::string SecurityGroupOf(const AzureStore& store, const std::string& subnet_id) {
  return Associated(store, "azurerm_subnet_network_security_group_association", subnet_id,
                    "network_security_group_id");
}

// Objects of a type whose id begins with that of `parent`.
std::vector<Json> Children(const AzureStore& store, const std::string& type, const Json& parent) {
  const std::string start = Lowered(TextOf(parent, "id") + "/");
  std::vector<Json> children = store.All(type);
  std::erase_if(children, [&](const Json& child) {
    return !Lowered(TextOf(child, "id")).starts_with(start);
  });
  return children;
}

Json Project(const Json& object, const std::vector<std::string>& members) {
  Json projected = Json::object();
  for (const std::string& member : members) {
    projected[member] = object.contains(member) ? object[member] : Json();
  }
  return projected;
}

// Adds to the list what it lacks; names are unique within it.
void Merge(Json& list, Json item) {
  for (Json& known : list) {
    if (SameName(TextOf(known, "name"), TextOf(item, "name"))) {
      known = std::move(item);
      return;
    }
  }
  list.push_back(std::move(item));
}

void EmbedSubnets(const AzureStore& store, Json& network) {
  if (network["subnet"].is_null()) network["subnet"] = Json::array();
  for (const Json& subnet : Children(store, "azurerm_subnet", network)) {
    Json copy = Project(subnet, {"address_prefixes", "default_outbound_access_enabled",
                                 "delegation", "id", "name", "private_endpoint_network_policies",
                                 "private_link_service_network_policies_enabled",
                                 "service_endpoint", "service_endpoint_policy_ids"});
    copy["route_table_id"] = RouteTableOf(store, TextOf(subnet, "id"));
    copy["security_group"] = SecurityGroupOf(store, TextOf(subnet, "id"));
    for (const char* list : {"delegation", "service_endpoint", "service_endpoint_policy_ids"}) {
      if (copy[list].is_null()) copy[list] = Json::array();
    }
    for (Json& endpoint : copy["service_endpoint"]) {
      if (endpoint["network_identifier"].is_null()) endpoint["network_identifier"] = "";
    }
    Merge(network["subnet"], std::move(copy));
  }
}

void EmbedAssociations(const AzureStore& store, Json& subnet) {
  subnet["route_table_id"] = RouteTableOf(store, TextOf(subnet, "id"));
  subnet["network_security_group_id"] = SecurityGroupOf(store, TextOf(subnet, "id"));
}

void EmbedRoutes(const AzureStore& store, Json& table) {
  if (table["route"].is_null()) table["route"] = Json::array();
  for (const Json& route : Children(store, "azurerm_route", table)) {
    Json copy =
        Project(route, {"address_prefix", "name", "next_hop_in_ip_address", "next_hop_type"});
    if (copy["next_hop_in_ip_address"].is_null()) copy["next_hop_in_ip_address"] = "";
    Merge(table["route"], std::move(copy));
  }
  table["subnets"] = Json::array();
  for (const Json& association : store.All("azurerm_subnet_route_table_association")) {
    if (SameName(TextOf(association, "route_table_id"), TextOf(table, "id"))) {
      table["subnets"].push_back(TextOf(association, "subnet_id"));
    }
  }
}

struct EmbeddingRow {
  std::string_view resource_type;
  std::string_view argument;
  void (*embed)(const AzureStore& store, Json& values);
};

constexpr EmbeddingRow kEmbeddings[] = {
    {"azurerm_route_table", "route", EmbedRoutes},
    {"azurerm_subnet", "route_table_id", EmbedAssociations},
    {"azurerm_virtual_network", "subnet", EmbedSubnets},
};

}  // namespace

bool IsEmbeddedCopy(const std::string& resource_type, const std::string& argument) {
  return std::any_of(std::begin(kEmbeddings), std::end(kEmbeddings), [&](const auto& row) {
    return row.resource_type == resource_type && row.argument == argument;
  });
}

Json RefreshValues(const std::string& resource_type, const Behaviour& behaviour,
                   const AzureStore& store, Json values) {
  FillOmitted(behaviour, "", values);
  for (const EmbeddingRow& row : kEmbeddings) {
    if (row.resource_type == resource_type) row.embed(store, values);
  }
  return values;
}

}  // namespace routesight

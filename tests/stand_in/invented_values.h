// Values that Azure would choose: addresses, identifiers, sizes. They follow from names, so that
// the same configuration always gives the same state.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/stand_in/azure_store.h"

namespace routesight {

// By place in the object, with positions: "ip_configuration.0.private_ip_address".
using InventedValues = std::map<std::string, nlohmann::json>;

// `values` is the object as planned, its id included and what is unknown null.
InventedValues InventValues(const std::string& resource_type, const nlohmann::json& values,
                            const AzureStore& store);

}  // namespace routesight

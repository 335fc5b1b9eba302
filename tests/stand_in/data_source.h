// Data sources show what the store knows of an object.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "absl/status/statusor.h"
#include "tests/stand_in/azure_store.h"
#include "tests/stand_in/behaviour.h"

namespace routesight {

// `config` holds the arguments of the data source. The answer may lack attributes, or have more
// than the data source; an object that the store lacks is an error, as it is in Azure.
absl::StatusOr<nlohmann::json> ReadDataSourceValues(const std::string& type,
                                                    const Behaviours& behaviours,
                                                    const std::string& subscription,
                                                    const AzureStore& store,
                                                    const nlohmann::json& config);

}  // namespace routesight

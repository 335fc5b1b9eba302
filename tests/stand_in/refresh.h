// An object as a refresh shows it: what was left out has Azure's words for "nothing", and copies of
// other objects are up to date.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "tests/stand_in/azure_store.h"
#include "tests/stand_in/behaviour.h"

namespace routesight {

// Arguments that hold copies of other objects when the configuration does not set them.
bool IsEmbeddedCopy(const std::string& resource_type, const std::string& argument);

nlohmann::json RefreshValues(const std::string& resource_type, const Behaviour& behaviour,
                             const AzureStore& store, nlohmann::json values);

}  // namespace routesight

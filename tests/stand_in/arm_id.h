// Azure's names of things: composed from what a configuration says.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace routesight {

// Fills `{attribute}` from `values` and `{subscription}`; a member that is missing stays empty.
std::string ComposeArmId(const std::string& id_template, const std::string& subscription,
                         const nlohmann::json& values);

// The last part of an id.
std::string NameOfArmId(const std::string& id);

}  // namespace routesight

// Values in Terraform's JSON form, which states and our own stores have. It cannot say "unknown".
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "absl/status/statusor.h"
#include "plugin/protocol/cty_value.h"

namespace routesight {

// Members that the type lacks are dropped, members that the JSON lacks are null.
absl::StatusOr<CtyValue> CtyFromJson(const nlohmann::json& json, const CtyType& type);

// Unknown values become null.
nlohmann::json CtyToJson(const CtyValue& value, const CtyType& type);

}  // namespace routesight

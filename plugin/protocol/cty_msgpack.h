// Values in the MessagePack form of the plugin protocol, the only one that can say "unknown".
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "plugin/protocol/cty_value.h"

namespace routesight {

// Attributes that an object value lacks are written as null.
std::string EncodeMsgpack(const CtyValue& value, const CtyType& type);

// Any input is answered with a value or a status.
absl::StatusOr<CtyValue> DecodeMsgpack(std::string_view bytes, const CtyType& type);

}  // namespace routesight

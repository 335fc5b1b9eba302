// The few arguments that force a replacement for some changes only.
#pragma once

#include <string>
#include <string_view>

#include "plugin/protocol/cty_value.h"

namespace routesight {

struct ArgumentChange {
  const std::string& resource_type;
  const std::string& argument;
  const CtyValue& from;
  const CtyValue& to;
  // The objects that have the argument.
  const CtyValue& prior;
  const CtyValue& planned;
};

bool HasCondition(std::string_view resource_type, std::string_view argument);

// False for an argument without a condition.
bool ReplacesUnderItsCondition(const ArgumentChange& change);

}  // namespace routesight

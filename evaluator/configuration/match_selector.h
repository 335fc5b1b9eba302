// What a selector of the configuration file picks out.
#pragma once

#include <string_view>

#include "evaluator/configuration/configuration.h"

namespace routesight {

// Whether the selector picks out something of that name (Terraform address, ARM id, or address as
// text). A pattern matches any part of the name.
bool Matches(const Selector& selector, std::string_view name);

}  // namespace routesight

// Names of regions: "West Europe" and "westeurope" are one.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "evaluator/base/text.h"

namespace routesight {

inline std::string NormalisedLocation(std::string_view location) {
  std::string text = Lowered(location);
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

}  // namespace routesight

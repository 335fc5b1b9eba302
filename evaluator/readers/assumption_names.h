// How the configuration file names things, and where it does.
#pragma once

#include <string>
#include <string_view>

#include "evaluator/base/text.h"
#include "evaluator/configuration/assumptions.h"
#include "evaluator/topology/reference.h"

namespace routesight {

// Things are named by Terraform address, ARM id, or the name that the file itself gives them.
inline Reference ToReference(std::string_view name) {
  return name.starts_with('/') ? Reference::ToArmId(name) : Reference::ToNode(name);
}

inline std::string PlaceText(const Place& place) {
  return Concat(place.file, ":", place.line, ":", place.column);
}

}  // namespace routesight

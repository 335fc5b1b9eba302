// Subnets and interfaces whose routes change in the same way, taken together: reports grow with
// what happens and not with the number of networks.
#pragma once

#include <string>
#include <vector>

#include "evaluator/render/document.h"

namespace routesight {

struct ChangeClass {
  std::string change;               // added, removed or changed.
  std::vector<std::string> owners;  // Subnets, or interfaces with tables of their own; sorted.
  const Json* rows = nullptr;       // Of the document: one for each prefix that changes.
};

// Most owners first within changed, removed, added.
std::vector<ChangeClass> ChangeClassesIn(const Json& evaluation);

// `VirtualAppliance 10.0.0.4` for the routes that are used of a list, `no route` without any.
std::string NextHopWords(const Json& routes);

}  // namespace routesight

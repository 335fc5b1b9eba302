// What a value that a plan does not know comes from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluator/plan/plan.h"

namespace routesight {

// Names of blocks: module.hub.data.azurerm_virtual_network.hub. Each list is sorted.
struct ValueOrigins {
  std::vector<std::string> created;    // New or replaced: the value will be another one.
  std::vector<std::string> updated;    // What stays.
  std::vector<std::string> read_late;  // Data sources that Terraform reads during the apply.
  std::vector<std::string> waits_for;  // What those depend on, as the configuration says.
  bool hidden =
      false;  // It also comes from what no plan shows, or of which this one keeps nothing.
};

// Of a top-level attribute, as its configuration refers to things, through variables and outputs.
ValueOrigins FindOrigins(const Plan& plan, const Resource& resource, std::string_view attribute);

}  // namespace routesight

// The parts of a Terraform address such as module.hub["a"].azurerm_subnet.app[0].
// https://developer.hashicorp.com/terraform/cli/state/resource-addressing
#pragma once

#include <string_view>
#include <vector>

namespace routesight {

// The module instance at the front, module.hub["a"]; empty in the root module.
std::string_view ModulePart(std::string_view address);

// The names of the calls on the way to a module instance: module.hub["a"].module.net gives hub,
// net.
std::vector<std::string_view> ModuleCallNames(std::string_view module);

}  // namespace routesight

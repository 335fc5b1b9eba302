// Finds the blocks of a configuration file in Terraform's language, without evaluating anything.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace routesight {

struct TerraformBlock {
  std::string kind;                 // resource, data, module
  std::vector<std::string> labels;  // azurerm_subnet, app
  size_t line = 1;                  // Of the header, from 1.
  std::string source;               // Of a module: its `source`, where that is a plain text.
};

// The top-level blocks of the text, in its order. What is no valid configuration gives the blocks
// that can be told.
std::vector<TerraformBlock> FindTerraformBlocks(std::string_view text);

}  // namespace routesight

// What a subnet resource and an inline subnet block have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluator/readers/resource_reader.h"

namespace routesight {

inline constexpr std::string_view kSubnetPrefixEffect =
    "what lies in this subnet cannot be told from its addresses";

// The services of `service_endpoint` blocks, sorted.
std::vector<std::string> ServiceEndpoints(const ResourceReader& resource, JsonView blocks,
                                          std::string_view path, std::vector<Gap>& gaps);

// https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/subnet
EndpointPolicies ReadEndpointPolicies(JsonView policies);

// What the subnet says of itself that no table depends on. `delegation` blocks are absent where
// nobody tells, as in a data source.
void ReadSubnetSwitches(JsonView values, SubnetDraft& subnet);

}  // namespace routesight

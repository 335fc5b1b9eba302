#include "evaluator/readers/reader.h"
#include "evaluator/readers/security_rule_parts.h"

namespace routesight {
namespace {

void Read(const ResourceReader& resource, TopologyBuilder& builder) {
  SecurityRuleDraft rule = ReadSecurityRule(resource.values());
  rule.address = resource.address();
  rule.arm_id = resource.arm_id();
  rule.group = resource.Parent("network_security_group_name");
  builder.Add(std::move(rule));
}

constexpr std::string_view kAttributes[] = {
    "access",
    "destination_address_prefix",
    "destination_address_prefixes",
    "destination_port_range",
    "destination_port_ranges",
    "direction",
    "priority",
    "protocol",
    "source_address_prefix",
    "source_address_prefixes",
    "source_port_range",
    "source_port_ranges",
};

}  // namespace

const Reader kReadAzurermNetworkSecurityRule = {"azurerm_network_security_rule", kAttributes, Read};

}  // namespace routesight

#include "evaluator/plan/azurerm_aliases.h"

#include <vector>

namespace routesight {
namespace {

enum class Conversion : unsigned char {
  kRename,
  kInvert,         // A switch that changed its sense.
  kWrap,           // A single value that became a list of one.
  kTrueEnables,    // true and false that became the words Enabled and Disabled.
  kTrueDisables,   // The same, with the opposite sense.
  kServiceBlocks,  // A list of service names that became blocks with the member `service`.
};

struct Alias {
  std::string_view type;
  std::string_view block;  // The list of blocks it stands in; empty at the top level.
  std::string_view old_name;
  std::string_view new_name;
  Conversion conversion;
};

// https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/4.0-upgrade-guide
// https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/5.0-upgrade-guide
constexpr Alias kAliases[] = {
    {"azurerm_express_route_connection", "", "enable_internet_security",
     "internet_security_enabled", Conversion::kRename},
    {"azurerm_lb_rule", "", "backend_address_pool_id", "backend_address_pool_ids",
     Conversion::kWrap},
    {"azurerm_lb_rule", "", "enable_floating_ip", "floating_ip_enabled", Conversion::kRename},
    {"azurerm_linux_virtual_machine_scale_set", "network_interface", "enable_ip_forwarding",
     "ip_forwarding_enabled", Conversion::kRename},
    {"azurerm_network_interface", "", "enable_ip_forwarding", "ip_forwarding_enabled",
     Conversion::kRename},
    {"azurerm_orchestrated_virtual_machine_scale_set", "network_interface", "enable_ip_forwarding",
     "ip_forwarding_enabled", Conversion::kRename},
    {"azurerm_public_ip", "", "availability_zone", "zones", Conversion::kWrap},
    {"azurerm_route_table", "", "disable_bgp_route_propagation", "bgp_route_propagation_enabled",
     Conversion::kInvert},
    {"azurerm_subnet", "", "address_prefix", "address_prefixes", Conversion::kWrap},
    {"azurerm_subnet", "", "enforce_private_link_endpoint_network_policies",
     "private_endpoint_network_policies", Conversion::kTrueDisables},
    {"azurerm_subnet", "", "enforce_private_link_service_network_policies",
     "private_link_service_network_policies_enabled", Conversion::kInvert},
    {"azurerm_subnet", "", "private_endpoint_network_policies_enabled",
     "private_endpoint_network_policies", Conversion::kTrueEnables},
    {"azurerm_subnet", "", "service_endpoints", "service_endpoint", Conversion::kServiceBlocks},
    {"azurerm_virtual_network", "subnet", "address_prefix", "address_prefixes", Conversion::kWrap},
    {"azurerm_virtual_network", "subnet", "service_endpoints", "service_endpoint",
     Conversion::kServiceBlocks},
    {"azurerm_virtual_network_gateway", "", "enable_bgp", "bgp_enabled", Conversion::kRename},
    {"azurerm_virtual_network_gateway_connection", "", "enable_bgp", "bgp_enabled",
     Conversion::kRename},
    {"azurerm_windows_virtual_machine_scale_set", "network_interface", "enable_ip_forwarding",
     "ip_forwarding_enabled", Conversion::kRename},
};

DraftValue TextValue(SymbolTable& symbols, std::string_view text) {
  DraftValue value;
  value.kind = ValueKind::kText;
  value.scalar = symbols.Intern(text);
  return value;
}

DraftValue ListOf(DraftValue element) {
  DraftValue list;
  list.kind = ValueKind::kList;
  list.members.push_back(std::move(element));
  return list;
}

DraftValue ServiceBlocks(SymbolTable& symbols, const DraftValue& services) {
  DraftValue blocks;
  blocks.kind = ValueKind::kList;
  for (DraftValue service : services.members) {
    DraftValue block;
    block.kind = ValueKind::kObject;
    service.key = symbols.Intern("service");
    block.members.push_back(std::move(service));
    blocks.members.push_back(std::move(block));
  }
  return blocks;
}

// The value under its new name; an unknown stays unknown whatever the conversion.
DraftValue Convert(Conversion conversion, SymbolTable& symbols, const DraftValue& old_value) {
  if (old_value.kind == ValueKind::kUnknown) {
    return conversion == Conversion::kWrap ? ListOf(old_value) : old_value;
  }
  switch (conversion) {
    case Conversion::kRename:
      return old_value;
    case Conversion::kInvert: {
      DraftValue value = old_value;
      value.truth = !value.truth;
      return value;
    }
    case Conversion::kWrap:
      return ListOf(old_value);
    case Conversion::kTrueEnables:
      return TextValue(symbols, old_value.truth ? "Enabled" : "Disabled");
    case Conversion::kTrueDisables:
      return TextValue(symbols, old_value.truth ? "Disabled" : "Enabled");
    case Conversion::kServiceBlocks:
      return ServiceBlocks(symbols, old_value);
  }
  return old_value;
}

bool SaysNothing(const DraftValue* value) {
  if (value == nullptr || value->kind == ValueKind::kNull || value->kind == ValueKind::kUnknown) {
    return true;
  }
  return value->kind == ValueKind::kList && value->members.empty();
}

void ApplyTo(const Alias& alias, SymbolTable& symbols, DraftValue& block) {
  const Symbol new_key = symbols.Intern(alias.new_name);
  const DraftValue* old_value = block.FindMember(symbols.Intern(alias.old_name));
  if (old_value == nullptr || old_value->kind == ValueKind::kNull) return;
  DraftValue* new_value = block.FindMember(new_key);
  if (!SaysNothing(new_value)) return;
  if (new_value != nullptr && new_value->kind == ValueKind::kUnknown &&
      old_value->kind == ValueKind::kUnknown) {
    return;
  }
  DraftValue converted = Convert(alias.conversion, symbols, *old_value);
  converted.key = new_key;
  converted.sensitive = old_value->sensitive;
  if (new_value != nullptr) {
    *new_value = std::move(converted);
  } else {
    block.members.push_back(std::move(converted));
  }
}

}  // namespace

std::string_view NewAttributeName(std::string_view type, std::string_view attribute) {
  for (const Alias& alias : kAliases) {
    if (alias.type == type && alias.block.empty() && alias.old_name == attribute) {
      return alias.new_name;
    }
  }
  return attribute;
}

void ApplyAliases(std::string_view type, SymbolTable& symbols, DraftValue& values) {
  for (const Alias& alias : kAliases) {
    if (alias.type != type) continue;
    if (alias.block.empty()) {
      ApplyTo(alias, symbols, values);
    } else if (DraftValue* blocks = values.FindMember(symbols.Intern(alias.block))) {
      for (DraftValue& block : blocks->members) ApplyTo(alias, symbols, block);
    }
  }
}

}  // namespace routesight

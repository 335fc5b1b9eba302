#include "tests/stand_in/conditional_replacement.h"

#include <algorithm>
#include <string_view>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

// Developer < Basic < Standard < Premium; only the way up is in place.
bool IsBastionDowngrade(const ArgumentChange& change) {
  static constexpr std::string_view kSkus[] = {"Developer", "Basic", "Standard", "Premium"};
  const auto rank = [](const CtyValue& sku) {
    return std::find(std::begin(kSkus), std::end(kSkus), sku.text);
  };
  return rank(change.to) < rank(change.from);
}

bool Shrinks(const ArgumentChange& change) {
  const auto from = ParseNumber<double>(change.from.text);
  const auto to = ParseNumber<double>(change.to.text);
  return from && to && *to < *from;
}

bool LosesAllItems(const ArgumentChange& change) {
  return !change.from.items.empty() && change.to.items.empty();
}

bool LosesAnItem(const ArgumentChange& change) {
  const auto has = [&](const CtyValue& item) {
    return std::any_of(change.to.items.begin(), change.to.items.end(),
                       [&](const CtyValue& kept) { return kept.text == item.text; });
  };
  return !std::all_of(change.from.items.begin(), change.from.items.end(), has);
}

// Only a frontend that was there before has zones to lose.
bool ChangesInPlace(const ArgumentChange& change) {
  return change.from.IsKnown() && change.to.IsKnown();
}

bool LeavesMixedSizes(const ArgumentChange& change) {
  return change.prior.Field("sku_name").text == "Mix" &&
         change.planned.Field("sku_name").text != "Mix";
}

bool IsSwitchedOff(const ArgumentChange& change) { return change.from.flag && !change.to.flag; }

bool HadAValue(const ArgumentChange& change) { return !change.from.text.empty(); }

// ExpressRoute gateways of the zonal family and of the older one cannot become each other.
bool CrossesGatewayFamilies(const ArgumentChange& change) {
  const auto is_zonal = [](const CtyValue& sku) {
    return sku.text.ends_with("AZ") || sku.text == "ErGwScale";
  };
  return change.planned.Field("type").text == "ExpressRoute" &&
         is_zonal(change.from) != is_zonal(change.to);
}

struct ConditionRow {
  std::string_view resource_type;
  std::string_view argument;
  bool (*replaces)(const ArgumentChange& change);
};

constexpr ConditionRow kConditions[] = {
    {"azurerm_bastion_host", "sku", IsBastionDowngrade},
    {"azurerm_express_route_circuit", "bandwidth_in_mbps", Shrinks},
    {"azurerm_lb", "frontend_ip_configuration", LosesAllItems},
    {"azurerm_lb", "frontend_ip_configuration.zones", ChangesInPlace},
    {"azurerm_linux_virtual_machine_scale_set", "zones", LosesAnItem},
    {"azurerm_network_manager_connectivity_configuration",
     "connected_group_address_overlap_enabled", IsSwitchedOff},
    {"azurerm_orchestrated_virtual_machine_scale_set", "sku_profile", LeavesMixedSizes},
    {"azurerm_orchestrated_virtual_machine_scale_set", "zones", LosesAnItem},
    {"azurerm_public_ip", "domain_name_label_scope", HadAValue},
    {"azurerm_virtual_network_gateway", "sku", CrossesGatewayFamilies},
    {"azurerm_windows_virtual_machine_scale_set", "zones", LosesAnItem},
};

const ConditionRow* FindCondition(std::string_view resource_type, std::string_view argument) {
  for (const ConditionRow& row : kConditions) {
    if (row.resource_type == resource_type && row.argument == argument) return &row;
  }
  return nullptr;
}

}  // namespace

bool HasCondition(std::string_view resource_type, std::string_view argument) {
  return FindCondition(resource_type, argument) != nullptr;
}

bool ReplacesUnderItsCondition(const ArgumentChange& change) {
  const ConditionRow* row = FindCondition(change.resource_type, change.argument);
  return row != nullptr && row->replaces(change);
}

}  // namespace routesight

#include "evaluator/timeline/operation_rules.h"

#include <algorithm>

#include "evaluator/base/rule_catalogue.h"

namespace routesight {
namespace {

struct OperationRules {
  std::string_view type;
  RuleId written;  // Created or deleted.
  RuleId updated;
};

constexpr RuleId kOrder = RuleNamed("DOWN-28");

// Sorted by type.
constexpr OperationRules kOperationRules[] = {
    {"azurerm_firewall", RuleNamed("DOWN-23"), RuleNamed("DOWN-23")},
    {"azurerm_lb", RuleNamed("DOWN-22"), RuleNamed("DOWN-22")},
    {"azurerm_linux_virtual_machine", RuleNamed("DOWN-22"), RuleNamed("DOWN-22")},
    {"azurerm_local_network_gateway", RuleNamed("DOWN-12"), RuleNamed("DOWN-12")},
    {"azurerm_network_interface", RuleNamed("DOWN-22"), RuleNamed("DOWN-22")},
    {"azurerm_route", RuleNamed("DOWN-18"), RuleNamed("DOWN-18")},
    {"azurerm_route_server", RuleNamed("DOWN-02"), RuleNamed("DOWN-04")},
    {"azurerm_route_server_bgp_connection", RuleNamed("DOWN-03"), RuleNamed("DOWN-03")},
    {"azurerm_route_table", RuleNamed("DOWN-18"), RuleNamed("DOWN-18")},
    {"azurerm_subnet_route_table_association", RuleNamed("DOWN-17"), RuleNamed("DOWN-17")},
    {"azurerm_virtual_hub", RuleNamed("DOWN-02"), RuleNamed("DOWN-04")},
    {"azurerm_virtual_hub_bgp_connection", RuleNamed("DOWN-03"), RuleNamed("DOWN-03")},
    {"azurerm_virtual_network", RuleNamed("DOWN-15"), RuleNamed("PEER-11")},
    {"azurerm_virtual_network_gateway", RuleNamed("DOWN-05"), RuleNamed("DOWN-09")},
    {"azurerm_virtual_network_gateway_connection", RuleNamed("DOWN-10"), RuleNamed("DOWN-11")},
    {"azurerm_virtual_network_peering", RuleNamed("DOWN-13"), RuleNamed("DOWN-14")},
    {"azurerm_windows_virtual_machine", RuleNamed("DOWN-22"), RuleNamed("DOWN-22")},
};

}  // namespace

// DOWN-02: A route server that is away takes what its appliances announce with it.
// DOWN-05: A gateway that is replaced takes its sites with it.
// DOWN-13: A deleted half separates two networks.
// DOWN-17: A replaced association leaves the subnet without user-defined routes.
// DOWN-28: Whatever has no rule of its own is a matter of order.
RuleId RuleBehind(const Plan& plan, const Operation& operation) {
  const std::string_view type = plan.Text(plan.resources[operation.resource].type);
  const auto found =
      std::lower_bound(std::begin(kOperationRules), std::end(kOperationRules), type,
                       [](const OperationRules& a, std::string_view b) { return a.type < b; });
  if (found == std::end(kOperationRules) || found->type != type) return kOrder;
  return operation.kind == OperationKind::kUpdate ? found->updated : found->written;
}

}  // namespace routesight

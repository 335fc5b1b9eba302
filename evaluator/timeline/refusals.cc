#include "evaluator/timeline/refusals.h"

#include <algorithm>

#include "evaluator/timeline/refusal_rules.h"

namespace routesight {
namespace {

struct RefusalRule {
  std::string_view type;
  std::optional<RefusalReason> (*find)(const Question& question);
};

constexpr RefusalRule kRefusalRules[] = {
    {"azurerm_bastion_host", WrongSubnet},
    {"azurerm_firewall", WrongSubnet},
    {"azurerm_route_server", WrongSubnet},
    {"azurerm_route_server", StandbyGatewayBesideRouteServer},
    {"azurerm_route_server_bgp_connection", TooManyPeers},
    {"azurerm_subnet", SubnetInUse},
    {"azurerm_subnet_route_table_association", AssociationPresent},
    {"azurerm_virtual_hub_bgp_connection", TooManyPeers},
    {"azurerm_virtual_network", PrefixInUse},
    {"azurerm_virtual_network_gateway", WrongSubnet},
    {"azurerm_virtual_network_gateway", SecondGateway},
    {"azurerm_virtual_network_gateway", GatewaysThatCannotCoexist},
    {"azurerm_virtual_network_gateway", BasicGateway},
    {"azurerm_virtual_network_peering", OtherHalfDisconnected},
    {"azurerm_virtual_network_peering", RemoteGatewaysBesideOthers},
    {"azurerm_virtual_network_peering", NoRemoteGateway},
    {"azurerm_virtual_network_peering", OverlappingPeers},
};

}  // namespace

bool MayBeRefused(const Plan& plan, const Operation& operation) {
  if (operation.kind == OperationKind::kDelete) return false;
  const std::string_view type = plan.Text(plan.resources[operation.resource].type);
  return std::any_of(std::begin(kRefusalRules), std::end(kRefusalRules),
                     [&](const RefusalRule& rule) { return rule.type == type; });
}

std::optional<RefusalReason> FindRefusal(const Plan& plan, const Operation& operation,
                                         const Topology& now, const Topology& then) {
  const Resource& resource = plan.resources[operation.resource];
  const Question question{plan, operation, resource, plan.Text(resource.label), now, then};
  for (const RefusalRule& rule : kRefusalRules) {
    if (rule.type != plan.Text(resource.type)) continue;
    if (auto reason = rule.find(question)) return reason;
  }
  return std::nullopt;
}

}  // namespace routesight

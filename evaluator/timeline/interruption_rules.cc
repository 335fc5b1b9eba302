// The interruptions as data.
#include <map>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/timeline/interruptions.h"

namespace routesight {
namespace {

constexpr double kMinute = 60;

constexpr std::string_view kInterHub =
    "https://azurefeeds.com/2025/07/19/inter-hub-connectivity-using-azure-route-server";
constexpr std::string_view kHighlyAvailable =
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-highlyavailable";
constexpr std::string_view kActiveActive =
    "https://learn.microsoft.com/azure/vpn-gateway/gateway-change-active-active";
constexpr std::string_view kRouteServerFailover =
    "https://github.com/AndrewBryson/azure-route-server-failover";
constexpr std::string_view kNobody = "no published figure; taken from similar events";

constexpr DurationEstimate Assumed(double min, double typical, double max) {
  return {{min, typical, max}, DurationBasis::kAssumed, kNobody};
}

constexpr std::string_view kBgpOfGateway[] = {"bgp_enabled", "bgp_settings"};
constexpr std::string_view kMode[] = {"active_active"};
constexpr std::string_view kSku[] = {"sku"};
constexpr std::string_view kTunnel[] = {"bgp_enabled",
                                        "custom_bgp_addresses",
                                        "ipsec_policy",
                                        "local_network_gateway_id",
                                        "traffic_selector_policy",
                                        "use_policy_based_traffic_selectors"};
constexpr std::string_view kSharedKey[] = {"shared_key"};
constexpr std::string_view kBypass[] = {"express_route_gateway_bypass"};
constexpr std::string_view kFarEnd[] = {"bgp_settings", "gateway_address", "gateway_fqdn"};
constexpr std::string_view kStopsMachine[] = {"network_interface_ids", "size", "vm_size"};

constexpr DurationEstimate kRouteServerLength =
    Observed(kMinute, 10 * kMinute, kUntilTheEnd, kInterHub);
constexpr DurationEstimate kRestart = Documented(10, kMinute, 3 * kMinute, kHighlyAvailable);
constexpr DurationEstimate kTunnelComesUp = Assumed(5, 30, 4 * kMinute);
constexpr DurationEstimate kBoot = Assumed(20, kMinute, 5 * kMinute);

constexpr InterruptionRule BesideGateway(std::string_view type, Occasion occasion) {
  return {RuleNamed("DOWN-01"),
          type,
          occasion,
          {},
          Redundancy::kAny,
          Reach::kGatewaysOfItsNetwork,
          InterruptionPhase::kDuring,
          Certainty::kExpected,
          kRouteServerLength};
}

constexpr InterruptionRule Update(RuleId rule, std::string_view type,
                                  std::span<const std::string_view> attributes, Certainty certainty,
                                  const DurationEstimate& length) {
  return {rule,
          type,
          Occasion::kUpdate,
          attributes,
          Redundancy::kAny,
          Reach::kItself,
          InterruptionPhase::kDuring,
          certainty,
          length};
}

constexpr InterruptionRule Resize(Redundancy redundancy, Certainty certainty) {
  return {RuleNamed("DOWN-07"),
          "azurerm_virtual_network_gateway",
          Occasion::kUpdate,
          kSku,
          redundancy,
          Reach::kItself,
          InterruptionPhase::kDuring,
          certainty,
          kRestart};
}

constexpr InterruptionRule ComesUp(RuleId rule, std::string_view type,
                                   const DurationEstimate& length) {
  return {rule,
          type,
          Occasion::kRecreation,
          {},
          Redundancy::kAny,
          Reach::kItself,
          InterruptionPhase::kAfter,
          Certainty::kExpected,
          length};
}

constexpr InterruptionRule kInterruptionRules[] = {
    Update(RuleNamed("DOWN-22"), "azurerm_linux_virtual_machine", kStopsMachine,
           Certainty::kExpected, Assumed(kMinute, 3 * kMinute, kUntilTheEnd)),
    ComesUp(RuleNamed("DOWN-22"), "azurerm_linux_virtual_machine", kBoot),
    {RuleNamed("DOWN-12"), "azurerm_local_network_gateway", Occasion::kUpdate, kFarEnd,
     Redundancy::kAny, Reach::kItsConnections, InterruptionPhase::kAfter, Certainty::kPossible,
     Assumed(5, kMinute, kUntilTheEnd)},
    BesideGateway("azurerm_route_server", Occasion::kCreation),
    BesideGateway("azurerm_route_server", Occasion::kDeletion),
    ComesUp(RuleNamed("DOWN-03"), "azurerm_route_server_bgp_connection",
            Observed(1, 5, 30, kRouteServerFailover)),
    BesideGateway("azurerm_virtual_hub", Occasion::kCreation),
    BesideGateway("azurerm_virtual_hub", Occasion::kDeletion),
    ComesUp(RuleNamed("DOWN-03"), "azurerm_virtual_hub_bgp_connection",
            Observed(1, 5, 30, kRouteServerFailover)),
    Resize(Redundancy::kActiveStandby, Certainty::kExpected),
    Resize(Redundancy::kActiveActive, Certainty::kPossible),
    Update(RuleNamed("DOWN-06"), "azurerm_virtual_network_gateway", kMode, Certainty::kExpected,
           Documented(kMinute, kUntilTheEnd, kUntilTheEnd, kActiveActive)),
    Update(RuleNamed("DOWN-09"), "azurerm_virtual_network_gateway", kBgpOfGateway,
           Certainty::kExpected, Assumed(10, kMinute, kUntilTheEnd)),
    ComesUp(RuleNamed("DOWN-10"), "azurerm_virtual_network_gateway_connection", kTunnelComesUp),
    Update(RuleNamed("DOWN-11"), "azurerm_virtual_network_gateway_connection", kTunnel,
           Certainty::kExpected, Assumed(1, 30, kUntilTheEnd)),
    Update(RuleNamed("DOWN-11"), "azurerm_virtual_network_gateway_connection", kBypass,
           Certainty::kPossible, Assumed(1, 30, kUntilTheEnd)),
    {RuleNamed("DOWN-11"), "azurerm_virtual_network_gateway_connection", Occasion::kUpdate,
     kSharedKey, Redundancy::kAny, Reach::kItself, InterruptionPhase::kAfter, Certainty::kPossible,
     Assumed(5, kMinute, kUntilTheEnd)},
    Update(RuleNamed("DOWN-22"), "azurerm_windows_virtual_machine", kStopsMachine,
           Certainty::kExpected, Assumed(kMinute, 3 * kMinute, kUntilTheEnd)),
    ComesUp(RuleNamed("DOWN-22"), "azurerm_windows_virtual_machine", kBoot),
};

}  // namespace

std::span<const InterruptionRule> InterruptionRules() { return kInterruptionRules; }

std::vector<WantedAttributes> AttributesThatInterrupt() {
  std::map<std::string_view, std::vector<std::string_view>> by_type;
  for (const InterruptionRule& rule : kInterruptionRules) {
    auto& attributes = by_type[rule.type];
    attributes.insert(attributes.end(), rule.attributes.begin(), rule.attributes.end());
  }
  std::vector<WantedAttributes> wanted;
  for (auto& [type, attributes] : by_type) wanted.push_back({type, std::move(attributes)});
  return wanted;
}

}  // namespace routesight

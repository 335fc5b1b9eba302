#include "evaluator/apply/durations.h"

#include <algorithm>

namespace routesight {
namespace {

constexpr double kMinute = 60;

// Sources.
constexpr std::string_view kRouteServerHandsOn =
    "https://blog.ipspace.net/2021/03/azure-route-server-behind-scenes/";
constexpr std::string_view kLabPlans = "https://github.com/erjosito/net-lab-builder";
constexpr std::string_view kActiveActive =
    "https://learn.microsoft.com/azure/vpn-gateway/gateway-change-active-active";
constexpr std::string_view kNobody = "no published figure; taken from similar operations";

constexpr DurationEstimate Assumed(double min, double typical, double max) {
  return {{min, typical, max}, DurationBasis::kAssumed, kNobody};
}

constexpr DurationEstimate kQuick = Assumed(2, 5, 30);
constexpr DurationEstimate kSubnetWrite = Assumed(3, 8, 60);
constexpr DurationEstimate kMachineWrite = Assumed(20, kMinute, 10 * kMinute);

constexpr TypeDurations kAnyType = {"", kQuick, kQuick, kQuick};

constexpr TypeDurations kDurations[] = {
    {"azurerm_express_route_circuit", Assumed(30, 2 * kMinute, 10 * kMinute),
     Assumed(10, kMinute, 5 * kMinute), Assumed(30, 2 * kMinute, 10 * kMinute)},
    {"azurerm_express_route_circuit_peering", Assumed(20, kMinute, 5 * kMinute),
     Assumed(20, kMinute, 5 * kMinute), Assumed(20, kMinute, 5 * kMinute)},
    {"azurerm_firewall", Assumed(5 * kMinute, 8 * kMinute, 20 * kMinute),
     Assumed(kMinute, 5 * kMinute, 15 * kMinute), Assumed(3 * kMinute, 6 * kMinute, 20 * kMinute)},
    {"azurerm_linux_virtual_machine", kMachineWrite, kMachineWrite, kMachineWrite},
    {"azurerm_linux_virtual_machine_scale_set", kMachineWrite, kMachineWrite, kMachineWrite},
    {"azurerm_nat_gateway", Assumed(5, 15, kMinute), kQuick, Assumed(5, 15, kMinute)},
    {"azurerm_orchestrated_virtual_machine_scale_set", kMachineWrite, kMachineWrite, kMachineWrite},
    {"azurerm_private_endpoint", Assumed(20, kMinute, 5 * kMinute), Assumed(10, 30, 2 * kMinute),
     Assumed(10, 30, 2 * kMinute)},
    {"azurerm_route_server",
     Observed(15 * kMinute, 16 * kMinute, 20 * kMinute, kRouteServerHandsOn),
     Assumed(kMinute, 5 * kMinute, 15 * kMinute),
     Observed(3 * kMinute, 15 * kMinute, 25 * kMinute, kLabPlans)},
    {"azurerm_route_server_bgp_connection", Observed(60, 82, 120, kRouteServerHandsOn), kQuick,
     Observed(60, 82, 120, kRouteServerHandsOn)},
    {"azurerm_subnet", kSubnetWrite, kSubnetWrite, kSubnetWrite},
    {"azurerm_subnet_nat_gateway_association", kSubnetWrite, kSubnetWrite, kSubnetWrite},
    {"azurerm_subnet_network_security_group_association", kSubnetWrite, kSubnetWrite, kSubnetWrite},
    {"azurerm_subnet_route_table_association", kSubnetWrite, kSubnetWrite, kSubnetWrite},
    {"azurerm_virtual_hub", Assumed(5 * kMinute, 10 * kMinute, 30 * kMinute),
     Assumed(kMinute, 5 * kMinute, 15 * kMinute), Assumed(3 * kMinute, 10 * kMinute, 25 * kMinute)},
    {"azurerm_virtual_hub_bgp_connection", Observed(60, 82, 120, kRouteServerHandsOn),
     Assumed(60, 82, 120), Observed(60, 82, 120, kRouteServerHandsOn)},
    {"azurerm_virtual_hub_ip", Assumed(5 * kMinute, 10 * kMinute, 20 * kMinute), kQuick,
     Assumed(3 * kMinute, 10 * kMinute, 25 * kMinute)},
    {"azurerm_virtual_network", Assumed(4, 8, 30), Assumed(4, 8, 30), Assumed(5, 12, kMinute)},
    {"azurerm_virtual_network_gateway",
     Observed(20 * kMinute, 35 * kMinute, 45 * kMinute, kLabPlans),
     Documented(5 * kMinute, 15 * kMinute, 45 * kMinute, kActiveActive),
     Observed(10 * kMinute, 15 * kMinute, 20 * kMinute, kLabPlans)},
    {"azurerm_virtual_network_gateway_connection", Assumed(20, kMinute, 5 * kMinute),
     Assumed(10, 40, 3 * kMinute), Assumed(20, kMinute, 5 * kMinute)},
    {"azurerm_virtual_network_peering", Observed(5, 15, kMinute, kLabPlans),
     Observed(5, 15, kMinute, kLabPlans), Observed(5, 15, kMinute, kLabPlans)},
    {"azurerm_windows_virtual_machine", kMachineWrite, kMachineWrite, kMachineWrite},
    {"azurerm_windows_virtual_machine_scale_set", kMachineWrite, kMachineWrite, kMachineWrite},
};

const DurationEstimate& Of(const TypeDurations& durations, OperationKind kind) {
  switch (kind) {
    case OperationKind::kCreate:
      return durations.create;
    case OperationKind::kUpdate:
      return durations.update;
    case OperationKind::kDelete:
      return durations.removal;
  }
  return durations.create;
}

// A single figure moves the others as far as it must for min <= typical <= max.
void Override(const DurationOverride& with, DurationEstimate& estimate) {
  Duration& duration = estimate.duration;
  if (with.min_minutes) duration.min_seconds = *with.min_minutes * kMinute;
  if (with.typical_minutes) duration.typical_seconds = *with.typical_minutes * kMinute;
  if (with.max_minutes) duration.max_seconds = *with.max_minutes * kMinute;
  if (!with.typical_minutes) {
    if (with.min_minutes) {
      duration.typical_seconds = std::max(duration.typical_seconds, duration.min_seconds);
    }
    if (with.max_minutes) {
      duration.typical_seconds = std::min(duration.typical_seconds, duration.max_seconds);
    }
  }
  if (!with.min_minutes) {
    duration.min_seconds = std::min(duration.min_seconds, duration.typical_seconds);
  }
  if (!with.max_minutes) {
    duration.max_seconds = std::max(duration.max_seconds, duration.typical_seconds);
  }
  estimate.basis = DurationBasis::kConfigured;
  estimate.source = "the configuration file";
}

}  // namespace

std::string_view DurationBasisName(DurationBasis basis) {
  switch (basis) {
    case DurationBasis::kObserved:
      return "observed";
    case DurationBasis::kDocumented:
      return "documented";
    case DurationBasis::kAssumed:
      return "assumed";
    case DurationBasis::kConfigured:
      return "configured";
  }
  return "";
}

std::span<const TypeDurations> BuiltInDurations() { return kDurations; }

DurationEstimate EstimateDuration(const Plan& plan, const Operation& operation,
                                  std::span<const DurationOverride> overrides) {
  const Resource& resource = plan.resources[operation.resource];
  const std::string_view type = plan.Text(resource.type);
  const auto found =
      std::lower_bound(std::begin(kDurations), std::end(kDurations), type,
                       [](const TypeDurations& a, std::string_view b) { return a.type < b; });
  const bool known = found != std::end(kDurations) && found->type == type;
  DurationEstimate estimate = Of(known ? *found : kAnyType, operation.kind);
  for (const std::string_view name : {type, plan.Text(resource.address)}) {
    for (const DurationOverride& with : overrides) {
      if (with.operation == operation.kind && with.resource == name) Override(with, estimate);
    }
  }
  return estimate;
}

}  // namespace routesight

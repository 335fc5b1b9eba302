// What sends, receives, passes on and translates packets inside networks: machines, the ways out to
// the Internet, firewalls, and the filters in front of them.
//
// A link to another node is a PlanValue: absent when there is none, unknown while it is open; then
// a path gap of the owner says why.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluator/base/plan_value.h"
#include "evaluator/topology/ids.h"
#include "evaluator/topology/node.h"

namespace routesight {

enum class Sku : uint8_t { kBasic, kStandard, kStandardV2, kGateway };

enum class PublicIpKind : uint8_t {
  kAddress,
  kRange,        // azurerm_public_ip_prefix
  kPerInstance,  // A block of a scale set that gives each instance an address.
};

struct PublicIp : Node {
  bool outside = false;  // In no plan or state at hand.
  PublicIpKind kind = PublicIpKind::kAddress;
  Symbol address;  // Address or range, or a text that names it.
  PlanValue<Sku> sku;
  PlanValue<std::vector<Symbol>> zones;
};

struct NatGateway : Node {
  bool outside = false;
  PlanValue<Sku> sku;
  PlanValue<std::vector<Symbol>> zones;
  std::vector<PublicIpId> public_ips;  // Sorted. It translates to nothing without one.
};

enum class Allocation : uint8_t { kDynamic, kStatic };

struct IpConfiguration {
  Symbol name;
  PlanValue<SubnetId> subnet;  // Absent in an IPv6 configuration: that of the first holds.
  Symbol address;              // Private; address, or a text that names it.
  PlanValue<Allocation> allocation;
  PlanValue<bool> primary;
  PlanValue<PublicIpId> public_ip;
};

enum class MachineKind : uint8_t { kVirtualMachine, kScaleSet };

// The instances of a scale set have no addresses before the apply: it is one machine.
struct Machine : Node {
  bool outside = false;
  MachineKind kind = MachineKind::kVirtualMachine;
  PlanValue<std::vector<Symbol>> zones;
  PlanValue<int64_t> instances;   // Of a scale set.
  PlanValue<Symbol> power_state;  // running, deallocated, …; only a data source tells.
  std::vector<NicId> nics;        // As named; of a scale set the primary one first.
};

struct Firewall : Node {
  PlanValue<SubnetId> subnet;             // Absent in a virtual hub.
  PlanValue<SubnetId> management_subnet;  // Absent without a management configuration.
  Symbol address;                         // Private; address, or a text that names it.
  PlanValue<std::vector<Symbol>> zones;
  std::vector<PublicIpId> public_ips;  // Sorted.
};

struct Bastion : Node {
  PlanValue<SubnetId> subnet;  // Absent with the developer SKU.
  PlanValue<PublicIpId> public_ip;
};

enum class RuleDirection : uint8_t { kInbound, kOutbound };
enum class RuleAccess : uint8_t { kAllow, kDeny };

// Texts as Azure has them: prefixes, addresses, service tags, `*`; ports and ranges of ports.
struct SecurityRule {
  Symbol name;     // Its own.
  Symbol address;  // Terraform address of the resource that defines it.
  PlanValue<RuleDirection> direction;
  PlanValue<RuleAccess> access;
  PlanValue<int64_t> priority;
  PlanValue<Symbol> protocol;
  PlanValue<std::vector<Symbol>> sources;  // Absent where application security groups are named.
  PlanValue<std::vector<Symbol>> destinations;  // Likewise.
  PlanValue<std::vector<Symbol>> source_ports;
  PlanValue<std::vector<Symbol>> destination_ports;
};

struct SecurityGroup : Node {
  bool outside = false;
  std::vector<SecurityRule> rules;  // Sorted by name.
};

}  // namespace routesight

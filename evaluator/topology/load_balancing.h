// Load balancers: where packets arrive, what picks a machine for them, and which there are.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluator/topology/machines.h"

namespace routesight {

// Internal with a subnet, public without.
struct Frontend {
  Symbol name;
  PlanValue<SubnetId> subnet;
  Symbol address;  // Private; address, or a text that names it. None for a public frontend.
  PlanValue<Allocation> allocation;
  PlanValue<PublicIpId> public_ip;  // Or a range of addresses.
  PlanValue<std::vector<Symbol>> zones;
};

struct LoadBalancer : Node {
  PlanValue<Sku> sku;
  std::vector<Frontend> frontends;  // In the order of the plan.
};

// A member is an interface, or an address of its own.
struct PoolMember {
  Symbol stated_by;         // Terraform address of the resource that makes it a member.
  NicId nic;                // None for an address.
  Symbol ip_configuration;  // Of the interface; none where all of it is meant.
  Symbol address;           // None for an interface.
  PlanValue<VnetId> vnet;   // Of an address.
};

struct BackendPool : Node {
  PlanValue<LoadBalancerId> balancer;
  std::vector<PoolMember> members;  // Sorted by who states them.
};

enum class BalancedProtocol : uint8_t { kTcp, kUdp, kAll };

// What decides which member gets a packet: the five-tuple, addresses, or addresses and protocol.
enum class Distribution : uint8_t { kFiveTuple, kSourceIp, kSourceIpProtocol };

struct HealthProbe : Node {
  PlanValue<LoadBalancerId> balancer;
  PlanValue<Symbol> protocol;  // Tcp, Http, Https
  PlanValue<int64_t> port;
  PlanValue<int64_t> interval_seconds;
  PlanValue<int64_t> failures;  // That take a member out.
};

struct BalancingRule : Node {
  PlanValue<LoadBalancerId> balancer;
  PlanValue<Symbol> frontend;            // Name of a frontend of the balancer.
  PlanValue<BalancedProtocol> protocol;  // kAll with ports 0 passes everything.
  PlanValue<int64_t> frontend_port;
  PlanValue<int64_t> backend_port;
  PlanValue<bool> floating_ip;
  PlanValue<bool> outbound_snat_disabled;
  PlanValue<Distribution> distribution;
  PlanValue<HealthProbeId> probe;
  std::vector<BackendPoolId> pools;  // Sorted. Those that are open are path gaps.
};

// Gives the members of a pool the addresses of frontends on their way out.
struct OutboundRule : Node {
  PlanValue<LoadBalancerId> balancer;
  PlanValue<BackendPoolId> pool;
  PlanValue<BalancedProtocol> protocol;
  PlanValue<std::vector<Symbol>> frontends;  // Names of frontends of the balancer.
};

}  // namespace routesight

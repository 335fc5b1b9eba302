// What readers state about machines, load balancers and ways out; nodes are in machines.h and
// load_balancing.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator/topology/draft_list.h"
#include "evaluator/topology/drafts.h"

namespace routesight {

using TextList = std::vector<std::string>;

struct PublicIpDraft : NodeDraft {
  PublicIpKind kind = PublicIpKind::kAddress;
  std::string address;  // Empty when not known.
  std::string text;     // What stands for it then: azurerm_public_ip.gw.ip_address
  PlanValue<Sku> sku;
  PlanValue<TextList> zones;
};

struct NatGatewayDraft : NodeDraft {
  PlanValue<Sku> sku;
  PlanValue<TextList> zones;
  std::vector<Reference> public_ips;  // That the gateway itself states.
};

struct NatGatewayPublicIpDraft {
  std::string name;
  Reference nat_gateway;
  Reference public_ip;
};

struct SubnetNatGatewayDraft {
  std::string name;
  Reference subnet;
  Reference nat_gateway;
};

struct SecurityRuleDraft {
  std::string name;  // The rule's own.
  std::string address;
  std::string arm_id;
  Reference group;
  bool embedded = false;
  PlanValue<RuleDirection> direction;
  PlanValue<RuleAccess> access;
  PlanValue<int64_t> priority;
  PlanValue<std::string> protocol;
  PlanValue<TextList> sources;
  PlanValue<TextList> destinations;
  PlanValue<TextList> source_ports;
  PlanValue<TextList> destination_ports;
};

struct SecurityGroupDraft : NodeDraft {
  std::vector<Gap> path_gaps;
};

// One of `subnet` and `nic` is there.
struct SecurityGroupAssociationDraft {
  std::string name;
  Reference subnet;
  Reference nic;
  Reference group;
};

struct MachineDraft : NodeDraft {
  MachineKind kind = MachineKind::kVirtualMachine;
  PlanValue<TextList> zones;
  PlanValue<int64_t> instances;
  PlanValue<std::string> power_state;
  std::vector<Reference> nics;
};

struct FirewallDraft : NodeDraft {
  Reference subnet;
  Reference management_subnet;
  std::string address;
  std::string text;
  PlanValue<TextList> zones;
  std::vector<Reference> public_ips;
};

struct BastionDraft : NodeDraft {
  Reference subnet;
  Reference public_ip;
};

struct FrontendDraft {
  std::string name;
  Reference subnet;
  std::string address;
  std::string text;
  PlanValue<Allocation> allocation;
  Reference public_ip;
  PlanValue<TextList> zones;
};

struct LoadBalancerDraft : NodeDraft {
  PlanValue<Sku> sku;
  std::vector<FrontendDraft> frontends;
  std::vector<Gap> path_gaps;
};

struct BackendPoolDraft : NodeDraft {
  Reference balancer;
};

struct PoolMemberDraft {
  std::string stated_by;
  Reference pool;
  Reference nic;  // Absent for an address.
  std::string ip_configuration;
  std::string address;  // Or a text that names it.
  Reference vnet;
  bool copied = false;  // Repeats what another resource says.
};

struct HealthProbeDraft : NodeDraft {
  Reference balancer;
  PlanValue<std::string> protocol;
  PlanValue<int64_t> port;
  PlanValue<int64_t> interval_seconds;
  PlanValue<int64_t> failures;
};

struct BalancingRuleDraft : NodeDraft {
  Reference balancer;
  PlanValue<std::string> frontend;
  PlanValue<BalancedProtocol> protocol;
  PlanValue<int64_t> frontend_port;
  PlanValue<int64_t> backend_port;
  PlanValue<bool> floating_ip;
  PlanValue<bool> outbound_snat_disabled;
  PlanValue<Distribution> distribution;
  Reference probe;
  std::vector<Reference> pools;
};

struct OutboundRuleDraft : NodeDraft {
  Reference balancer;
  Reference pool;
  PlanValue<BalancedProtocol> protocol;
  PlanValue<TextList> frontends;
};

// All of them, as TopologyBuilder collects them.
struct MachineDrafts {
  // As TopologyBuilder::Include has it.
  void Include(const MachineDrafts& shared) {
    public_ips.Include(shared.public_ips);
    security_rules.Include(shared.security_rules);
    security_groups.Include(shared.security_groups);
    security_group_associations.Include(shared.security_group_associations);
    machines.Include(shared.machines);
  }

  DraftList<PublicIpDraft> public_ips;
  std::vector<NatGatewayDraft> nat_gateways;
  std::vector<NatGatewayPublicIpDraft> nat_gateway_public_ips;
  std::vector<SubnetNatGatewayDraft> subnet_nat_gateways;
  DraftList<SecurityRuleDraft> security_rules;
  DraftList<SecurityGroupDraft> security_groups;
  DraftList<SecurityGroupAssociationDraft> security_group_associations;
  DraftList<MachineDraft> machines;
  std::vector<FirewallDraft> firewalls;
  std::vector<BastionDraft> bastions;
  std::vector<LoadBalancerDraft> load_balancers;
  std::vector<BackendPoolDraft> backend_pools;
  std::vector<PoolMemberDraft> pool_members;
  std::vector<HealthProbeDraft> health_probes;
  std::vector<BalancingRuleDraft> balancing_rules;
  std::vector<OutboundRuleDraft> outbound_rules;
};

}  // namespace routesight

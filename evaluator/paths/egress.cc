// https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access
#include "evaluator/paths/egress.h"

#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/look_up.h"

namespace routesight {
namespace {

Branch End(Fate fate, RuleId rule, std::string_view target, std::string_view reason) {
  Branch branch;
  branch.fate = fate;
  branch.rule = rule;
  branch.target = target;
  branch.reason = reason;
  return branch;
}

Branch Unknown(const Surroundings& around, const Node& node, std::string_view attribute) {
  Branch branch = End(Fate::kUnknown, RuleNamed("EGR-01"), around.Name(node.name),
                      Concat("which way out it has depends on ", attribute));
  branch.depends_on.push_back({GapKind::kUnknownValue,
                               std::string(around.Name(node.name)),
                               std::string(attribute),
                               "through what packets leave to the Internet",
                               {}});
  return branch;
}

// The public addresses of an interface's own, and whether there may be more.
enum class OwnAddress : unsigned char { kNone, kThere, kUnknown };
OwnAddress PublicAddressOf(const Nic& nic) {
  OwnAddress found = OwnAddress::kNone;
  for (const IpConfiguration& configuration : nic.ip_configurations) {
    if (configuration.public_ip.known()) return OwnAddress::kThere;
    if (configuration.public_ip.unknown()) found = OwnAddress::kUnknown;
  }
  return found;
}

bool IsMember(const BackendPool& pool, NicId nic) {
  return std::any_of(pool.members.begin(), pool.members.end(),
                     [&](const PoolMember& member) { return member.nic == nic; });
}

bool HasPublicFrontend(const LoadBalancer& balancer) {
  return std::any_of(balancer.frontends.begin(), balancer.frontends.end(),
                     [](const Frontend& frontend) { return frontend.public_ip.known(); });
}

// The balancer whose outbound rule, or whose rule that translates, gives the interface an address.
const LoadBalancer* BalancerOutOf(const Topology& topology, NicId nic) {
  for (const OutboundRule& rule : topology.outbound_rules) {
    if (!rule.pool.known() || !rule.balancer.known()) continue;
    if (IsMember(topology.backend_pools[rule.pool.value()], nic)) {
      return &topology.load_balancers[rule.balancer.value()];
    }
  }
  for (const BalancingRule& rule : topology.balancing_rules) {
    if (!rule.balancer.known()) continue;
    if (rule.outbound_snat_disabled.known() && rule.outbound_snat_disabled.value()) continue;
    const LoadBalancer& balancer = topology.load_balancers[rule.balancer.value()];
    if (!HasPublicFrontend(balancer)) continue;
    for (const BackendPoolId pool : rule.pools) {
      if (IsMember(topology.backend_pools[pool], nic)) return &balancer;
    }
  }
  return nullptr;
}

Branch ThroughNatGateway(const Surroundings& around, const NatGateway& gateway) {
  if (!gateway.public_ips.empty() || gateway.outside || !gateway.path_gaps.empty()) {
    Branch branch = End(Fate::kToInternet, RuleNamed("EGR-01"),
                        Concat("NAT gateway ", around.Name(gateway.name)), "");
    for (const GapId gap : gateway.path_gaps) {
      if (gateway.public_ips.empty()) branch.depends_on.push_back(around.topology().gaps[gap]);
    }
    return branch;
  }
  return End(Fate::kNoWayOut, RuleNamed("EGR-01"),
             Concat("NAT gateway ", around.Name(gateway.name)), "it has no public address");
}

// EGR-02: Without a way out of its own, an interface of a private subnet has none.
Branch DefaultOutbound(const Surroundings& around, const Device& device) {
  const Subnet& subnet = around.topology().subnets[device.subnet];
  const PlanValue<bool>& allowed = subnet.default_outbound_access;
  if (allowed.unknown()) return Unknown(around, subnet, "default_outbound_access_enabled");
  if (allowed.absent() || allowed.value()) {
    return End(Fate::kToInternet, RuleNamed("EGR-01"), "default outbound access", "");
  }
  Branch branch =
      End(Fate::kNoWayOut, RuleNamed("EGR-02"), around.Name(subnet.name),
          "the subnet is private, without NAT gateway, public address or outbound rule");
  if (device.nic.has_value()) return branch;
  const Topology& topology = around.topology();
  for (size_t i = 0; i < topology.nics.size(); ++i) {
    const Nic& nic = topology.nics[topology.nics.IdAt(i)];
    if (nic.subnet != device.subnet) continue;
    if (PublicAddressOf(nic) == OwnAddress::kNone &&
        BalancerOutOf(topology, topology.nics.IdAt(i)) == nullptr) {
      continue;
    }
    branch.caveats.push_back(
        {RuleNamed("EGR-01"), Concat(around.Name(nic.name), " has a way out of its own")});
  }
  return branch;
}

}  // namespace

// EGR-01: NAT gateway, then public address, then rules of a load balancer, then default access.
Branch LeaveToInternet(const Surroundings& around, const Device& device, IpAddress destination) {
  // SYS-07: The table decides, whatever the device itself would do with the packet.
  if (IsPrivate(destination)) {
    return End(Fate::kNoRoute, RuleNamed("SYS-07"), "Internet",
               "the Internet has no route to a private address");
  }
  const Topology& topology = around.topology();
  if (!device.subnet.has_value()) {
    return End(Fate::kUnknown, RuleNamed("EGR-01"), "Internet", "the subnet is not known");
  }
  const Subnet& subnet = topology.subnets[device.subnet];
  if (subnet.nat_gateway.known()) {
    return ThroughNatGateway(around, topology.nat_gateways[subnet.nat_gateway.value()]);
  }
  if (subnet.nat_gateway.unknown()) return Unknown(around, subnet, "nat_gateway");
  if (device.kind == DeviceKind::kFirewall) {
    const Firewall& firewall = topology.firewalls[device.firewall];
    return End(Fate::kToInternet, RuleNamed("EGR-01"),
               Concat("public address of ", around.Name(firewall.name)), "");
  }
  if (device.nic.has_value()) {
    const Nic& nic = topology.nics[device.nic];
    const OwnAddress own = PublicAddressOf(nic);
    if (own == OwnAddress::kThere) {
      return End(Fate::kToInternet, RuleNamed("EGR-01"),
                 Concat("public address of ", around.Name(nic.name)), "");
    }
    if (own == OwnAddress::kUnknown) {
      return Unknown(around, nic, "ip_configuration.public_ip_address_id");
    }
    if (const LoadBalancer* balancer = BalancerOutOf(topology, device.nic)) {
      return End(Fate::kToInternet, RuleNamed("EGR-01"),
                 Concat("load balancer ", around.Name(balancer->name)), "");
    }
  }
  return DefaultOutbound(around, device);
}

}  // namespace routesight

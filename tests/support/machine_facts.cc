#include <algorithm>

#include "tests/support/topology_facts.h"

namespace routesight {
namespace {

void AddNic(const Nic& nic, TopologyFacts& facts) {
  facts.AddValue(nic, "ip_forwarding", nic.ip_forwarding);
  facts.AddValue(nic, "machine", nic.machine);
  facts.AddValue(nic, "security_group", nic.security_group);
  for (const IpConfiguration& ip : nic.ip_configurations) {
    const std::string name = Concat("ip_configuration ", facts.Show(ip.name));
    facts.Add(nic, name, " address ", facts.Show(ip.address), " ", facts.Show(ip.allocation));
    facts.AddValue(nic, name + " subnet", ip.subnet);
    facts.AddValue(nic, name + " primary", ip.primary);
    facts.AddValue(nic, name + " public_ip", ip.public_ip);
  }
}

void AddMachine(const Machine& machine, TopologyFacts& facts) {
  facts.Add(machine, "is a ",
            machine.kind == MachineKind::kScaleSet ? "scale set" : "virtual machine",
            machine.outside ? " elsewhere" : "");
  facts.AddValue(machine, "zones", machine.zones);
  facts.AddValue(machine, "instances", machine.instances);
  facts.AddValue(machine, "power_state", machine.power_state);
  for (size_t i = 0; i < machine.nics.size(); ++i) {
    facts.Add(machine, "interface ", i, " ", facts.Show(machine.nics[i]));
  }
}

void AddPublicIp(const PublicIp& public_ip, TopologyFacts& facts) {
  constexpr std::string_view kKinds[] = {"address", "range", "address of each instance"};
  facts.Add(public_ip, "is a public ", kKinds[static_cast<size_t>(public_ip.kind)],
            public_ip.outside ? " elsewhere" : Concat(" ", facts.Show(public_ip.address)));
  facts.AddValue(public_ip, "sku", public_ip.sku);
  facts.AddValue(public_ip, "zones", public_ip.zones);
}

void AddNatGateway(const NatGateway& gateway, TopologyFacts& facts) {
  facts.Add(gateway, "is a NAT gateway", gateway.outside ? " elsewhere" : "");
  facts.AddValue(gateway, "sku", gateway.sku);
  facts.AddValue(gateway, "zones", gateway.zones);
  for (const PublicIpId id : gateway.public_ips) facts.Add(gateway, "public_ip ", facts.Show(id));
}

void AddFirewall(const Firewall& firewall, TopologyFacts& facts) {
  facts.Add(firewall, "is a firewall with address ", facts.Show(firewall.address));
  facts.AddValue(firewall, "subnet", firewall.subnet);
  facts.AddValue(firewall, "management_subnet", firewall.management_subnet);
  facts.AddValue(firewall, "zones", firewall.zones);
  for (const PublicIpId id : firewall.public_ips) facts.Add(firewall, "public_ip ", facts.Show(id));
}

void AddSecurityGroup(const SecurityGroup& group, TopologyFacts& facts) {
  facts.Add(group, "is a security group", group.outside ? " elsewhere" : "");
  for (const SecurityRule& rule : group.rules) {
    const auto word = [](const auto& value, std::string_view first, std::string_view second) {
      if (!value.known()) return std::string_view("unknown");
      return static_cast<int>(value.value()) == 0 ? first : second;
    };
    facts.Add(group, "rule ", facts.Show(rule.name), " ",
              word(rule.direction, "inbound", "outbound"), " ", facts.Show(rule.priority), " ",
              word(rule.access, "allow", "deny"), " ", facts.Show(rule.protocol), " from ",
              facts.Show(rule.sources), " ports ", facts.Show(rule.source_ports), " to ",
              facts.Show(rule.destinations), " ports ", facts.Show(rule.destination_ports), " by ",
              facts.Show(rule.address));
  }
}

}  // namespace

void AddMachineFacts(TopologyFacts& facts) {
  const Topology& topology = facts.topology();
  for (const Nic& nic : topology.nics) AddNic(nic, facts);
  for (const Machine& machine : topology.machines) AddMachine(machine, facts);
  for (const PublicIp& public_ip : topology.public_ips) AddPublicIp(public_ip, facts);
  for (const NatGateway& gateway : topology.nat_gateways) AddNatGateway(gateway, facts);
  for (const Firewall& firewall : topology.firewalls) AddFirewall(firewall, facts);
  for (const SecurityGroup& group : topology.security_groups) AddSecurityGroup(group, facts);
  for (const Bastion& bastion : topology.bastions) {
    facts.Add(bastion, "is a bastion");
    facts.AddValue(bastion, "subnet", bastion.subnet);
    facts.AddValue(bastion, "public_ip", bastion.public_ip);
  }
  facts.AddPathGaps(topology.nics);
  facts.AddPathGaps(topology.machines);
  facts.AddPathGaps(topology.public_ips);
  facts.AddPathGaps(topology.nat_gateways);
  facts.AddPathGaps(topology.firewalls);
  facts.AddPathGaps(topology.security_groups);
  facts.AddPathGaps(topology.bastions);
}

}  // namespace routesight

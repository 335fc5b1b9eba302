#include "tests/support/topology_facts.h"

namespace routesight {
namespace {

void AddBalancer(const LoadBalancer& balancer, TopologyFacts& facts) {
  facts.Add(balancer, "is a load balancer");
  facts.AddValue(balancer, "sku", balancer.sku);
  for (const Frontend& frontend : balancer.frontends) {
    const std::string name = Concat("frontend ", facts.Show(frontend.name));
    facts.AddValue(balancer, name + " subnet", frontend.subnet);
    facts.AddValue(balancer, name + " public_ip", frontend.public_ip);
    facts.AddValue(balancer, name + " zones", frontend.zones);
    if (!frontend.address.has_value()) continue;
    facts.Add(balancer, name, " address ", facts.Show(frontend.address), " ",
              facts.Show(frontend.allocation));
  }
}

void AddPool(const BackendPool& pool, TopologyFacts& facts) {
  facts.AddValue(pool, "load_balancer", pool.balancer);
  for (const PoolMember& member : pool.members) {
    facts.Add(pool, "member ",
              member.nic.has_value()
                  ? Concat(facts.Show(member.nic), " ", facts.Show(member.ip_configuration))
                  : facts.Show(member.address),
              member.vnet.absent() ? "" : Concat(" in ", facts.Show(member.vnet)), " by ",
              facts.Show(member.stated_by));
  }
}

void AddRule(const BalancingRule& rule, TopologyFacts& facts) {
  facts.AddValue(rule, "load_balancer", rule.balancer);
  facts.AddValue(rule, "frontend", rule.frontend);
  facts.Add(rule, "balances ", facts.Show(rule.protocol), " ", facts.Show(rule.frontend_port),
            " to ", facts.Show(rule.backend_port));
  facts.AddValue(rule, "floating_ip", rule.floating_ip);
  facts.AddValue(rule, "outbound_snat_disabled", rule.outbound_snat_disabled);
  facts.AddValue(rule, "distribution", rule.distribution);
  facts.AddValue(rule, "probe", rule.probe);
  for (const BackendPoolId pool : rule.pools) facts.Add(rule, "pool ", facts.Show(pool));
}

}  // namespace

void AddBalancingFacts(TopologyFacts& facts) {
  const Topology& topology = facts.topology();
  for (const LoadBalancer& balancer : topology.load_balancers) AddBalancer(balancer, facts);
  for (const BackendPool& pool : topology.backend_pools) AddPool(pool, facts);
  for (const BalancingRule& rule : topology.balancing_rules) AddRule(rule, facts);
  for (const HealthProbe& probe : topology.health_probes) {
    facts.AddValue(probe, "load_balancer", probe.balancer);
    facts.Add(probe, "asks ", facts.Show(probe.protocol), " ", facts.Show(probe.port), " every ",
              facts.Show(probe.interval_seconds), " s, out after ", facts.Show(probe.failures));
  }
  for (const OutboundRule& rule : topology.outbound_rules) {
    facts.AddValue(rule, "load_balancer", rule.balancer);
    facts.AddValue(rule, "pool", rule.pool);
    facts.AddValue(rule, "protocol", rule.protocol);
    facts.AddValue(rule, "frontends", rule.frontends);
  }
  facts.AddPathGaps(topology.load_balancers);
  facts.AddPathGaps(topology.backend_pools);
  facts.AddPathGaps(topology.balancing_rules);
  facts.AddPathGaps(topology.health_probes);
  facts.AddPathGaps(topology.outbound_rules);
}

}  // namespace routesight

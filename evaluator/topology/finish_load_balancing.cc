// How load balancers find their frontends, pools, members and rules.
#include <algorithm>

#include "evaluator/topology/topology_builder.h"
#include "evaluator/topology/topology_builder_internal.h"

namespace routesight {
namespace {

constexpr std::string_view kBalancerEffect = "which load balancer it belongs to is not known";

}  // namespace

void TopologyBuilder::FinishLoadBalancers() {
  SortDrafts(machine_drafts_.load_balancers);
  for (const LoadBalancerDraft& draft : machine_drafts_.load_balancers) {
    if (AliasOfKnown(draft, load_balancer_index_)) continue;
    LoadBalancer balancer;
    static_cast<Node&>(balancer) = ToNode(draft);
    for (const Gap& gap : draft.path_gaps) balancer.path_gaps.push_back(topology_.gaps.Add(gap));
    balancer.sku = draft.sku;
    for (const FrontendDraft& stated : draft.frontends) {
      Frontend frontend;
      frontend.name = topology_.symbols.Intern(stated.name);
      frontend.subnet = Resolve(stated.subnet, subnet_index_, balancer, draft.name,
                                "which subnet the frontend is in is not known");
      frontend.public_ip =
          ResolveOrAdd(stated.public_ip, public_ip_index_, topology_.public_ips, balancer,
                       draft.name, "which public address the frontend has is not known");
      if (!frontend.subnet.absent()) {
        frontend.address =
            topology_.symbols.Intern(stated.address.empty() ? stated.text : stated.address);
      }
      frontend.allocation = stated.allocation;
      frontend.zones = Intern(stated.zones);
      balancer.frontends.push_back(std::move(frontend));
    }
    Enter(draft, topology_.load_balancers.Add(std::move(balancer)), load_balancer_index_);
  }
  FinishBackendPools();
  FinishHealthProbes();
  FinishBalancingRules();
  FinishOutboundRules();
}

void TopologyBuilder::FinishBackendPools() {
  SortDrafts(machine_drafts_.backend_pools);
  for (const BackendPoolDraft& draft : machine_drafts_.backend_pools) {
    if (AliasOfKnown(draft, backend_pool_index_)) continue;
    BackendPool pool;
    static_cast<Node&>(pool) = ToNode(draft);
    pool.balancer =
        Resolve(draft.balancer, load_balancer_index_, pool, draft.name, kBalancerEffect);
    Enter(draft, topology_.backend_pools.Add(std::move(pool)), backend_pool_index_);
  }
  // What a pool repeats comes last, for members that nobody else states.
  auto& members = machine_drafts_.pool_members;
  std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) {
    return std::tie(a.copied, a.stated_by) < std::tie(b.copied, b.stated_by);
  });
  for (const PoolMemberDraft& draft : members) {
    const BackendPoolId id = Find(backend_pool_index_, draft.pool);
    if (id.has_value()) {
      AddPoolMember(draft, topology_.backend_pools[id]);
    } else if (draft.pool.kind == ReferenceKind::kOpen) {
      SpreadPathGap(draft.stated_by, draft.pool, "the pool may have this member",
                    backend_pool_index_, topology_.backend_pools);
    }
  }
}

void TopologyBuilder::AddPoolMember(const PoolMemberDraft& draft, BackendPool& pool) {
  PoolMember member;
  member.stated_by = topology_.symbols.Intern(draft.stated_by);
  if (!draft.ip_configuration.empty()) {
    member.ip_configuration = topology_.symbols.Intern(draft.ip_configuration);
  }
  if (!draft.address.empty()) member.address = topology_.symbols.Intern(draft.address);
  member.vnet = Resolve(draft.vnet, vnet_index_, pool, draft.stated_by,
                        "which network the address is in is not known");
  if (draft.nic.kind != ReferenceKind::kAbsent) {
    if (draft.copied && IsSeparate(draft.nic.target)) return;
    member.nic = Find(nic_index_, draft.nic);
    if (!member.nic.has_value() && draft.nic.kind != ReferenceKind::kArmId) {
      return AddPathGap(pool, draft.stated_by, draft.nic,
                        "which interface is a member of the pool is not known");
    }
    // In no file at hand; its ARM id names it.
    if (!member.nic.has_value()) member.address = topology_.symbols.Intern(draft.nic.target);
  }
  const bool known =
      std::any_of(pool.members.begin(), pool.members.end(), [&](const PoolMember& other) {
        return other.nic == member.nic && other.address == member.address &&
               (draft.copied || other.ip_configuration == member.ip_configuration);
      });
  if (!known) pool.members.push_back(std::move(member));
}

void TopologyBuilder::FinishHealthProbes() {
  SortDrafts(machine_drafts_.health_probes);
  for (const HealthProbeDraft& draft : machine_drafts_.health_probes) {
    HealthProbe probe;
    static_cast<Node&>(probe) = ToNode(draft);
    probe.balancer =
        Resolve(draft.balancer, load_balancer_index_, probe, draft.name, kBalancerEffect);
    probe.protocol = Intern(draft.protocol);
    probe.port = draft.port;
    probe.interval_seconds = draft.interval_seconds;
    probe.failures = draft.failures;
    Enter(draft, topology_.health_probes.Add(std::move(probe)), health_probe_index_);
  }
}

void TopologyBuilder::FinishBalancingRules() {
  SortDrafts(machine_drafts_.balancing_rules);
  for (const BalancingRuleDraft& draft : machine_drafts_.balancing_rules) {
    BalancingRule rule;
    static_cast<Node&>(rule) = ToNode(draft);
    rule.balancer =
        Resolve(draft.balancer, load_balancer_index_, rule, draft.name, kBalancerEffect);
    rule.frontend = Intern(draft.frontend);
    rule.protocol = draft.protocol;
    rule.frontend_port = draft.frontend_port;
    rule.backend_port = draft.backend_port;
    rule.floating_ip = draft.floating_ip;
    rule.outbound_snat_disabled = draft.outbound_snat_disabled;
    rule.distribution = draft.distribution;
    rule.probe =
        Resolve(draft.probe, health_probe_index_, rule, draft.name, "its probe is not known");
    for (const Reference& reference : draft.pools) {
      const auto pool = Resolve(reference, backend_pool_index_, rule, draft.name,
                                "which pool it sends packets to is not known");
      if (pool.known()) rule.pools.push_back(pool.value());
    }
    std::sort(rule.pools.begin(), rule.pools.end());
    rule.pools.erase(std::unique(rule.pools.begin(), rule.pools.end()), rule.pools.end());
    topology_.balancing_rules.Add(std::move(rule));
  }
}

void TopologyBuilder::FinishOutboundRules() {
  SortDrafts(machine_drafts_.outbound_rules);
  for (const OutboundRuleDraft& draft : machine_drafts_.outbound_rules) {
    OutboundRule rule;
    static_cast<Node&>(rule) = ToNode(draft);
    rule.balancer =
        Resolve(draft.balancer, load_balancer_index_, rule, draft.name, kBalancerEffect);
    rule.pool = Resolve(draft.pool, backend_pool_index_, rule, draft.name,
                        "which pool it gives addresses to is not known");
    rule.protocol = draft.protocol;
    rule.frontends = Intern(draft.frontends);
    topology_.outbound_rules.Add(std::move(rule));
  }
}

}  // namespace routesight

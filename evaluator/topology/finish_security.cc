// How security groups find their rules, subnets and interfaces.
#include <algorithm>

#include "evaluator/topology/topology_builder.h"
#include "evaluator/topology/topology_builder_internal.h"

namespace routesight {

void TopologyBuilder::FinishSecurityGroups() {
  for (const SecurityGroupDraft& draft : machine_drafts_.security_groups) {
    if (AliasOfKnown(draft, security_group_index_)) continue;
    SecurityGroup group;
    static_cast<Node&>(group) = ToNode(draft);
    for (const Gap& gap : draft.path_gaps) group.path_gaps.push_back(topology_.gaps.Add(gap));
    Enter(draft, topology_.security_groups.Add(std::move(group)), security_group_index_);
  }
  FinishSecurityRules();
}

void TopologyBuilder::FinishSecurityRules() {
  for (const SecurityRuleDraft& draft : machine_drafts_.security_rules) {
    const SecurityGroupId id = Find(security_group_index_, draft.group);
    if (!id.has_value()) {
      if (draft.group.kind == ReferenceKind::kOpen) {
        SpreadPathGap(draft.address, draft.group, "this rule may be one of its own",
                      security_group_index_, topology_.security_groups);
      }
      continue;
    }
    // TF-03: Inline rules and separate ones together, each once.
    if (draft.embedded && IsSeparate(draft.arm_id)) continue;
    SecurityGroup& group = topology_.security_groups[id];
    // A data source repeats the rules of a group that the plan manages.
    if (draft.embedded && topology_.Text(group.name) != draft.address) continue;
    SecurityRule rule;
    rule.name = topology_.symbols.Intern(draft.name);
    rule.address = topology_.symbols.Intern(draft.address);
    rule.direction = draft.direction;
    rule.access = draft.access;
    rule.priority = draft.priority;
    rule.protocol = Intern(draft.protocol);
    rule.sources = Intern(draft.sources);
    rule.destinations = Intern(draft.destinations);
    rule.source_ports = Intern(draft.source_ports);
    rule.destination_ports = Intern(draft.destination_ports);
    group.rules.push_back(std::move(rule));
  }
}

void TopologyBuilder::FinishSecurityGroupAssociations() {
  constexpr std::string_view kEffect = "which security group it has is not known";
  absl::flat_hash_set<SubnetId> stale;
  for (const Reference& subnet : ungrouped_) stale.insert(Find(subnet_index_, subnet));
  for (const SubnetDraft& draft : subnets_) {
    const auto id = subnet_index_.find(draft.name);
    if (id == subnet_index_.end() || stale.contains(id->second)) continue;
    Subnet& subnet = topology_.subnets[id->second];
    if (topology_.Text(subnet.name) != draft.name) continue;
    subnet.security_group = ResolveOrAdd(draft.security_group, security_group_index_,
                                         topology_.security_groups, subnet, draft.name, kEffect);
  }
  absl::flat_hash_map<SubnetId, std::string> owners_of_subnets;
  absl::flat_hash_map<NicId, std::string> owners_of_nics;
  for (const SecurityGroupAssociationDraft& draft : machine_drafts_.security_group_associations) {
    const SubnetId subnet = Find(subnet_index_, draft.subnet);
    const NicId nic = Find(nic_index_, draft.nic);
    Node gaps_of_association;
    Node& owner = subnet.has_value() ? static_cast<Node&>(topology_.subnets[subnet])
                  : nic.has_value()  ? static_cast<Node&>(topology_.nics[nic])
                                     : gaps_of_association;
    const auto group = ResolveOrAdd(draft.group, security_group_index_, topology_.security_groups,
                                    owner, draft.name, kEffect);
    Associate(draft, draft.subnet, subnet_index_, topology_.subnets, &Subnet::security_group, group,
              owners_of_subnets);
    Associate(draft, draft.nic, nic_index_, topology_.nics, &Nic::security_group, group,
              owners_of_nics);
  }
}

}  // namespace routesight

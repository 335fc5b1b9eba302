// Why Azure refuses changes of networks, subnets and their associations, and what lies in a subnet
// that is not made for it.
#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/timeline/refusal_rules.h"

namespace routesight {
namespace {

// The subnet that a resource must be in.
struct SubnetRule {
  std::string_view type;
  std::string_view short_name;
  int longest;  // Of the prefix; longer is too small.
  RuleId rule;
};

constexpr SubnetRule kSubnetRules[] = {
    {"azurerm_bastion_host", "AzureBastionSubnet", 26, RuleNamed("LIM-13")},
    {"azurerm_firewall", "AzureFirewallSubnet", 26, RuleNamed("LIM-13")},
    {"azurerm_route_server", "RouteServerSubnet", 27, RuleNamed("ARS-01")},
    {"azurerm_virtual_network_gateway", "GatewaySubnet", 29, RuleNamed("GW-01")},
};

const Subnet* Known(const Topology& topology, const PlanValue<SubnetId>& subnet) {
  return subnet.known() ? &topology.subnets[subnet.value()] : nullptr;
}

// The subnet of a route server, firewall or bastion; of a gateway the one that its network has for
// gateways.
const Subnet* SubnetAt(const Topology& topology, std::string_view name) {
  if (const RouteServer* server = Named(topology, topology.route_servers, name)) {
    return server->subnet.has_value() ? &topology.subnets[server->subnet] : nullptr;
  }
  if (const Firewall* firewall = Named(topology, topology.firewalls, name)) {
    return Known(topology, firewall->subnet);
  }
  if (const Bastion* bastion = Named(topology, topology.bastions, name)) {
    return Known(topology, bastion->subnet);
  }
  const Gateway* gateway = Named(topology, topology.gateways, name);
  if (gateway == nullptr || !gateway->vnet.has_value()) return nullptr;
  for (const Subnet& subnet : topology.subnets) {
    const bool is_here = subnet.vnet == gateway->vnet;
    if (is_here && SameName(topology.Text(subnet.short_name), "GatewaySubnet")) return &subnet;
  }
  return nullptr;
}

}  // namespace

// DOWN-17: A subnet has one route table: with create_before_destroy the new association meets the
// old one.
std::optional<RefusalReason> AssociationPresent(const Question& question) {
  if (question.resource.action != Action::kCreateThenDelete ||
      question.operation.kind != OperationKind::kCreate) {
    return std::nullopt;
  }
  const JsonView before = question.plan.View(question.resource.before);
  const JsonView after = question.plan.View(question.resource.after);
  if (after["subnet_id"].IsText() &&
      !SameName(before["subnet_id"].Text(), after["subnet_id"].Text())) {
    return std::nullopt;
  }
  return RefusalReason{RuleNamed("DOWN-17"),
                       "the subnet still has its route table: create_before_destroy makes the new "
                       "association first"};
}

// DOWN-16: A prefix of a subnet stays while interfaces have addresses in it.
std::optional<RefusalReason> SubnetInUse(const Question& question) {
  if (question.operation.kind != OperationKind::kUpdate) return std::nullopt;
  const Subnet* before = Named(question.now, question.now.subnets, question.name);
  const Subnet* after = Named(question.then, question.then.subnets, question.name);
  if (before == nullptr || after == nullptr || !after->prefix_gaps.empty()) return std::nullopt;
  for (const Nic& nic : question.now.nics) {
    if (!nic.subnet.has_value()) continue;
    if (question.now.Text(question.now.subnets[nic.subnet].name) != question.name) continue;
    for (const Symbol text : nic.private_ips) {
      const auto address = IpAddress::Parse(question.now.Text(text));
      const auto has = [&](const Subnet& subnet) {
        return std::any_of(subnet.address_prefixes.begin(), subnet.address_prefixes.end(),
                           [&](const Prefix& prefix) { return prefix.Contains(*address); });
      };
      if (!address || !has(*before) || has(*after)) continue;
      return RefusalReason{
          RuleNamed("DOWN-16"),
          Concat(question.now.Text(nic.name), " has ", address->ToString(),
                 " in a prefix that the subnet gives up (InUseSubnetCannotBeUpdated)")};
    }
  }
  return std::nullopt;
}

// DOWN-15: A network keeps the prefixes that its subnets are in.
std::optional<RefusalReason> PrefixInUse(const Question& question) {
  const Vnet* after = Named(question.then, question.then.vnets, question.name);
  if (question.operation.kind != OperationKind::kUpdate || after == nullptr ||
      !after->shared_gaps.empty()) {
    return std::nullopt;
  }
  for (const Subnet& subnet : question.now.subnets) {
    if (!subnet.vnet.has_value()) continue;
    const Vnet& vnet = question.now.vnets[subnet.vnet];
    if (question.now.Text(vnet.name) != question.name) continue;
    const auto lies_in = [](const Prefix& prefix, const Vnet& network) {
      return std::any_of(network.address_space.begin(), network.address_space.end(),
                         [&](const Prefix& range) { return range.Contains(prefix); });
    };
    for (const Prefix& prefix : subnet.address_prefixes) {
      if (!lies_in(prefix, vnet) || lies_in(prefix, *after)) continue;
      return RefusalReason{
          RuleNamed("DOWN-15"),
          Concat(question.now.Text(subnet.name), " lies in a range that the network gives up")};
    }
  }
  return std::nullopt;
}

// ARS-01: A route server lies in a subnet of its own name, which is large enough.
// GW-01: So does a gateway. LIM-13: So do firewalls and bastions.
std::optional<RefusalReason> WrongSubnet(const Question& question) {
  if (question.operation.kind != OperationKind::kCreate) return std::nullopt;
  const std::string_view type = question.plan.Text(question.resource.type);
  for (const SubnetRule& rule : kSubnetRules) {
    if (rule.type != type) continue;
    const Subnet* subnet = SubnetAt(question.then, question.name);
    if (subnet == nullptr) return std::nullopt;
    const std::string_view name = question.then.Text(subnet->short_name);
    if (!name.empty() && !SameName(name, rule.short_name)) {
      return RefusalReason{rule.rule,
                           Concat("it has to lie in a subnet named ", rule.short_name, ", and ",
                                  question.then.Text(subnet->name), " is named ", name)};
    }
    for (const Prefix& prefix : subnet->address_prefixes) {
      if (!prefix.is_ipv4() || static_cast<int>(prefix.length()) <= rule.longest) continue;
      return RefusalReason{rule.rule,
                           Concat(prefix.ToString(), " of ", question.then.Text(subnet->name),
                                  " is too small; expected a /", rule.longest, " or larger")};
    }
  }
  return std::nullopt;
}

}  // namespace routesight

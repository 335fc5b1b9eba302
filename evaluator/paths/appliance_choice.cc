#include "evaluator/paths/appliance_choice.h"

#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

Handover Refusal(Symbol next_hop, Fate fate, RuleId rule, std::string target, std::string reason) {
  Handover handover;
  handover.ends = true;
  handover.branch.next_hop = next_hop;
  handover.branch.fate = fate;
  handover.branch.rule = rule;
  handover.branch.target = std::move(target);
  handover.branch.reason = std::move(reason);
  return handover;
}

bool IsNear(const Surroundings& around, VnetId from, VnetId vnet) {
  const auto& peers = around.PeersOf(from);
  return vnet == from || std::any_of(peers.begin(), peers.end(),
                                     [&](const PeerLink& link) { return link.peer == vnet; });
}

// Interfaces near the address whose own is not known: one of them may have it.
std::vector<std::string> MayHave(const Surroundings& around, SubnetId subnet) {
  std::vector<std::string> names;
  for (const Nic& nic : around.topology().nics) {
    if (!subnet.has_value() || nic.subnet != subnet) continue;
    const bool open = std::any_of(nic.private_ips.begin(), nic.private_ips.end(), [&](Symbol text) {
      return !IpAddress::Parse(around.Name(text));
    });
    if (open) names.emplace_back(around.Name(nic.name));
  }
  return names;
}

// DOWN-22: What is routed to an address that nothing has for the moment is lost.
Handover Vacant(Symbol next_hop, const std::string& text) {
  return Refusal(next_hop, Fate::kNextHopUnreachable, RuleNamed("DOWN-22"), text,
                 "nothing has this address for the moment");
}

// UDR-04: A next hop lies in the own network or in one peered with it. SEL-07: Also one that a
// route server injects.
Handover NobodyAt(const Surroundings& around, VnetId from, Symbol next_hop, RouteSource source) {
  const RuleId rule = source == RouteSource::kUser ? RuleNamed("UDR-04") : RuleNamed("SEL-07");
  const std::string text(around.Name(next_hop));
  if (around.IsVacant(next_hop)) return Vacant(next_hop, text);
  const auto address = IpAddress::Parse(text);
  if (address) {
    const VnetId vnet = around.NetworkNear(from, *address);
    if (!vnet.has_value()) {
      return Refusal(next_hop, Fate::kNextHopUnreachable, rule, text,
                     "it lies neither in this network nor in one peered with it");
    }
    Handover open = Refusal(next_hop, Fate::kUnknown, rule, text,
                            "no interface, firewall or load balancer at hand has this address");
    open.branch.depends_on.push_back({GapKind::kOutsideThePlan, text, "",
                                      "who has the address of this next hop",
                                      MayHave(around, around.SubnetWith(vnet, *address))});
    return open;
  }
  for (const AddressOwner& owner : around.OwnersOf(next_hop)) {
    if (!owner.vnet.has_value()) continue;
    return Refusal(next_hop, Fate::kNextHopUnreachable, rule, text,
                   Concat("it lies in ", around.Name(around.topology().vnets[owner.vnet].name),
                          ", with which this network is not peered"));
  }
  Handover open =
      Refusal(next_hop, Fate::kUnknown, rule, text, "whose address it is, is not known");
  open.branch.depends_on.push_back(
      {GapKind::kUnknownValue, text, "", "who has the address of this next hop", {}});
  return open;
}

// NVA-03: A rule for all ports passes everything; others only what they name.
class Balancing {
 public:
  Balancing(const Surroundings& around, const AddressOwner& owner, Symbol next_hop)
      : around_(around),
        topology_(around.topology()),
        owner_(owner),
        balancer_(topology_.load_balancers[owner.balancer]),
        next_hop_(next_hop) {}

  std::vector<Handover> Run() {
    const std::vector<const BalancingRule*> rules = Rules();
    if (rules.empty() && !has_rules_) return {NotAtHand("which rules it has")};
    if (rules.empty()) {
      Handover none = Refusal(next_hop_, Fate::kNextHopUnreachable, RuleNamed("NVA-03"), Name(),
                              "no rule of the load balancer is about this frontend");
      none.branch.depends_on = gaps_;
      return {none};
    }
    for (const BalancingRule* rule : rules) {
      for (const BackendPoolId pool : rule->pools) AddMembers(topology_.backend_pools[pool]);
    }
    if (found_.empty()) return {NotAtHand("which machines are in its pools")};
    for (Handover& handover : found_) Describe(rules, handover.branch);
    return std::move(found_);
  }

 private:
  std::string Name() const { return std::string(around_.Name(balancer_.name)); }

  // Rules and members are resources of their own, which may stand in another state.
  Handover NotAtHand(std::string_view what) const {
    Handover open = Refusal(next_hop_, Fate::kUnknown, RuleNamed("NVA-03"), Name(),
                            Concat("no file at hand says ", what));
    open.branch.depends_on = gaps_;
    open.branch.depends_on.push_back({GapKind::kOutsideThePlan, Name(), "", std::string(what), {}});
    return open;
  }

  static bool PassesAll(const BalancingRule& rule) {
    return rule.protocol.known() && rule.protocol.value() == BalancedProtocol::kAll;
  }

  // The rules of the frontend: those for all ports alone, if there are any.
  std::vector<const BalancingRule*> Rules() {
    std::vector<const BalancingRule*> rules, for_all;
    for (const BalancingRule& rule : topology_.balancing_rules) {
      if (rule.balancer.unknown()) Doubt(rule, "loadbalancer_id");
      if (!rule.balancer.known() || rule.balancer.value() != owner_.balancer) continue;
      has_rules_ = true;
      const Symbol own_name = balancer_.frontends[owner_.frontend].name;
      const bool is_named = !around_.Name(own_name).empty();
      if (rule.frontend.unknown() || !is_named) Doubt(rule, "frontend_ip_configuration_name");
      const bool other = rule.frontend.known() && is_named && rule.frontend.value() != own_name;
      if (other) continue;
      rules.push_back(&rule);
      if (PassesAll(rule)) for_all.push_back(&rule);
      for (const GapId gap : rule.path_gaps) gaps_.push_back(topology_.gaps[gap]);
    }
    return for_all.empty() ? rules : for_all;
  }

  void Doubt(const BalancingRule& rule, std::string_view attribute) {
    gaps_.push_back({GapKind::kUnknownValue,
                     std::string(around_.Name(rule.name)),
                     std::string(attribute),
                     "whether it is about this frontend",
                     {}});
  }

  void AddMembers(const BackendPool& pool) {
    for (const GapId gap : pool.path_gaps) gaps_.push_back(topology_.gaps[gap]);
    for (const PoolMember& member : pool.members) {
      if (member.nic.has_value()) {
        AddressOwner taker;
        taker.nic = member.nic;
        taker.subnet = topology_.nics[member.nic].subnet;
        taker.vnet = around_.VnetOf(taker.subnet);
        taker.appliance = around_.ApplianceWith(member.nic);
        Add(taker);
        continue;
      }
      for (const AddressOwner& taker : around_.OwnersOf(member.address)) {
        const bool here = !member.vnet.known() || taker.vnet == member.vnet.value();
        if (here && !taker.balancer.has_value()) Add(taker);
      }
    }
  }

  void Add(const AddressOwner& taker) {
    const bool there = std::any_of(found_.begin(), found_.end(), [&](const Handover& other) {
      return other.taker.nic == taker.nic && other.taker.appliance == taker.appliance &&
             other.taker.firewall == taker.firewall;
    });
    if (there) return;
    Handover& handover = found_.emplace_back();
    handover.taker = taker;
    handover.branch.next_hop = next_hop_;
    handover.branch.balancer = owner_.balancer;
    handover.branch.rule = RuleNamed("NVA-03");
  }

  void Describe(const std::vector<const BalancingRule*>& rules, Branch& branch) const {
    branch.depends_on.insert(branch.depends_on.end(), gaps_.begin(), gaps_.end());
    if (!PassesAll(*rules.front())) {
      branch.caveats.push_back(
          {RuleNamed("NVA-03"),
           Concat(Name(), " has no rule for all ports: only the ports of its rules pass")});
    }
  }

  const Surroundings& around_;
  const Topology& topology_;
  const AddressOwner& owner_;
  const LoadBalancer& balancer_;
  Symbol next_hop_;
  bool has_rules_ = false;  // About any frontend.
  std::vector<Gap> gaps_;
  std::vector<Handover> found_;
};

}  // namespace

std::vector<Handover> TakersAt(const Surroundings& around, VnetId from, Symbol next_hop,
                               RouteSource source) {
  const AddressOwner* owner = nullptr;
  for (const AddressOwner& candidate : around.OwnersOf(next_hop)) {
    if (!candidate.vnet.has_value() || !IsNear(around, from, candidate.vnet)) continue;
    if (owner == nullptr || candidate.vnet == from) owner = &candidate;
  }
  if (owner == nullptr) return {NobodyAt(around, from, next_hop, source)};
  std::vector<Handover> handovers;
  if (owner->balancer.has_value()) {
    handovers = Balancing(around, *owner, next_hop).Run();
  } else {
    Handover& handover = handovers.emplace_back();
    handover.taker = *owner;
    handover.branch.next_hop = next_hop;
    handover.branch.rule = source == RouteSource::kUser ? RuleNamed("UDR-04") : RuleNamed("ARS-04");
  }
  return handovers;
}

}  // namespace routesight

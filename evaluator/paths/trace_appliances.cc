// What is handed to an appliance, and what that does with it.
#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/handling.h"
#include "evaluator/paths/look_up.h"
#include "evaluator/paths/tracer.h"

namespace routesight {

std::vector<Branch> Tracer::ToAppliances(const Device& device, const Packet& packet,
                                         const Route& route) {
  std::vector<Branch> branches;
  if (!route.next_hops.has_value()) return branches;
  const VnetId from = around_.VnetOf(device.subnet);
  for (const Symbol next_hop : around_.fibs().next_hops[route.next_hops].addresses) {
    for (Handover& handover : TakersAt(around_, from, next_hop, route.source)) {
      for (Branch& branch : HandOver(device, packet, std::move(handover))) {
        branches.push_back(std::move(branch));
      }
    }
  }
  return branches;
}

std::vector<Branch> Tracer::HandOver(const Device& device, const Packet& packet,
                                     Handover handover) {
  if (handover.ends) return {handover.branch};
  const VnetId from = around_.VnetOf(device.subnet);
  Branch& branch = handover.branch;
  if (handover.taker.vnet != from) {
    for (const PeerLink& link : around_.PeersOf(from)) {
      if (link.peer != handover.taker.vnet) continue;
      CrossPeering(around_, link, SentBy(device, packet), branch);
    }
    if (branch.fate == Fate::kDroppedByPeering) return {branch};
  }
  return PassThrough(handover.taker, packet, std::move(branch));
}

std::vector<Branch> Tracer::PassThrough(const AddressOwner& taker, const Packet& packet,
                                        Branch way) {
  Handling handling = HandlingBy(around_, taker, to_);
  way.depends_on.insert(way.depends_on.end(), handling.depends_on.begin(),
                        handling.depends_on.end());
  if (handling.end) {
    way.fate = handling.end->fate;
    way.rule = handling.end->rule;
    way.target = handling.end->target;
    way.reason = handling.end->reason;
    way.subnet = handling.end->subnet;
    way.nic = handling.end->nic;
    return {way};
  }
  // What goes into a tunnel does so whichever interface took the packet.
  if (taker.appliance.has_value() && handling.leaves.size() > 1) {
    const OwnWays own = OwnWaysOf(taker.appliance);
    if (!own.tunnels.empty() && !own.by_table) handling.leaves.resize(1);
  }
  std::vector<Branch> branches;
  for (const Device& leaves : handling.leaves) {
    Branch& branch = branches.emplace_back(way);
    branch.alternative = handling.leaves.size() > 1;
    branch.target = DeviceName(around_, leaves);
    Packet onward = packet;
    if (handling.translates) onward = {around_.VnetOf(leaves.subnet), leaves};
    GoOn(leaves, onward, branch);
  }
  return branches;
}

// Its own routes come first: they may put the packet into a tunnel. Whatever they do not takes the
// table of the subnet (SYS-07).
void Tracer::DecideAtAppliance(const Packet& packet, Hop& hop) {
  const Device& device = hop.device;
  const bool on_link = device.subnet.has_value() &&
                       around_.SubnetWith(around_.VnetOf(device.subnet), to_) == device.subnet;
  if (on_link) return DecideByTable(packet, hop);
  const OwnWays own = OwnWaysOf(device.appliance);
  if (!own.tunnels.empty() || own.originates) {
    hop.own_routes = known_.Of(known_.SpeakersOf(device.appliance), to_);
    // What it goes by is described.
    hop.own_routes->depends_on.clear();
  }
  hop.branches = IntoTunnels(own, packet, hop);
  if (hop.branches.empty() || own.by_table) DecideByTable(packet, hop);
}

// NVA-05: The subnet of an appliance gets what the appliance announces to a route server, with the
// appliance itself as next hop. What it originates may all the same lie behind it, where a tunnel
// or a line of its own leads that nobody described.
bool Tracer::LeadsBackOrNowhere(const Hop& hop) const {
  const Device& device = hop.device;
  if (!device.appliance.has_value() || !IsPrivate(to_)) return false;
  if (!OwnWaysOf(device.appliance).originates) return false;
  if (!hop.lookup->winner) return true;
  const Route& route = *hop.lookup->winner;
  if (route.next_hop_type == NextHopType::kNone) return route.source != RouteSource::kUser;
  if (route.source != RouteSource::kVirtualNetworkGateway || !route.next_hops.has_value()) {
    return false;
  }
  const std::vector<Symbol>& addresses = around_.fibs().next_hops[route.next_hops].addresses;
  return std::any_of(addresses.begin(), addresses.end(), [&](Symbol address) {
    const std::vector<AddressOwner>& owners = around_.OwnersOf(address);
    return std::any_of(owners.begin(), owners.end(), [&](const AddressOwner& owner) {
      return owner.appliance == device.appliance;
    });
  });
}

std::vector<Branch> Tracer::BehindIt(Hop& hop) const {
  const Device& device = hop.device;
  const std::string name = DeviceName(around_, device);
  Branch behind;
  behind.fate = Fate::kDelivered;
  behind.target = name;
  behind.reason = Concat("if ", name, " has a way of its own to what it announces");
  behind.subnet = device.subnet;
  behind.nic = device.nic;
  behind.by_own_routes = true;
  behind.alternative = true;
  Branch back;
  const bool none = !hop.lookup->winner || hop.lookup->winner->next_hop_type == NextHopType::kNone;
  back.fate = none ? Fate::kDroppedByNone : Fate::kLoop;
  back.rule = none ? RuleNamed("SYS-07") : RuleNamed("NVA-05");
  back.target = none ? "" : name;
  back.reason = Concat("if ", name, " sends the packet into its own subnet",
                       none ? ", which has no route there" : ", which hands it back");
  back.alternative = true;
  hop.own_routes->depends_on = {
      {GapKind::kNotStated,
       name,
       "",
       "how it reaches what it announces as its own; if through a tunnel, "
       "routesight.yaml can say so (assume: appliances: tunnels)",
       {}}};
  return {behind, back};
}

}  // namespace routesight

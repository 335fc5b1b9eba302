#include "evaluator/timeline/ways.h"

#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/paths/look_up.h"
#include "evaluator/paths/round_trip.h"
#include "evaluator/paths/traffic.h"

namespace routesight {
namespace {

std::string HopText(const std::string& type, const std::vector<std::string>& ips) {
  return Concat(type, " ", Join(ips, " "));
}

bool IsActive(const EffectiveRoute& row) {
  return row.state() == RouteState::kActive && !row.route.label.has_value();
}

Delivery DeliveryOf(const Traffic& there, Symmetry symmetry) {
  switch (there.verdict) {
    case TrafficVerdict::kArrives:
      return symmetry == Symmetry::kReturnIsLost ? Delivery::kAnswersLost : Delivery::kArrives;
    case TrafficVerdict::kPartlyLost:
      return Delivery::kPartlyLost;
    case TrafficVerdict::kUnknown:
      return Delivery::kUnknown;
    case TrafficVerdict::kLost:
      break;
  }
  return there.fates == std::vector<Fate>{Fate::kLoop} ? Delivery::kLooping : Delivery::kDropped;
}

bool Arrives(Fate fate) {
  return fate == Fate::kDelivered || fate == Fate::kToInternet || fate == Fate::kToOnPremises;
}

// What becomes of what may not arrive; of answers, what becomes of them.
std::string EndOf(const RoundTrip& trip, const Traffic& there, Delivery delivery) {
  std::set<std::string> ends;
  if (delivery == Delivery::kAnswersLost) {
    for (const WayBack& way : trip.back) {
      for (const ReturnLeg& leg : way.legs) {
        for (const Fate fate : FatesOf(leg.path)) {
          if (!Arrives(fate)) ends.emplace(FateInWords(fate));
        }
      }
    }
    return Concat("answers ", Join(ends, ", "));
  }
  for (const Fate fate : there.fates) {
    if (!Arrives(fate)) ends.emplace(FateInWords(fate));
  }
  return Join(ends, ", ");
}

// What comes from a table is mostly sorted.
template <typename T>
void SortOnce(std::vector<T>& list) {
  if (!std::is_sorted(list.begin(), list.end())) std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// Sorted, and each prefix once.
std::span<const Prefix> SharedOnce(std::vector<Prefix> prefixes, WayBook& book) {
  SortOnce(prefixes);
  prefixes.shrink_to_fit();
  return book.Shared(std::move(prefixes));
}

}  // namespace

WayId WayBook::IdOf(Way way) {
  const std::string key =
      Concat(static_cast<int>(way.delivery), "|", way.hop, "|", Join(way.via, "|"), "|", way.end);
  const auto [found, fresh] = ids_.try_emplace(key, static_cast<WayId>(ways_.size()));
  if (fresh) ways_.push_back(std::move(way));
  return found->second;
}

SenderId WayBook::IdOf(Sender sender) {
  const auto [found, fresh] =
      sender_ids_.try_emplace(sender, static_cast<SenderId>(senders_.size()));
  if (fresh) senders_.push_back(std::move(sender));
  return found->second;
}

HopId WayBook::IdOfHop(std::string hop) {
  const auto next = static_cast<HopId>(hops_.size());
  return hops_.try_emplace(std::move(hop), next).first->second;
}

MomentWays::MomentWays(const Snapshot& snapshot, std::set<std::string> vacant, WayBook& book)
    : snapshot_(snapshot),
      book_(book),
      around_(snapshot.topology, snapshot.ribs, snapshot.fibs, std::move(vacant)),
      boundaries_(around_) {
  AddTables();
  AddOnPremises();
}

MomentWays::SenderHere& MomentWays::Add(Sender sender) {
  const SenderId id = book_.IdOf(std::move(sender));
  if (senders_.size() <= id) senders_.resize(id + 1);
  return senders_[id].emplace();
}

std::vector<SenderId> MomentWays::Senders() const {
  std::vector<SenderId> ids;
  for (size_t id = 0; id < senders_.size(); ++id) {
    if (senders_[id]) ids.push_back(static_cast<SenderId>(id));
  }
  std::sort(ids.begin(), ids.end(),
            [&](SenderId a, SenderId b) { return book_.SenderOf(a) < book_.SenderOf(b); });
  return ids;
}

std::span<const Prefix> MomentWays::ReachOf(EffectiveTableId table) {
  const EffectiveTable& here = snapshot_.fibs.tables[table];
  std::optional<std::span<const Prefix>>& reach = book_.Of(here.rows).reach;
  if (!reach) {
    std::vector<Prefix> prefixes;
    for (const EffectiveRoute& row : here.routes) {
      if (IsActive(row)) prefixes.push_back(row.route.prefix);
    }
    reach = SharedOnce(std::move(prefixes), book_);
  }
  return *reach;
}

void MomentWays::AddTables() {
  const Topology& topology = snapshot_.topology;
  const auto add = [&](Sender name, Origin origin, VnetId vnet, EffectiveTableId table) {
    SenderHere& sender = Add(std::move(name));
    sender.origin = std::move(origin);
    if (vnet.has_value()) sender.virtual_network = topology.Text(topology.vnets[vnet].name);
    sender.table = table;
    sender.reach = ReachOf(table);
  };
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const SubnetId id = topology.subnets.IdAt(i);
    const Subnet& subnet = topology.subnets[id];
    add({std::string(topology.Text(subnet.name)), "", ""}, FromSubnet(around_, id), subnet.vnet,
        snapshot_.fibs.of_subnet[i]);
  }
  for (size_t i = 0; i < topology.nics.size(); ++i) {
    if (!snapshot_.fibs.of_nic[i].has_value()) continue;
    const NicId id = topology.nics.IdAt(i);
    add({"", std::string(topology.Text(topology.nics[id].name)), ""}, FromInterface(around_, id),
        {}, snapshot_.fibs.of_nic[i]);
  }
}

// Every on-premises network that is described, and every local network gateway with connections
// that nobody describes.
void MomentWays::AddOnPremises() {
  const Topology& topology = snapshot_.topology;
  std::vector<Prefix> prefixes;
  for (const Subnet& subnet : topology.subnets) {
    prefixes.insert(prefixes.end(), subnet.address_prefixes.begin(), subnet.address_prefixes.end());
  }
  const std::span<const Prefix> of_all_subnets = SharedOnce(std::move(prefixes), book_);
  const auto add = [&](Symbol name, Origin origin) {
    SenderHere& sender = Add({"", "", std::string(topology.Text(name))});
    sender.origin = std::move(origin);
    sender.reach = of_all_subnets;
  };
  for (size_t i = 0; i < topology.sites.size(); ++i) {
    const SiteId id = topology.sites.IdAt(i);
    add(topology.sites[id].name, FromSite(around_, id));
  }
  for (size_t i = 0; i < topology.local_network_gateways.size(); ++i) {
    const LocalNetworkGatewayId id = topology.local_network_gateways.IdAt(i);
    Origin origin = FromLocalNetworkGateway(around_, id);
    const bool described =
        std::any_of(origin.ways.begin(), origin.ways.end(),
                    [&](GatewayConnectionId way) { return around_.IsOfSite(way); });
    if (!described) add(topology.local_network_gateways[id].name, std::move(origin));
  }
}

// Where in a network no subnet at hand has the address, packets have come as far as routes bring
// them.
void MomentWays::ArriveInNetworks(IpAddress to, Path& path) const {
  const Topology& topology = snapshot_.topology;
  for (Hop& hop : path.hops) {
    for (Branch& branch : hop.branches) {
      if (branch.hop || branch.depends_on.size() != 1) continue;
      for (size_t i = 0; i < topology.vnets.size(); ++i) {
        const VnetId vnet = topology.vnets.IdAt(i);
        const std::string_view name = topology.Text(topology.vnets[vnet].name);
        if (branch.depends_on[0].resource != name) continue;
        if (!around_.InSpaceOf(vnet, to) || around_.SubnetWith(vnet, to).has_value()) continue;
        if (branch.fate == Fate::kUnknown) branch.fate = Fate::kDelivered;
        branch.depends_on.clear();
        break;
      }
    }
  }
}

Way MomentWays::Follow(const SenderHere& sender, IpAddress to) const {
  RoundTrip trip = TraceBothWays(around_, sender.origin, to);
  ArriveInNetworks(to, trip.forward);
  Way way;
  if (!trip.forward.hops.empty() && sender.table) {
    const std::optional<Lookup>& lookup = trip.forward.hops.front().lookup;
    if (lookup && lookup->winner) {
      const RouteRow row = ToRow(snapshot_.topology, snapshot_.fibs, {*lookup->winner, nullptr});
      way.hop = HopText(row.next_hop_type, row.next_hop_ips);
    }
  }
  Traffic there = FateOnPath(around_, std::move(trip.forward));
  way.delivery = DeliveryOf(there, trip.symmetry);
  way.end = EndOf(trip, there, way.delivery);
  way.via = std::move(there.via_some);
  return way;
}

WayId MomentWays::WayOf(SenderId sender, IpAddress to) {
  const SenderHere* const here = Find(sender);
  if (here == nullptr) {
    Way away;
    away.end = "its sender is away";
    return book_.IdOf(std::move(away));
  }
  const WayKey key(sender, boundaries_.StandInFor(to));
  const auto [found, fresh] = known_.try_emplace(key);
  if (!fresh) return found->second;
  const auto ahead = ahead_.find(key);
  if (ahead == ahead_.end()) return found->second = book_.IdOf(Follow(*here, key.second));
  found->second = book_.IdOf(std::move(ahead->second));
  ahead_.erase(ahead);
  return found->second;
}

void MomentWays::FollowAhead(std::span<const WayQuestion> questions) {
  for (const WayQuestion& question : questions) {
    const SenderHere* const here = Find(question.sender);
    if (here == nullptr) continue;
    const WayKey key(question.sender, boundaries_.StandInFor(question.to));
    if (known_.contains(key)) continue;
    const auto [found, fresh] = ahead_.try_emplace(key);
    if (fresh) found->second = Follow(*here, key.second);
  }
}

std::optional<RouteRow> MomentWays::RowFor(const SenderHere& sender, IpAddress to) const {
  if (!sender.table) return std::nullopt;
  const Device& device = sender.origin.device;
  const Lookup lookup = LookUp(around_, device.subnet, device.nic, to);
  if (!lookup.winner) return std::nullopt;
  return ToRow(snapshot_.topology, snapshot_.fibs, {*lookup.winner, nullptr});
}

WindowPhase MomentWays::PhaseOf(size_t step, SenderId sender, IpAddress to, WayId id) const {
  const Way& way = book_[id];
  WindowPhase phase{step, way.delivery, std::nullopt, way.via, way.end};
  const SenderHere* const here = Find(sender);
  if (here != nullptr && !way.hop.empty()) phase.row = RowFor(*here, to);
  return phase;
}

HopId MomentWays::HopOf(const Route& route) {
  const auto [known, fresh] = hops_.try_emplace({route.next_hop_type, route.next_hops});
  if (fresh) {
    const RouteRow shown = ToRow(snapshot_.topology, snapshot_.fibs, {route, nullptr});
    known->second = book_.IdOfHop(HopText(shown.next_hop_type, shown.next_hop_ips));
  }
  return known->second;
}

void MomentWays::JoinRowsOfOnePrefix(std::vector<RowHop>& rows) {
  size_t kept = 0;
  for (size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].prefix != rows[kept].prefix) {
      rows[++kept] = rows[i];
    } else {
      rows[kept].hop = book_.IdOfHop(Concat(rows[kept].hop, "|", rows[i].hop));
    }
  }
  if (!rows.empty()) rows.resize(kept + 1);
}

std::span<const RowHop> MomentWays::RowsOf(SenderId sender) {
  const SenderHere* const here = Find(sender);
  if (here == nullptr || !here->table) return {};
  const EffectiveTable& table = snapshot_.fibs.tables[*here->table];
  std::optional<std::span<const RowHop>>& known = book_.Of(table.rows).hops;
  if (!known) {
    std::vector<RowHop> rows;
    for (const EffectiveRoute& row : table.routes) {
      if (IsActive(row)) rows.push_back({row.route.prefix, HopOf(row.route)});
    }
    SortOnce(rows);
    JoinRowsOfOnePrefix(rows);
    known = book_.Shared(std::move(rows));
  }
  return *known;
}

AllWays::AllWays(std::span<const Snapshot* const> moments) : holders_(moments) {
  for (const Snapshot* moment : moments) moments_.push_back(Of(*moment));
}

MomentWays* AllWays::Of(const Snapshot& snapshot) {
  std::unique_ptr<MomentWays>& owned = owned_[&snapshot];
  if (!owned) {
    owned = std::make_unique<MomentWays>(snapshot, holders_.VacantAt(snapshot.topology), book_);
  }
  return owned.get();
}

std::vector<MomentWays*> AllWays::With(const Snapshot& between) {
  between_ = std::make_unique<MomentWays>(between, holders_.VacantAt(between.topology), book_);
  std::vector<MomentWays*> moments = moments_;
  moments.insert(std::prev(moments.end()), between_.get());
  return moments;
}

}  // namespace routesight

#include "evaluator/paths/boundaries.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/paths/look_up.h"

namespace routesight {
namespace {

// What is heard or announced of a prefix: what it is, and two numbers that tell it from others.
enum class HearsayKind : uint8_t { kDomain, kOutcome, kAppliance, kSite };
using Hearsay = std::tuple<HearsayKind, uint64_t, uint64_t>;

// Everything that differs between the routes that a domain has for two prefixes.
uint64_t KindOf(const Route& route) {
  return uint64_t{route.next_hops.value} << 32 |
         uint64_t{static_cast<uint8_t>(route.source)} << 16 |
         uint64_t{static_cast<uint8_t>(route.next_hop_type)} << 8 | route.rule.index;
}

template <typename Use>
void ForEachHearsay(const Surroundings& around, Use use) {
  const Ribs& ribs = around.ribs();
  for (size_t i = 0; i < ribs.domains.size(); ++i) {
    for (const Route& route : ribs.domains[ribs.domains.IdAt(i)].routes) {
      use(route.prefix, Hearsay(HearsayKind::kDomain, i, KindOf(route)));
    }
  }
  for (const BgpPrefixOutcome& known : ribs.routes.prefixes) {
    use(known.prefix, Hearsay(HearsayKind::kOutcome, known.outcome.value, 0));
  }
  const Topology& topology = around.topology();
  for (size_t i = 0; i < topology.appliances.size(); ++i) {
    for (const Prefix& prefix : topology.appliances[topology.appliances.IdAt(i)].originates) {
      use(prefix, Hearsay(HearsayKind::kAppliance, i, 0));
    }
  }
  for (size_t i = 0; i < topology.sites.size(); ++i) {
    const std::vector<Announcement>& announces = topology.sites[topology.sites.IdAt(i)].announces;
    for (size_t k = 0; k < announces.size(); ++k) {
      for (const Prefix& prefix : announces[k].prefixes) {
        use(prefix, Hearsay(HearsayKind::kSite, i, k));
      }
    }
  }
}

// All others, which decide by themselves.
template <typename Use>
void ForEachDescribed(const Surroundings& around, Use use) {
  const auto use_all = [&](const std::vector<Prefix>& prefixes) {
    for (const Prefix& prefix : prefixes) use(prefix);
  };
  for (const EffectiveTable& table : around.fibs().tables) {
    for (const auto* rows : {&table.routes, &table.hidden}) {
      for (const EffectiveRoute& row : *rows) {
        // What tables have of gateways, the domain has.
        const bool heard = row.route.source == RouteSource::kVirtualNetworkGateway;
        if (!heard && !row.route.label.has_value()) use(row.route.prefix);
      }
    }
  }
  const Topology& topology = around.topology();
  for (const Vnet& vnet : topology.vnets) use_all(vnet.address_space);
  for (const Subnet& subnet : topology.subnets) use_all(subnet.address_prefixes);
  for (const LocalNetworkGateway& local : topology.local_network_gateways) {
    use_all(local.address_space);
  }
  for (const Gateway& gateway : topology.gateways) use_all(gateway.client_pools);
  for (const GatewayConnection& connection : topology.connections) {
    for (const TrafficSelector& selector : connection.traffic_selectors) use_all(selector.remote);
  }
  for (const Nic& nic : topology.nics) {
    for (const Symbol text : nic.private_ips) {
      if (const auto address = IpAddress::Parse(around.Name(text))) use(Prefix::Host(*address));
    }
  }
  for (const Prefix& range : PrivateRanges()) use(range);
}

// Equal numbers for prefixes of which the same is heard.
class HearsayOfPrefixes {
 public:
  void Add(const Prefix& prefix, const Hearsay& hearsay) {
    uint32_t& known = of_prefix_[prefix];
    const auto next = static_cast<uint32_t>(numbers_.size() + 1);
    known = numbers_.try_emplace({known, hearsay}, next).first->second;
  }
  const absl::flat_hash_map<Prefix, uint32_t>& all() const { return of_prefix_; }
  std::optional<uint32_t> Of(const Prefix& prefix) const {
    const auto found = of_prefix_.find(prefix);
    return found == of_prefix_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  absl::flat_hash_map<Prefix, uint32_t> of_prefix_;
  absl::flat_hash_map<std::pair<uint32_t, Hearsay>, uint32_t> numbers_;
};

std::vector<std::optional<size_t>> ParentsOf(const std::vector<Prefix>& sorted) {
  std::vector<std::optional<size_t>> parents;
  std::optional<size_t> around;
  for (size_t place = 0; place < sorted.size(); ++place) {
    while (around && !sorted[*around].Contains(sorted[place])) around = parents[*around];
    parents.push_back(around);
    around = place;
  }
  return parents;
}

}  // namespace

Boundaries::Boundaries(const Surroundings& around) {
  HearsayOfPrefixes heard;
  ForEachHearsay(around, [&](const Prefix& prefix, const Hearsay& one) { heard.Add(prefix, one); });
  absl::flat_hash_set<Prefix> described;
  ForEachDescribed(around, [&](const Prefix& prefix) { described.insert(prefix); });
  prefixes_.assign(described.begin(), described.end());
  for (const auto& [prefix, number] : heard.all()) {
    if (!described.contains(prefix)) prefixes_.push_back(prefix);
  }
  std::sort(prefixes_.begin(), prefixes_.end());
  parents_ = ParentsOf(prefixes_);

  std::vector<bool> is_special(prefixes_.size());
  for (const Prefix& prefix : described) {
    is_special[static_cast<size_t>(std::ranges::lower_bound(prefixes_, prefix) -
                                   prefixes_.begin())] = true;
  }
  for (const std::optional<size_t>& parent : parents_) {
    if (parent) is_special[*parent] = true;
  }
  // An address that has a name may be that of a peer or of an end of a tunnel.
  around.topology().symbols.ForEachText([&](std::string_view text) {
    const auto address = IpAddress::Parse(text);
    const auto place = address ? PlaceOf(*address) : std::nullopt;
    if (place) is_special[*place] = true;
  });
  stand_ins_.resize(prefixes_.size());
  absl::flat_hash_map<std::pair<uint32_t, size_t>, size_t> first;  // By number and parent.
  for (size_t place = 0; place < prefixes_.size(); ++place) {
    if (is_special[place]) continue;
    const auto number = heard.Of(prefixes_[place]);
    if (!number) continue;
    const size_t parent = parents_[place].value_or(prefixes_.size());
    const size_t stand_in = first.try_emplace({*number, parent}, place).first->second;
    stand_ins_[place] = prefixes_[stand_in].address();
  }
}

std::optional<size_t> Boundaries::PlaceOf(IpAddress address) const {
  const auto behind = std::ranges::upper_bound(prefixes_, Prefix::Host(address));
  if (behind == prefixes_.begin()) return std::nullopt;
  std::optional<size_t> place = static_cast<size_t>(behind - prefixes_.begin()) - 1;
  while (place && !prefixes_[*place].Contains(address)) place = parents_[*place];
  return place;
}

IpAddress Boundaries::StandInFor(IpAddress address) const {
  const std::optional<size_t> place = PlaceOf(address);
  return place ? stand_ins_[*place].value_or(address) : address;
}

std::optional<Prefix> Boundaries::LongestWith(IpAddress address) const {
  const std::optional<size_t> place = PlaceOf(address);
  return place ? std::optional(prefixes_[*place]) : std::nullopt;
}

}  // namespace routesight

#include "evaluator/configuration/merge.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/configuration/entry_name.h"

namespace routesight {
namespace {

// What becomes of a list that both of two entries with one name give.
enum class Lists { kJoined, kReplaced };

template <typename T>
void Append(std::vector<T>& list, const std::vector<T>& more) {
  list.insert(list.end(), more.begin(), more.end());
}

template <typename T>
void Append(std::optional<std::vector<T>>& list, const std::optional<std::vector<T>>& more) {
  if (!more) return;
  if (!list) list.emplace();
  Append(*list, *more);
}

// Takes over, key by key, what the later of two entries gives.
template <typename Entry>
class Takeover {
 public:
  Takeover(Entry& earlier, const Entry& later, Lists lists)
      : earlier_(earlier), later_(later), lists_(lists) {}

  template <typename Member>
  void Single(std::string_view key, Member member) const {
    if (Gives(key)) earlier_.*member = later_.*member;
  }
  template <typename Member>
  void List(std::string_view key, Member member) const {
    if (Gives(key) && lists_ == Lists::kReplaced) earlier_.*member = later_.*member;
    if (Gives(key) && lists_ == Lists::kJoined) Append(earlier_.*member, later_.*member);
  }

 private:
  bool Gives(std::string_view key) const { return std::ranges::binary_search(later_.given, key); }

  Entry& earlier_;
  const Entry& later_;
  Lists lists_;
};

void TakeKeys(const Takeover<AssumedAppliance>& take) {
  take.List("interfaces", &AssumedAppliance::interfaces);
  take.Single("asn", &AssumedAppliance::asn);
  take.Single("stateful", &AssumedAppliance::stateful);
  take.Single("snat", &AssumedAppliance::snat);
  take.Single("forwards", &AssumedAppliance::forwards);
  take.List("drops", &AssumedAppliance::drops);
  take.List("originates", &AssumedAppliance::originates);
  take.List("sessions", &AssumedAppliance::sessions);
  take.List("tunnels", &AssumedAppliance::tunnels);
}

void TakeKeys(const Takeover<AssumedSite>& take) {
  take.Single("asn", &AssumedSite::asn);
  take.List("reached_through", &AssumedSite::reached_through);
  take.List("announces", &AssumedSite::announces);
  take.Single("transit", &AssumedSite::transit);
  take.Single("remove_private_as", &AssumedSite::remove_private_as);
  take.List("sessions", &AssumedSite::sessions);
  take.List("prefers", &AssumedSite::prefers);
}

void TakeKeys(const Takeover<AssumedGateway>& take) {
  take.List("addresses", &AssumedGateway::addresses);
  take.List("public_addresses", &AssumedGateway::public_addresses);
}

void TakeKeys(const Takeover<AssumedNetwork>& take) {
  take.List("summarized_gateway_prefixes", &AssumedNetwork::summarized_gateway_prefixes);
}

void TakeKeys(const Takeover<ExternalNetwork>& take) {
  take.List("address_space", &ExternalNetwork::address_space);
  take.Single("location", &ExternalNetwork::location);
}

void TakeKeys(const Takeover<ExternalPeering>& take) {
  take.Single("allow_virtual_network_access", &ExternalPeering::allow_virtual_network_access);
  take.Single("allow_forwarded_traffic", &ExternalPeering::allow_forwarded_traffic);
  take.Single("allow_gateway_transit", &ExternalPeering::allow_gateway_transit);
  take.Single("use_remote_gateways", &ExternalPeering::use_remote_gateways);
}

void TakeKeys(const Takeover<Switches>& take) {
  take.Single("none_rows", &Switches::none_rows);
  take.Single("user_internet_default_removes_none", &Switches::user_internet_default_removes_none);
  take.Single("none_rows_invalid_visible", &Switches::none_rows_invalid_visible);
  take.Single("peering_rows_when_access_denied", &Switches::peering_rows_when_access_denied);
  take.Single("forwarded_traffic_enforced", &Switches::forwarded_traffic_enforced);
  take.Single("service_endpoint_vs_longer_udr", &Switches::service_endpoint_vs_longer_udr);
  take.Single("ars_reflects_between_nvas", &Switches::ars_reflects_between_nvas);
  take.Single("route_server_subnet_min", &Switches::route_server_subnet_min);
  take.Single("udr_per_table", &Switches::udr_per_table);
  take.Single("ars_routes_per_peer", &Switches::ars_routes_per_peer);
  take.Single("ars_routes_to_er_gateway", &Switches::ars_routes_to_er_gateway);
  take.Single("ars_routes_total", &Switches::ars_routes_total);
  take.Single("er_routes_out", &Switches::er_routes_out);
  take.Single("er_routes_out_ipv6", &Switches::er_routes_out_ipv6);
  take.Single("er_routes_in", &Switches::er_routes_in);
  take.Single("er_routes_in_premium", &Switches::er_routes_in_premium);
  take.Single("er_routes_in_ipv6", &Switches::er_routes_in_ipv6);
  take.Single("vpn_routes_per_peer", &Switches::vpn_routes_per_peer);
  take.Single("er_vnet_to_vnet", &Switches::er_vnet_to_vnet);
}

template <typename Entry>
void MergeKeys(Entry& earlier, const Entry& later, Lists lists) {
  TakeKeys(Takeover<Entry>(earlier, later, lists));
  std::vector<std::string> given;
  std::ranges::set_union(earlier.given, later.given, std::back_inserter(given));
  earlier.given = std::move(given);
}

// Entries with the name of an earlier one go into it, by `merge`; the others follow.
template <typename Entry, typename MergeFunction>
void MergeByName(std::vector<Entry>& entries, const std::vector<Entry>& more, MergeFunction merge) {
  absl::flat_hash_map<std::string, size_t> indexes;
  for (size_t i = 0; i < entries.size(); ++i) indexes.emplace(EntryName(entries[i]), i);
  for (const Entry& entry : more) {
    const auto [found, is_new] = indexes.emplace(EntryName(entry), entries.size());
    if (is_new) {
      entries.push_back(entry);
    } else {
      merge(entries[found->second], entry);
    }
  }
}

void MergeAssumptions(Assumptions& assumptions, const Assumptions& more, Lists lists) {
  const auto merge = [&](auto& earlier, const auto& later) {
    MergeKeys(earlier, later, lists);
    earlier.place = later.place;
  };
  MergeByName(assumptions.appliances, more.appliances, merge);
  MergeByName(assumptions.on_premises, more.on_premises, merge);
  MergeByName(assumptions.gateways, more.gateways, merge);
  MergeByName(assumptions.virtual_networks, more.virtual_networks, merge);
  MergeByName(assumptions.external_networks, more.external_networks, merge);
  MergeByName(assumptions.external_peerings, more.external_peerings, merge);
}

}  // namespace

Configuration Merge(std::vector<Configuration> configurations) {
  const auto later_counts = [](auto& earlier, const auto& later) { earlier = later; };
  Configuration merged;
  for (const Configuration& more : configurations) {
    MergeAssumptions(merged.assume, more.assume, Lists::kJoined);
    MergeAssumptions(merged.before, more.before, Lists::kJoined);
    MergeKeys(merged.switches, more.switches, Lists::kJoined);
    Append(merged.failures, more.failures);
    MergeByName(merged.references, more.references, later_counts);
    MergeByName(merged.durations, more.durations, later_counts);
    Append(merged.tests, more.tests);
    if (more.policy.fail_on) merged.policy.fail_on = more.policy.fail_on;
    Append(merged.policy.ignore, more.policy.ignore);
    MergeByName(merged.policy.severity, more.policy.severity, later_counts);
  }
  return merged;
}

Assumptions AssumptionsBefore(const Configuration& configuration) {
  Assumptions before = configuration.assume;
  MergeAssumptions(before, configuration.before, Lists::kReplaced);
  return before;
}

}  // namespace routesight

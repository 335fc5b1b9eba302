#include "evaluator/readers/assumptions.h"

#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/readers/assumed_speakers.h"
#include "evaluator/readers/assumption_names.h"
#include "evaluator/readers/location.h"

namespace routesight {
namespace {

std::vector<std::string> Texts(const std::vector<IpAddress>& addresses) {
  std::vector<std::string> texts;
  for (const IpAddress& address : addresses) texts.push_back(address.ToString());
  return texts;
}

}  // namespace

void StateAssumptions(const Assumptions& assumptions, TopologyBuilder& builder) {
  for (const ExternalNetwork& network : assumptions.external_networks) {
    VnetDraft draft;
    draft.name = network.name;
    if (network.name.starts_with('/')) draft.arm_id = network.name;
    draft.place = PlaceText(network.place);
    draft.location = NormalisedLocation(network.location);
    draft.address_space = network.address_space;
    std::sort(draft.address_space.begin(), draft.address_space.end());
    if (draft.location.empty()) {
      draft.gaps.push_back({GapKind::kUnknownValue,
                            network.name,
                            "location",
                            "whether its peerings are global is not known",
                            {}});
    }
    builder.Add(std::move(draft));
  }
  for (const ExternalPeering& peering : assumptions.external_peerings) {
    PeeringDraft draft;
    draft.name = Concat(peering.from, "#peering:", peering.to);
    draft.place = PlaceText(peering.place);
    draft.from = ToReference(peering.from);
    draft.to = ToReference(peering.to);
    draft.allow_virtual_network_access = peering.allow_virtual_network_access;
    draft.allow_forwarded_traffic = peering.allow_forwarded_traffic;
    draft.allow_gateway_transit = peering.allow_gateway_transit;
    draft.use_remote_gateways = peering.use_remote_gateways;
    draft.standing = true;
    builder.Add(std::move(draft));
  }
  for (const AssumedGateway& gateway : assumptions.gateways) {
    builder.Add(GatewayAddressesDraft{PlaceText(gateway.place), ToReference(gateway.gateway),
                                      Texts(gateway.addresses), Texts(gateway.public_addresses)});
  }
  for (const AssumedNetwork& network : assumptions.virtual_networks) {
    SummarizedPrefixesDraft draft{PlaceText(network.place), ToReference(network.virtual_network),
                                  network.summarized_gateway_prefixes};
    std::sort(draft.prefixes.begin(), draft.prefixes.end());
    builder.Add(std::move(draft));
  }
  StateSpeakers(assumptions, builder);
}

namespace {

PrefixLimits ToPrefixLimits(const Switches& switches) {
  // What the configuration file may say is never negative.
  const auto as_count = [](int stated) { return static_cast<uint32_t>(stated); };
  PrefixLimits limits;
  limits.route_server_peer = as_count(switches.ars_routes_per_peer);
  limits.route_server_to_gateway = as_count(switches.ars_routes_to_er_gateway);
  limits.route_server = as_count(switches.ars_routes_total);
  limits.circuit_out = as_count(switches.er_routes_out);
  limits.circuit_out_ipv6 = as_count(switches.er_routes_out_ipv6);
  limits.circuit_in = as_count(switches.er_routes_in);
  limits.circuit_in_premium = as_count(switches.er_routes_in_premium);
  limits.circuit_in_ipv6 = as_count(switches.er_routes_in_ipv6);
  limits.vpn_peer = as_count(switches.vpn_routes_per_peer);
  return limits;
}

}  // namespace

Behaviour ToBehaviour(const Switches& switches) {
  Behaviour behaviour;
  if (switches.none_rows == NoneRows::kObserved) behaviour.none_rows = SystemNoneRows::kObserved;
  switch (switches.none_rows_invalid_visible) {
    case BeatenNoneRows::kUserOnly:
      behaviour.beaten_none = BeatenNoneView::kShownUnderUserRoutes;
      break;
    case BeatenNoneRows::kShown:
      behaviour.beaten_none = BeatenNoneView::kShown;
      break;
    case BeatenNoneRows::kHidden:
      behaviour.beaten_none = BeatenNoneView::kHidden;
      break;
  }
  if (switches.peering_rows_when_access_denied == DeniedPeeringRows::kRemoved) {
    behaviour.denied_peering = DeniedPeering::kRowsRemoved;
  }
  if (!switches.user_internet_default_removes_none) {
    behaviour.user_internet_default = UserInternetDefault::kKeepsNone;
  }
  if (switches.ars_reflects_between_nvas) {
    behaviour.appliance_reflection = ApplianceReflection::kOn;
  }
  switch (switches.er_vnet_to_vnet) {
    case ErVnetToVnet::kFlags:
      behaviour.edge_hairpin = EdgeHairpin::kByFlags;
      break;
    case ErVnetToVnet::kOn:
      behaviour.edge_hairpin = EdgeHairpin::kOn;
      break;
    case ErVnetToVnet::kOff:
      behaviour.edge_hairpin = EdgeHairpin::kOff;
      break;
  }
  behaviour.prefix_limits = ToPrefixLimits(switches);
  behaviour.longest_route_server_subnet = switches.route_server_subnet_min;
  behaviour.routes_per_table = static_cast<uint32_t>(switches.udr_per_table);
  return behaviour;
}

}  // namespace routesight

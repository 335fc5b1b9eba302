#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& half, TopologyBuilder& builder) {
  auto draft = half.NewDraft<PeeringDraft>();
  draft.from = half.Parent("virtual_network_name");
  draft.to = half.Link("remote_virtual_network_id");
  draft.allow_virtual_network_access = ResourceReader::Bool(half["allow_virtual_network_access"]);
  draft.allow_forwarded_traffic = ResourceReader::Bool(half["allow_forwarded_traffic"]);
  draft.allow_gateway_transit = ResourceReader::Bool(half["allow_gateway_transit"]);
  draft.use_remote_gateways = ResourceReader::Bool(half["use_remote_gateways"]);
  draft.whole_networks = ResourceReader::Bool(half["peer_complete_virtual_networks_enabled"]);
  if (draft.whole_networks.unknown()) {
    draft.gaps.push_back(half.MakeGap(GapKind::kUnknownValue,
                                      "peer_complete_virtual_networks_enabled",
                                      "whether whole networks are peered is not known"));
  }
  draft.only_ipv6 = ResourceReader::Bool(half["only_ipv6_peering_enabled"]);
  if (draft.only_ipv6.unknown() && half.IsConfigured("only_ipv6_peering_enabled")) {
    draft.gaps.push_back(half.MakeGap(GapKind::kUnknownValue, "only_ipv6_peering_enabled",
                                      "whether IPv4 ranges are peered is not known"));
  }
  const JsonView names = half["remote_subnet_names"];
  for (size_t i = 0; i < names.size(); ++i) {
    if (names.At(i).IsText()) draft.remote_subnet_names.emplace_back(names.At(i).Text());
  }
  if (names.ContainsUnknown()) {
    draft.gaps.push_back(half.MakeGap(GapKind::kUnknownValue, "remote_subnet_names",
                                      "which remote subnets are peered is not known"));
  }
  const Action action = half.resource().action;
  const bool applied = half.state() == ResourceState::kAfter;
  const bool replaced = action == Action::kDeleteThenCreate || action == Action::kCreateThenDelete;
  draft.recreated = applied && (replaced || half.resource().deleted_outside);
  draft.standing = half.resource().before.has_value() && !draft.recreated;
  draft.synchronised =
      applied && (replaced || action == Action::kUpdate || action == Action::kCreate);
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {
    "allow_forwarded_traffic",
    "allow_gateway_transit",
    "allow_virtual_network_access",
    "only_ipv6_peering_enabled",
    "peer_complete_virtual_networks_enabled",
    "remote_subnet_names",
    "remote_virtual_network_id",
    "use_remote_gateways",
};

}  // namespace

const Reader kReadAzurermVirtualNetworkPeering = {"azurerm_virtual_network_peering", kAttributes,
                                                  Read};

}  // namespace routesight

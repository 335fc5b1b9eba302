#include "evaluator/readers/reader.h"
#include "evaluator/readers/stated_values.h"

namespace routesight {
namespace {

void Read(const ResourceReader& local, TopologyBuilder& builder) {
  auto draft = local.NewDraft<LocalNetworkGatewayDraft>();
  draft.address_space = local.Prefixes(local["address_space"], "address_space",
                                       "a route to this site is missing", draft.gaps);
  const JsonView bgp = OnlyBlock(local["bgp_settings"]);
  draft.has_bgp = local["bgp_settings"].size() > 0;
  draft.asn = AsnIn(bgp["asn"]);
  draft.bgp_peering_address = TextIn(bgp["bgp_peering_address"]);
  draft.peer_weight = NumberIn(bgp["peer_weight"]);
  draft.gateway_address = TextIn(local["gateway_address"]);
  if (draft.gateway_address.unknown()) {
    draft.gateway_address_owner = local.Link("gateway_address");
  }
  draft.gateway_fqdn = TextIn(local["gateway_fqdn"]);
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"address_space", "bgp_settings", "gateway_address",
                                            "gateway_fqdn"};

}  // namespace

const Reader kReadAzurermLocalNetworkGateway = {"azurerm_local_network_gateway", kAttributes, Read};

}  // namespace routesight

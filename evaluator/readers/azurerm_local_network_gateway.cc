#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& local, TopologyBuilder& builder) {
  auto draft = local.NewDraft<LocalNetworkGatewayDraft>();
  draft.address_space = local.Prefixes(local["address_space"], "address_space",
                                       "a route to this site is missing", draft.gaps);
  draft.has_bgp = local["bgp_settings"].size() > 0;
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"address_space", "bgp_settings"};

}  // namespace

const Reader kReadAzurermLocalNetworkGateway = {"azurerm_local_network_gateway", kAttributes, Read};

}  // namespace routesight

#include "evaluator/readers/plain_values.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

// The addresses are attributes of data sources and of resources of azurerm 2.x; else associations
// of their own.
void Read(const ResourceReader& gateway, TopologyBuilder& builder) {
  auto draft = gateway.NewDraft<NatGatewayDraft>();
  draft.sku = ReadSku(gateway["sku_name"]);
  draft.zones = ReadTexts(gateway["zones"]);
  for (const char* attribute : {"public_ip_address_ids", "public_ip_prefix_ids"}) {
    if (gateway.managed() && gateway[attribute].IsUnknown()) continue;  // Computed.
    for (Reference& reference : gateway.Links(attribute)) {
      draft.public_ips.push_back(std::move(reference));
    }
  }
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"public_ip_address_ids", "public_ip_prefix_ids",
                                            "sku_name", "zones"};

}  // namespace

const Reader kReadAzurermNatGateway = {"azurerm_nat_gateway", kAttributes, Read};

}  // namespace routesight

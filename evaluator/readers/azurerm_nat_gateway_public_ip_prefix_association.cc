#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& association, TopologyBuilder& builder) {
  builder.Add(NatGatewayPublicIpDraft{association.address(), association.Link("nat_gateway_id"),
                                      association.Link("public_ip_prefix_id")});
}

constexpr std::string_view kAttributes[] = {"nat_gateway_id", "public_ip_prefix_id"};

}  // namespace

const Reader kReadAzurermNatGatewayPublicIpPrefixAssociation = {
    "azurerm_nat_gateway_public_ip_prefix_association", kAttributes, Read};

}  // namespace routesight

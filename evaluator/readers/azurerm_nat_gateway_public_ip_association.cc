#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& association, TopologyBuilder& builder) {
  builder.Add(NatGatewayPublicIpDraft{association.address(), association.Link("nat_gateway_id"),
                                      association.Link("public_ip_address_id")});
}

constexpr std::string_view kAttributes[] = {"nat_gateway_id", "public_ip_address_id"};

}  // namespace

const Reader kReadAzurermNatGatewayPublicIpAssociation = {
    "azurerm_nat_gateway_public_ip_association", kAttributes, Read};

}  // namespace routesight

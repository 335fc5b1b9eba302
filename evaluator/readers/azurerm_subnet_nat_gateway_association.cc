#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& association, TopologyBuilder& builder) {
  builder.Add(SubnetNatGatewayDraft{association.address(), association.Link("subnet_id"),
                                    association.Link("nat_gateway_id")});
}

constexpr std::string_view kAttributes[] = {"nat_gateway_id", "subnet_id"};

}  // namespace

const Reader kReadAzurermSubnetNatGatewayAssociation = {"azurerm_subnet_nat_gateway_association",
                                                        kAttributes, Read};

}  // namespace routesight

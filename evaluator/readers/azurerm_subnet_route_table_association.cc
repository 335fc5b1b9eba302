#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& association, TopologyBuilder& builder) {
  builder.Add(RouteTableAssociationDraft{association.address(), association.Link("subnet_id"),
                                         association.Link("route_table_id")});
}

constexpr std::string_view kAttributes[] = {"route_table_id", "subnet_id"};

}  // namespace

const Reader kReadAzurermSubnetRouteTableAssociation = {"azurerm_subnet_route_table_association",
                                                        kAttributes, Read};

}  // namespace routesight

#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& association, TopologyBuilder& builder) {
  SecurityGroupAssociationDraft draft;
  draft.name = association.address();
  draft.subnet = association.Link("subnet_id");
  draft.group = association.Link("network_security_group_id");
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"network_security_group_id", "subnet_id"};

}  // namespace

const Reader kReadAzurermSubnetNetworkSecurityGroupAssociation = {
    "azurerm_subnet_network_security_group_association", kAttributes, Read};

}  // namespace routesight

#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& association, TopologyBuilder& builder) {
  SecurityGroupAssociationDraft draft;
  draft.name = association.address();
  draft.nic = association.Link("network_interface_id");
  draft.group = association.Link("network_security_group_id");
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"network_interface_id", "network_security_group_id"};

}  // namespace

const Reader kReadAzurermNetworkInterfaceSecurityGroupAssociation = {
    "azurerm_network_interface_security_group_association", kAttributes, Read};

}  // namespace routesight

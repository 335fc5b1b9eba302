#include "evaluator/readers/plain_values.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& association, TopologyBuilder& builder) {
  PoolMemberDraft member;
  member.stated_by = association.address();
  member.pool = association.Link("backend_address_pool_id");
  member.nic = association.Link("network_interface_id");
  member.ip_configuration = KnownText(association["ip_configuration_name"]);
  builder.Add(std::move(member));
}

constexpr std::string_view kAttributes[] = {"backend_address_pool_id", "ip_configuration_name",
                                            "network_interface_id"};

}  // namespace

const Reader kReadAzurermNetworkInterfaceBackendAddressPoolAssociation = {
    "azurerm_network_interface_backend_address_pool_association", kAttributes, Read};

}  // namespace routesight

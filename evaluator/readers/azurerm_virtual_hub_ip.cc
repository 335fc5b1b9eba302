#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& ip, TopologyBuilder& builder) {
  builder.Add(VirtualHubIpDraft{ip.address(), ip.Link("virtual_hub_id"), ip.Link("subnet_id"),
                                ip.Link("public_ip_address_id")});
}

constexpr std::string_view kAttributes[] = {"public_ip_address_id", "subnet_id", "virtual_hub_id"};

}  // namespace

const Reader kReadAzurermVirtualHubIp = {"azurerm_virtual_hub_ip", kAttributes, Read};

}  // namespace routesight

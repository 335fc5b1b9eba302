#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& public_ip, TopologyBuilder& builder) {
  builder.Add(AddressDraft{public_ip.address(), public_ip.arm_id(),
                           std::string(public_ip["ip_address"].Text()),
                           Concat(public_ip.address(), ".ip_address")});
}

constexpr std::string_view kAttributes[] = {"ip_address"};

}  // namespace

const Reader kReadAzurermPublicIp = {"azurerm_public_ip", kAttributes, Read};

}  // namespace routesight

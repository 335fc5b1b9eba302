#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& firewall, TopologyBuilder& builder) {
  const JsonView blocks = firewall["ip_configuration"];
  std::string address;
  if (blocks.size() > 0) address = blocks.At(0)["private_ip_address"].Text();
  builder.Add(AddressDraft{firewall.address(), firewall.arm_id(), address,
                           Concat(firewall.address(), ".ip_configuration[0].private_ip_address")});
}

constexpr std::string_view kAttributes[] = {"ip_configuration"};

}  // namespace

const Reader kReadAzurermFirewall = {"azurerm_firewall", kAttributes, Read};

}  // namespace routesight

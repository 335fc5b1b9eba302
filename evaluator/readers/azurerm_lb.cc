#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& balancer, TopologyBuilder& builder) {
  const JsonView frontends = balancer["frontend_ip_configuration"];
  std::string address;
  // With several frontends only the first is what `private_ip_address` shows.
  if (frontends.size() > 0) address = frontends.At(0)["private_ip_address"].Text();
  builder.Add(AddressDraft{balancer.address(), balancer.arm_id(), address,
                           Concat(balancer.address(), ".private_ip_address")});
}

constexpr std::string_view kAttributes[] = {"frontend_ip_configuration"};

}  // namespace

const Reader kReadAzurermLb = {"azurerm_lb", kAttributes, Read};

}  // namespace routesight

#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

// The address of the primary ip_configuration, which `private_ip_address` of the whole repeats. In
// the plan of an update that copy is stale, so the block counts.
std::string PrimaryAddress(JsonView blocks) {
  size_t primary = 0;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks.At(i)["primary"].Bool() == true) primary = i;
  }
  if (primary >= blocks.size()) return {};
  return std::string(blocks.At(primary)["private_ip_address"].Text());
}

void Read(const ResourceReader& nic, TopologyBuilder& builder) {
  auto draft = nic.NewDraft<NicDraft>();
  const JsonView blocks = nic["ip_configuration"];
  for (size_t i = 0; i < blocks.size(); ++i) {
    const JsonView block = blocks.At(i);
    Reference subnet = nic.Link(block["subnet_id"], Concat("ip_configuration.", i, ".subnet_id"));
    // An IPv6 configuration names no subnet: it shares that of the first.
    if (subnet.kind != ReferenceKind::kAbsent) draft.subnets.push_back(std::move(subnet));
    draft.private_ips.emplace_back(block["private_ip_address"].Text());
  }
  if (blocks.IsUnknown()) {
    Reference open = nic.Link(blocks, "ip_configuration");
    draft.subnets.push_back(std::move(open));
  }
  builder.Add(AddressDraft{nic.address(), nic.arm_id(), PrimaryAddress(blocks),
                           Concat(nic.address(), ".private_ip_address")});
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"ip_configuration"};

}  // namespace

const Reader kReadAzurermNetworkInterface = {"azurerm_network_interface", kAttributes, Read};

}  // namespace routesight

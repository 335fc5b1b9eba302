#include "evaluator/base/text.h"
#include "evaluator/readers/plain_values.h"
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
  return KnownText(blocks.At(primary)["private_ip_address"]);
}

IpConfigurationDraft ReadIpConfiguration(const ResourceReader& nic, JsonView block, size_t index) {
  const std::string path = Concat("ip_configuration.", index, ".");
  IpConfigurationDraft draft;
  draft.name = block["name"].Text();
  // An IPv6 configuration names no subnet: it shares that of the first.
  draft.subnet = nic.Link(block["subnet_id"], path + "subnet_id");
  draft.address = KnownText(block["private_ip_address"]);
  draft.allocation = ReadAllocation(block["private_ip_address_allocation"]);
  draft.primary = ResourceReader::Bool(block["primary"]);
  draft.public_ip = nic.Link(block["public_ip_address_id"], path + "public_ip_address_id");
  return draft;
}

// What only a data source tells: pools and the security group that the interface is in.
void ReadMemberships(const ResourceReader& nic, TopologyBuilder& builder) {
  const JsonView blocks = nic["ip_configuration"];
  for (size_t i = 0; i < blocks.size(); ++i) {
    const JsonView pools = blocks.At(i)["load_balancer_backend_address_pools_ids"];
    for (size_t place = 0; place < pools.size(); ++place) {
      PoolMemberDraft member;
      member.stated_by = nic.address();
      member.pool = Reference::ToArmId(pools.At(place).Text());
      member.nic = nic.arm_id().empty() ? Reference::ToNode(nic.address())
                                        : Reference::ToArmId(nic.arm_id());
      member.ip_configuration = blocks.At(i)["name"].Text();
      member.copied = true;
      builder.Add(std::move(member));
    }
  }
}

void Read(const ResourceReader& nic, TopologyBuilder& builder) {
  auto draft = nic.NewDraft<NicDraft>();
  const JsonView blocks = nic["ip_configuration"];
  for (size_t i = 0; i < blocks.size(); ++i) {
    draft.ip_configurations.push_back(ReadIpConfiguration(nic, blocks.At(i), i));
  }
  if (blocks.IsUnknown()) {
    IpConfigurationDraft open;
    open.subnet = nic.Link(blocks, "ip_configuration");
    open.allocation = PlanValue<Allocation>::Unknown();
    open.primary = PlanValue<bool>::Unknown();
    open.public_ip = nic.Link(blocks, "ip_configuration");
    draft.ip_configurations.push_back(std::move(open));
  }
  draft.ip_forwarding = ResourceReader::Bool(nic["ip_forwarding_enabled"]);
  draft.security_group = nic.Link("network_security_group_id");
  // Computed: while it is unknown it says nothing.
  if (!nic["virtual_machine_id"].IsUnknown()) draft.machine = nic.Link("virtual_machine_id");
  builder.Add(AddressDraft{nic.address(), nic.arm_id(), PrimaryAddress(blocks),
                           Concat(nic.address(), ".private_ip_address")});
  builder.Add(std::move(draft));
  if (!nic.managed()) ReadMemberships(nic, builder);
}

constexpr std::string_view kAttributes[] = {"ip_configuration", "ip_forwarding_enabled",
                                            "network_security_group_id", "virtual_machine_id"};

}  // namespace

const Reader kReadAzurermNetworkInterface = {"azurerm_network_interface", kAttributes, Read};

}  // namespace routesight

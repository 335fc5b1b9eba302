#include "evaluator/readers/machine_parts.h"

#include "evaluator/base/text.h"
#include "evaluator/readers/plain_values.h"

namespace routesight {
namespace {

// The addresses of instances are not known; texts name them.
IpConfigurationDraft ReadIpConfiguration(const ResourceReader& scale_set, const NicDraft& nic,
                                         JsonView block, const std::string& path,
                                         TopologyBuilder& builder) {
  IpConfigurationDraft draft;
  draft.name = block["name"].Text();
  draft.subnet = scale_set.Link(block["subnet_id"], path + "subnet_id");
  draft.allocation = Allocation::kDynamic;
  draft.primary = ResourceReader::Bool(block["primary"]);
  const JsonView public_ip = block["public_ip_address"];
  if (public_ip.IsUnknown()) {
    draft.public_ip = {ReferenceKind::kOpen, {}, {}, path + "public_ip_address", {}};
  } else if (public_ip.size() > 0) {
    PublicIpDraft address;
    address.name = Concat(nic.name, ".", draft.name, ".public_ip_address");
    address.managed = scale_set.managed();
    address.kind = PublicIpKind::kPerInstance;
    address.text = address.name;
    address.sku = PlanValue<Sku>::Unknown();
    draft.public_ip = Reference::ToNode(address.name);
    builder.Add(std::move(address));
  }
  const std::string pools = "load_balancer_backend_address_pool_ids";
  for (const Reference& pool : scale_set.Links(block[pools], path + pools)) {
    PoolMemberDraft member;
    member.stated_by = scale_set.address();
    member.pool = pool;
    member.nic = Reference::ToNode(nic.name);
    member.ip_configuration = draft.name;
    builder.Add(std::move(member));
  }
  return draft;
}

NicDraft ReadNic(const ResourceReader& scale_set, JsonView block, size_t index,
                 TopologyBuilder& builder) {
  const std::string path = Concat("network_interface.", index, ".");
  NicDraft nic;
  nic.name = Concat(scale_set.address(), "#nic:", block["name"].Text());
  nic.managed = scale_set.managed();
  nic.ip_forwarding = ResourceReader::Bool(block["ip_forwarding_enabled"]);
  nic.security_group =
      scale_set.Link(block["network_security_group_id"], path + "network_security_group_id");
  const JsonView configurations = block["ip_configuration"];
  for (size_t i = 0; i < configurations.size(); ++i) {
    nic.ip_configurations.push_back(ReadIpConfiguration(
        scale_set, nic, configurations.At(i), Concat(path, "ip_configuration.", i, "."), builder));
  }
  return nic;
}

// Interfaces that the plan does not show yet stand as one, in a subnet that is not known.
NicDraft UnknownNics(const ResourceReader& scale_set) {
  constexpr const char* kBlocks = "network_interface";
  NicDraft nics;
  nics.name = Concat(scale_set.address(), "#", kBlocks);
  nics.managed = scale_set.managed();
  nics.ip_forwarding = PlanValue<bool>::Unknown();
  nics.security_group = scale_set.Link(scale_set[kBlocks], kBlocks);
  IpConfigurationDraft open;
  open.subnet = scale_set.Link(scale_set[kBlocks], kBlocks);
  open.allocation = Allocation::kDynamic;
  open.primary = PlanValue<bool>::Unknown();
  open.public_ip = scale_set.Link(scale_set[kBlocks], kBlocks);
  nics.ip_configurations.push_back(std::move(open));
  return nics;
}

}  // namespace

void ReadVirtualMachine(const ResourceReader& machine, TopologyBuilder& builder) {
  auto draft = machine.NewDraft<MachineDraft>();
  draft.zones = ReadTexts(machine["zone"], machine["zones"]);
  draft.power_state = ReadText(machine["power_state"]);
  draft.nics = machine.Links("network_interface_ids");
  builder.Add(std::move(draft));
}

void ReadScaleSet(const ResourceReader& scale_set, TopologyBuilder& builder) {
  auto draft = scale_set.NewDraft<MachineDraft>();
  draft.kind = MachineKind::kScaleSet;
  draft.zones = ReadTexts(scale_set["zones"]);
  draft.instances = ReadInteger(scale_set["instances"]);
  const JsonView blocks = scale_set["network_interface"];
  if (blocks.IsUnknown()) {
    NicDraft nics = UnknownNics(scale_set);
    draft.nics.push_back(Reference::ToNode(nics.name));
    builder.Add(std::move(nics));
  }
  for (size_t i = 0; i < blocks.size(); ++i) {
    NicDraft nic = ReadNic(scale_set, blocks.At(i), i, builder);
    const bool primary = blocks.At(i)["primary"].Bool() == true;
    draft.nics.insert(primary ? draft.nics.begin() : draft.nics.end(), Reference::ToNode(nic.name));
    builder.Add(std::move(nic));
  }
  builder.Add(std::move(draft));
}

}  // namespace routesight

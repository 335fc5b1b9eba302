#include "evaluator/base/text.h"
#include "evaluator/readers/plain_values.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

// The configuration with the subnet has the address; further ones add public addresses.
void ReadConfigurations(const ResourceReader& firewall, FirewallDraft& draft) {
  const JsonView blocks = firewall["ip_configuration"];
  if (blocks.IsUnknown()) {
    draft.subnet = firewall.Link(blocks, "ip_configuration");
    draft.public_ips.push_back(firewall.Link(blocks, "ip_configuration"));
  }
  for (size_t i = 0; i < blocks.size(); ++i) {
    const JsonView block = blocks.At(i);
    const std::string path = Concat("ip_configuration.", i, ".");
    if (draft.subnet.kind == ReferenceKind::kAbsent) {
      draft.subnet = firewall.Link(block["subnet_id"], path + "subnet_id");
    }
    if (draft.address.empty()) draft.address = KnownText(block["private_ip_address"]);
    Reference public_ip =
        firewall.Link(block["public_ip_address_id"], path + "public_ip_address_id");
    if (public_ip.kind != ReferenceKind::kAbsent) draft.public_ips.push_back(std::move(public_ip));
  }
  const JsonView hubs = firewall["virtual_hub"];
  for (size_t i = 0; i < hubs.size() && draft.address.empty(); ++i) {
    draft.address = KnownText(hubs.At(i)["private_ip_address"]);
  }
}

void Read(const ResourceReader& firewall, TopologyBuilder& builder) {
  auto draft = firewall.NewDraft<FirewallDraft>();
  ReadConfigurations(firewall, draft);
  const JsonView management = firewall["management_ip_configuration"];
  if (management.IsUnknown()) {
    draft.management_subnet = firewall.Link(management, "management_ip_configuration");
  } else if (management.size() > 0) {
    draft.management_subnet =
        firewall.Link(management.At(0)["subnet_id"], "management_ip_configuration.0.subnet_id");
  }
  draft.text = Concat(draft.name, ".ip_configuration[0].private_ip_address");
  draft.zones = ReadTexts(firewall["zones"]);
  builder.Add(AddressDraft{draft.name, draft.arm_id, draft.address, draft.text});
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"ip_configuration", "management_ip_configuration",
                                            "virtual_hub", "zones"};

}  // namespace

const Reader kReadAzurermFirewall = {"azurerm_firewall", kAttributes, Read};

}  // namespace routesight

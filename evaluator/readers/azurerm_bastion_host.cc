#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& bastion, TopologyBuilder& builder) {
  auto draft = bastion.NewDraft<BastionDraft>();
  const JsonView blocks = bastion["ip_configuration"];
  if (blocks.IsUnknown()) {
    draft.subnet = bastion.Link(blocks, "ip_configuration");
    draft.public_ip = bastion.Link(blocks, "ip_configuration");
  } else if (blocks.size() > 0) {
    draft.subnet = bastion.Link(blocks.At(0)["subnet_id"], "ip_configuration.0.subnet_id");
    draft.public_ip = bastion.Link(blocks.At(0)["public_ip_address_id"],
                                   "ip_configuration.0.public_ip_address_id");
  }
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"ip_configuration"};

}  // namespace

const Reader kReadAzurermBastionHost = {"azurerm_bastion_host", kAttributes, Read};

}  // namespace routesight

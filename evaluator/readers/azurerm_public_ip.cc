#include "evaluator/base/text.h"
#include "evaluator/readers/plain_values.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& public_ip, TopologyBuilder& builder) {
  auto draft = public_ip.NewDraft<PublicIpDraft>();
  draft.address = KnownText(public_ip["ip_address"]);
  draft.text = Concat(public_ip.address(), ".ip_address");
  draft.sku = ReadSku(public_ip["sku"]);
  draft.zones = ReadTexts(public_ip["zones"]);
  builder.Add(AddressDraft{draft.name, draft.arm_id, draft.address, draft.text});
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"ip_address", "sku", "zones"};

}  // namespace

const Reader kReadAzurermPublicIp = {"azurerm_public_ip", kAttributes, Read};

}  // namespace routesight

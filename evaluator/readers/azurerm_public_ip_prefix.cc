#include "evaluator/base/text.h"
#include "evaluator/readers/plain_values.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& range, TopologyBuilder& builder) {
  auto draft = range.NewDraft<PublicIpDraft>();
  draft.kind = PublicIpKind::kRange;
  draft.address = KnownText(range["ip_prefix"]);
  draft.text = Concat(range.address(), ".ip_prefix");
  draft.sku = ReadSku(range["sku"]);
  draft.zones = ReadTexts(range["zones"]);
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"ip_prefix", "sku", "zones"};

}  // namespace

const Reader kReadAzurermPublicIpPrefix = {"azurerm_public_ip_prefix", kAttributes, Read};

}  // namespace routesight

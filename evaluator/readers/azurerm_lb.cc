#include "evaluator/base/text.h"
#include "evaluator/readers/plain_values.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

FrontendDraft ReadFrontend(const ResourceReader& balancer, JsonView block, size_t index) {
  const std::string path = Concat("frontend_ip_configuration.", index, ".");
  FrontendDraft frontend;
  frontend.name = block["name"].Text();
  frontend.subnet = balancer.Link(block["subnet_id"], path + "subnet_id");
  frontend.address = KnownText(block["private_ip_address"]);
  // What `private_ip_address` of the whole repeats.
  frontend.text = index == 0 ? Concat(balancer.address(), ".private_ip_address")
                             : Concat(balancer.address(), ".frontend_ip_configuration[", index,
                                      "].private_ip_address");
  frontend.allocation = ReadAllocation(block["private_ip_address_allocation"]);
  frontend.public_ip = balancer.Link(block["public_ip_address_id"], path + "public_ip_address_id");
  // Optional and computed, so often unknown; a frontend has one of the three.
  if (frontend.public_ip.kind == ReferenceKind::kAbsent &&
      frontend.subnet.kind == ReferenceKind::kAbsent) {
    frontend.public_ip = balancer.Link(block["public_ip_prefix_id"], path + "public_ip_prefix_id");
  }
  frontend.zones = ReadTexts(block["zones"]);
  return frontend;
}

void Read(const ResourceReader& balancer, TopologyBuilder& builder) {
  auto draft = balancer.NewDraft<LoadBalancerDraft>();
  draft.sku = ReadSku(balancer["sku"]);
  const JsonView blocks = balancer["frontend_ip_configuration"];
  if (blocks.IsUnknown()) {
    draft.path_gaps.push_back(balancer.MakeGap(GapKind::kUnknownValue, "frontend_ip_configuration",
                                               "its frontends are not known"));
  }
  for (size_t i = 0; i < blocks.size(); ++i) {
    draft.frontends.push_back(ReadFrontend(balancer, blocks.At(i), i));
  }
  const std::string address = draft.frontends.empty() ? "" : draft.frontends.front().address;
  builder.Add(AddressDraft{balancer.address(), balancer.arm_id(), address,
                           Concat(balancer.address(), ".private_ip_address")});
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"frontend_ip_configuration", "sku"};

}  // namespace

const Reader kReadAzurermLb = {"azurerm_lb", kAttributes, Read};

}  // namespace routesight

#include "evaluator/readers/balancing_parts.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

PlanValue<TextList> FrontendNames(JsonView blocks) {
  if (blocks.IsUnknown()) return PlanValue<TextList>::Unknown();
  TextList names;
  for (size_t i = 0; i < blocks.size(); ++i) {
    const PlanValue<std::string> name = ReadText(blocks.At(i)["name"]);
    if (name.unknown()) return PlanValue<TextList>::Unknown();
    if (name.known()) names.push_back(name.value());
  }
  if (names.empty()) return {};
  return names;
}

void Read(const ResourceReader& rule, TopologyBuilder& builder) {
  auto draft = rule.NewDraft<OutboundRuleDraft>();
  draft.balancer = rule.Link("loadbalancer_id");
  draft.pool = rule.Link("backend_address_pool_id");
  draft.protocol = ReadWord(rule["protocol"], kBalancedProtocols);
  draft.frontends = FrontendNames(rule["frontend_ip_configuration"]);
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"backend_address_pool_id", "frontend_ip_configuration",
                                            "loadbalancer_id", "protocol"};

}  // namespace

const Reader kReadAzurermLbOutboundRule = {"azurerm_lb_outbound_rule", kAttributes, Read};

}  // namespace routesight

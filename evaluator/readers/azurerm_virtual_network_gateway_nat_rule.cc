#include "evaluator/readers/reader.h"
#include "evaluator/readers/stated_values.h"

namespace routesight {
namespace {

constexpr std::string_view kEffect = "how this rule translates addresses is not known";

std::vector<std::pair<Prefix, std::string>> Mappings(const ResourceReader& rule,
                                                     std::string_view attribute,
                                                     std::vector<Gap>& gaps) {
  std::vector<std::pair<Prefix, std::string>> mappings;
  const JsonView blocks = rule[attribute];
  if (blocks.IsUnknown()) gaps.push_back(rule.MakeGap(GapKind::kUnknownValue, attribute, kEffect));
  for (size_t i = 0; i < blocks.size(); ++i) {
    const std::string path = Concat(attribute, ".", i, ".address_space");
    const PlanValue<Prefix> prefix =
        PrefixIn(rule, blocks.At(i)["address_space"], path, kEffect, gaps);
    if (prefix.known()) {
      mappings.emplace_back(prefix.value(), blocks.At(i)["port_range"].Text());
    } else {
      gaps.push_back(rule.MakeGap(GapKind::kUnknownValue, path, kEffect));
    }
  }
  return mappings;
}

void Read(const ResourceReader& rule, TopologyBuilder& builder) {
  auto draft = rule.NewDraft<GatewayNatRuleDraft>();
  draft.gateway = rule.Link("virtual_network_gateway_id");
  draft.direction = WordIn<NatDirection>(rule["mode"], {{"EgressSnat", NatDirection::kEgress},
                                                        {"IngressSnat", NatDirection::kIngress}});
  draft.kind =
      WordIn<NatKind>(rule["type"], {{"Static", NatKind::kStatic}, {"Dynamic", NatKind::kDynamic}});
  draft.ip_configuration = rule["ip_configuration_id"].Text();
  draft.internal = Mappings(rule, "internal_mapping", draft.gaps);
  draft.external = Mappings(rule, "external_mapping", draft.gaps);
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"external_mapping", "internal_mapping",
                                            "ip_configuration_id", "mode",
                                            "virtual_network_gateway_id"};

}  // namespace

const Reader kReadAzurermVirtualNetworkGatewayNatRule = {"azurerm_virtual_network_gateway_nat_rule",
                                                         kAttributes, Read};

}  // namespace routesight

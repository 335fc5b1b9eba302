#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"
#include "evaluator/readers/security_rule_parts.h"

namespace routesight {
namespace {

void Read(const ResourceReader& group, TopologyBuilder& builder) {
  auto draft = group.NewDraft<SecurityGroupDraft>();
  const JsonView rules = group["security_rule"];
  // The provider computes the attribute when no rule is written; then rules are resources.
  if (rules.IsUnknown() && group.IsConfigured("security_rule")) {
    draft.path_gaps.push_back(
        group.MakeGap(GapKind::kUnknownValue, "security_rule", "its inline rules are missing"));
  }
  for (size_t i = 0; i < rules.size(); ++i) {
    SecurityRuleDraft rule = ReadSecurityRule(rules.At(i));
    rule.address = draft.name;
    if (!draft.arm_id.empty()) rule.arm_id = Concat(draft.arm_id, "/securityRules/", rule.name);
    rule.group = Reference::ToNode(draft.name);
    rule.embedded = true;
    builder.Add(std::move(rule));
  }
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"security_rule"};

}  // namespace

const Reader kReadAzurermNetworkSecurityGroup = {"azurerm_network_security_group", kAttributes,
                                                 Read};

}  // namespace routesight

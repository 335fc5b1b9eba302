#include "evaluator/readers/security_rule_parts.h"

#include "evaluator/readers/plain_values.h"

namespace routesight {
namespace {

constexpr Word<RuleDirection> kDirections[] = {
    {"Inbound", RuleDirection::kInbound},
    {"Outbound", RuleDirection::kOutbound},
};
constexpr Word<RuleAccess> kAccesses[] = {
    {"Allow", RuleAccess::kAllow},
    {"Deny", RuleAccess::kDeny},
};

}  // namespace

SecurityRuleDraft ReadSecurityRule(JsonView values) {
  SecurityRuleDraft rule;
  rule.name = values["name"].Text();
  rule.direction = ReadWord(values["direction"], kDirections);
  rule.access = ReadWord(values["access"], kAccesses);
  rule.priority = ReadInteger(values["priority"]);
  rule.protocol = ReadText(values["protocol"]);
  rule.sources = ReadTexts(values["source_address_prefix"], values["source_address_prefixes"]);
  rule.destinations =
      ReadTexts(values["destination_address_prefix"], values["destination_address_prefixes"]);
  rule.source_ports = ReadTexts(values["source_port_range"], values["source_port_ranges"]);
  rule.destination_ports =
      ReadTexts(values["destination_port_range"], values["destination_port_ranges"]);
  return rule;
}

}  // namespace routesight

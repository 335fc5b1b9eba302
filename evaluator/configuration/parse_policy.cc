#include "evaluator/configuration/parse_policy.h"

#include "evaluator/configuration/read_scalar.h"

namespace routesight {
namespace {

IgnoredFinding ParseIgnoredFinding(const YamlValue& value) {
  IgnoredFinding ignored;
  ignored.place = value.place();
  value.ReadFields({
      Required("finding", ignored.finding, ReadText),
      Optional("resources", ignored.resources, ReadSelector),
      Optional("reason", ignored.reason, ReadText),
      Optional("until", ignored.until, ReadDate),
  });
  return ignored;
}

std::vector<SeverityOverride> ParseSeverities(const YamlValue& value) {
  std::vector<SeverityOverride> severities;
  for (const auto& [finding, severity] : value.Entries()) {
    severities.push_back({severity.place(), finding, ReadSeverity(severity)});
  }
  return severities;
}

}  // namespace

Policy ParsePolicy(const YamlValue& value) {
  Policy policy;
  value.ReadFields({
      Optional("fail_on", policy.fail_on, ReadSeverity),
      Optional("ignore", policy.ignore, ListOf(ParseIgnoredFinding)),
      Optional("severity", policy.severity, ParseSeverities),
  });
  return policy;
}

}  // namespace routesight

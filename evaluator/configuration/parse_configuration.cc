#include "evaluator/configuration/parse_configuration.h"

#include <vector>

#include "absl/status/status.h"
#include "evaluator/configuration/parse_assumptions.h"
#include "evaluator/configuration/parse_overrides.h"
#include "evaluator/configuration/parse_policy.h"
#include "evaluator/configuration/parse_switches.h"
#include "evaluator/configuration/parse_tests.h"
#include "evaluator/configuration/read_scalar.h"
#include "evaluator/configuration/yaml_tree.h"
#include "evaluator/configuration/yaml_value.h"

namespace routesight {
namespace {

int ReadVersion(const YamlValue& value) {
  if (value.integer() != 1) value.Reject("1, the only version of this format");
  return 1;
}

Assumptions ParseBefore(const YamlValue& value) { return ParseAssumptions(value, {}); }

void ParseAssume(const YamlValue& value, Configuration& configuration) {
  const std::vector<Field> others = {
      Optional("before", configuration.before, ParseBefore),
      Optional("switches", configuration.switches, ParseSwitches),
      Optional("failures", configuration.failures, ParseFailures),
      Optional("references", configuration.references, ParseReferences),
      Optional("durations", configuration.durations, ParseDurations),
  };
  configuration.assume = ParseAssumptions(value, others);
}

}  // namespace

absl::StatusOr<Configuration> ParseConfiguration(std::string_view text,
                                                 std::string_view file_name) {
  const absl::StatusOr<YamlTree> tree = ReadYaml(text, file_name);
  if (!tree.ok()) return tree.status();
  Mistakes mistakes;
  const YamlValue root(*tree, file_name, mistakes);
  Configuration configuration;
  int version = 0;
  if (root.is_null()) {
    root.Reject("an empty file", "at least the key \"version\"");
  } else {
    root.ReadFields({
        Required("version", version, ReadVersion),
        {"assume", Need::kOptional,
         [&](const YamlValue& assume) { ParseAssume(assume, configuration); }},
        Optional("tests", configuration.tests, ListOf(ParseRouteTest)),
        Optional("policy", configuration.policy, ParsePolicy),
    });
  }
  if (!mistakes.empty()) return absl::InvalidArgumentError(mistakes.ToString());
  return configuration;
}

}  // namespace routesight

// What a configuration in Terraform's language says about what to evaluate.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>

#include "evaluator/evaluate.h"
#include "plugin/protocol/cty_value.h"
#include "plugin/protocol/provider.h"
#include "plugin/protocol/schema.h"

namespace routesight {

// Why there is no answer, and which argument is to blame.
struct InputFault {
  std::string argument;
  std::string summary;
  std::string detail;
  std::optional<std::size_t> item = std::nullopt;  // Of an argument that is a list.
};

ProviderDiagnostic Diagnostic(const InputFault& fault);

// plan_json, plan_file, states and config: every data source has them.
std::map<std::string, AttributeSchema> InputAttributes();

// What is wrong with these arguments before their content is looked at; unknown ones may be right.
ProviderDiagnostics CheckInputs(const CtyValue& arguments);

// Evaluates what the arguments, of a data source or a function, name.
std::variant<Evaluation, InputFault> EvaluateInputs(const CtyValue& arguments);

}  // namespace routesight

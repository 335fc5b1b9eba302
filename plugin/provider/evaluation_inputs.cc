#include "plugin/provider/evaluation_inputs.h"

#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "evaluator/base/text.h"
#include "evaluator/configuration/merge.h"
#include "evaluator/configuration/parse_configuration.h"
#include "plugin/cli/input.h"
#include "plugin/cli/load.h"

namespace routesight {
namespace {

constexpr const char* kPlanJson = "plan_json";
constexpr const char* kPlanFile = "plan_file";
constexpr const char* kStates = "states";
constexpr const char* kConfig = "config";
constexpr std::string_view kNotUnderstood = "The plan is not understood";

CtyType Text() {
  CtyType type;
  type.kind = CtyType::Kind::kString;
  return type;
}

AttributeSchema Argument(CtyType type, std::string description) {
  AttributeSchema attribute;
  attribute.type = std::move(type);
  attribute.description = std::move(description);
  attribute.optional = true;
  return attribute;
}

// A mapping in YAML has a colon before a space or a line's end, or a brace in front; a path has
// not.
bool IsConfigurationText(std::string_view text) {
  return text.find('\n') != std::string_view::npos || text.find(": ") != std::string_view::npos ||
         text.ends_with(':') || text.starts_with('{');
}

// Standard input is Terraform's, so a dash is a name like any other.
std::string PathOf(const std::string& name) { return name == "-" ? "./-" : name; }

std::variant<Configuration, InputFault> ReadConfig(const CtyValue& config) {
  if (!config.IsKnown()) return Configuration();
  absl::StatusOr<Configuration> read = Configuration();
  if (IsConfigurationText(config.text)) {
    read = ParseConfiguration(config.text, kConfig);
    if (read.ok()) return Merge({*std::move(read)});
  } else {
    read = LoadConfiguration({PathOf(config.text)}, "");
    if (read.ok()) return *std::move(read);
  }
  const bool is_unread = !absl::IsInvalidArgument(read.status());
  return InputFault{
      kConfig,
      is_unread ? "The configuration cannot be read" : "The configuration is not understood",
      Concat(FromAbsl(read.status().message()),
             is_unread ? "\n\nGive the text of a configuration, or the path of a file "
                         "that holds it."
                       : "")};
}

std::variant<Evaluation, InputFault> EvaluateText(const std::string& text,
                                                  const Configuration& configuration) {
  absl::StatusOr<Evaluation> evaluation = Evaluate(kPlanJson, PlanText(text), configuration);
  if (evaluation.ok()) return *std::move(evaluation);
  return InputFault{kPlanJson, std::string(kNotUnderstood),
                    Concat(FromAbsl(evaluation.status().message()),
                           "\n\nExpected what \"terraform show -json\" prints for a saved plan.")};
}

std::variant<Evaluation, InputFault> EvaluatePlanFile(const std::string& file,
                                                      const Configuration& configuration) {
  absl::StatusOr<Evaluation> evaluation = EvaluateFile(PathOf(file), configuration);
  if (evaluation.ok()) return *std::move(evaluation);
  const bool is_unread = !absl::IsInvalidArgument(evaluation.status());
  return InputFault{kPlanFile, std::string(is_unread ? "The plan cannot be read" : kNotUnderstood),
                    std::string(FromAbsl(evaluation.status().message()))};
}

}  // namespace

ProviderDiagnostic Diagnostic(const InputFault& fault) {
  ProviderDiagnostic diagnostic = ProviderError(fault.summary, fault.detail);
  diagnostic.attribute = {AttributeStep::Attribute(fault.argument)};
  return diagnostic;
}

std::map<std::string, AttributeSchema> InputAttributes() {
  return {
      {kPlanJson, Argument(Text(),
                           "The plan: what `terraform show -json` prints for a saved plan. Either "
                           "this or `plan_file` is needed.")},
      {kPlanFile, Argument(Text(), "Path of a file that holds the plan in its JSON form.")},
      {kStates, Argument(CtyCollection(CtyType::Kind::kList, Text()),
                         "Further states and plans of the same network, each the path of a JSON "
                         "file or its text.")},
      {kConfig,
       Argument(Text(),
                "Configuration of routesight (`routesight.yaml`): its text, or the path of "
                "a file. Without it no configuration counts.")}};
}

ProviderDiagnostics CheckInputs(const CtyValue& arguments) {
  const CtyValue& text = arguments.Field(kPlanJson);
  const CtyValue& file = arguments.Field(kPlanFile);
  ProviderDiagnostics diagnostics;
  if (text.IsNull() && file.IsNull()) {
    diagnostics.push_back(ProviderError("No plan is given",
                                        "One of the arguments plan_json and plan_file is needed."));
  }
  if (!text.IsNull() && !file.IsNull()) {
    diagnostics.push_back(Diagnostic({kPlanFile, "Two plans are given",
                                      "The plan is named by plan_json already; leave one of the "
                                      "two out."}));
  }
  const CtyValue& states = arguments.Field(kStates);
  if (states.IsKnown() && !states.items.empty()) {
    diagnostics.push_back(Diagnostic({kStates, "States cannot be joined yet",
                                      "A plan is evaluated by itself in this version. Describe "
                                      "what it lacks in config, under assume.external."}));
  }
  return diagnostics;
}

std::variant<Evaluation, InputFault> EvaluateInputs(const CtyValue& arguments) {
  std::variant<Configuration, InputFault> configuration = ReadConfig(arguments.Field(kConfig));
  if (auto* fault = std::get_if<InputFault>(&configuration)) return std::move(*fault);
  const Configuration& found = std::get<Configuration>(configuration);
  const CtyValue& text = arguments.Field(kPlanJson);
  if (text.IsKnown()) return EvaluateText(text.text, found);
  return EvaluatePlanFile(arguments.Field(kPlanFile).text, found);
}

}  // namespace routesight

#include "plugin/provider/evaluation_inputs.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

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
constexpr std::string_view kPlanFault = "The plan cannot be used";

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
    read = LoadConfiguration({"", {}, {PathOf(config.text)}});
    if (read.ok()) return *std::move(read);
  }
  const std::string why(FromAbsl(read.status().message()));
  if (absl::IsInvalidArgument(read.status())) {
    return InputFault{kConfig, "The configuration is not understood", why};
  }
  return InputFault{
      kConfig, "The configuration cannot be read",
      Concat(why, "\n\nGive the text of a configuration, or the path of a file that holds it.")};
}

// A plan or state that an argument names or holds. Texts point into `file` or the argument.
struct Document {
  std::string name;
  std::optional<InputFile> file;
  std::string_view text;
  InputFault blame;  // Without the detail.

  NamedText Named() const { return {name, file ? file->plan_text() : PlanText(text)}; }
};

std::variant<Document, InputFault> OpenDocument(const std::string& path, InputFault blame) {
  absl::StatusOr<InputFile> file = InputFile::Open(PathOf(path));
  if (file.ok()) return Document{path, *std::move(file), {}, std::move(blame)};
  blame.detail = FromAbsl(file.status().message());
  return blame;
}

std::variant<Document, InputFault> ReadPlan(const CtyValue& arguments) {
  const CtyValue& text = arguments.Field(kPlanJson);
  if (text.IsKnown()) {
    return Document{kPlanJson, std::nullopt, text.text, {kPlanJson, std::string(kPlanFault), {}}};
  }
  return OpenDocument(arguments.Field(kPlanFile).text, {kPlanFile, std::string(kPlanFault), {}});
}

std::variant<Document, InputFault> ReadState(const CtyValue& state, std::size_t index) {
  InputFault blame{kStates, "The state cannot be used", {}, index};
  const std::string_view text = FromAbsl(absl::StripLeadingAsciiWhitespace(ToAbsl(state.text)));
  if (!text.starts_with('{')) return OpenDocument(state.text, std::move(blame));
  return Document{Concat(kStates, "[", index, "]"), std::nullopt, state.text, std::move(blame)};
}

// The plan first, then the states.
std::variant<std::vector<Document>, InputFault> ReadDocuments(const CtyValue& arguments) {
  std::vector<Document> documents;
  const auto& states = arguments.Field(kStates).items;
  for (std::size_t i = 0; i <= states.size(); ++i) {
    std::variant<Document, InputFault> read =
        i == 0 ? ReadPlan(arguments) : ReadState(states[i - 1], i - 1);
    if (auto* fault = std::get_if<InputFault>(&read)) return std::move(*fault);
    Document& document = std::get<Document>(read);
    if (std::ranges::find(documents, document.name, &Document::name) != documents.end()) {
      document.blame.detail = Concat(document.name, " is given twice.");
      return std::move(document.blame);
    }
    documents.push_back(std::move(document));
  }
  return documents;
}

// What to do when somebody gives the plan itself instead of its JSON form.
std::string HintFor(const Document& document) {
  return Concat("\n\nExpected what \"terraform show -json\" prints",
                document.blame.item ? "." : " for a saved plan.");
}

// A message of the evaluator begins with the name of the text that it is about.
InputFault Blame(const std::vector<Document>& documents, std::string_view message) {
  const auto guilty = std::ranges::find_if(documents, [&](const Document& document) {
    return message.starts_with(Concat(document.name, ":"));
  });
  const Document& document = guilty == documents.end() ? documents.front() : *guilty;
  InputFault fault = document.blame;
  fault.detail = Concat(message, HintFor(document));
  return fault;
}

}  // namespace

ProviderDiagnostic Diagnostic(const InputFault& fault) {
  ProviderDiagnostic diagnostic = ProviderError(fault.summary, fault.detail);
  diagnostic.attribute = {AttributeStep::Attribute(fault.argument)};
  if (fault.item) {
    diagnostic.attribute.push_back(AttributeStep::Index(static_cast<std::int64_t>(*fault.item)));
  }
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
  return diagnostics;
}

std::variant<Evaluation, InputFault> EvaluateInputs(const CtyValue& arguments) {
  std::variant<Configuration, InputFault> configuration = ReadConfig(arguments.Field(kConfig));
  if (auto* fault = std::get_if<InputFault>(&configuration)) return std::move(*fault);
  const Configuration& found = std::get<Configuration>(configuration);
  const auto documents = ReadDocuments(arguments);
  if (const auto* fault = std::get_if<InputFault>(&documents)) return *fault;
  const auto& read = std::get<std::vector<Document>>(documents);
  std::vector<NamedText> texts;
  for (const Document& document : read) texts.push_back(document.Named());
  absl::StatusOr<Evaluation> evaluation =
      Evaluate(texts.front(), std::span(texts).subspan(1), found);
  if (evaluation.ok()) return *std::move(evaluation);
  return Blame(read, FromAbsl(evaluation.status().message()));
}

}  // namespace routesight

#include "plugin/provider/routesight_provider.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "evaluator/base/check.h"
#include "evaluator/base/text.h"
#include "evaluator/report/evaluation_json.h"
#include "evaluator/report/routes_json.h"
#include "evaluator/report/table_query.h"
#include "plugin/protocol/cty_json.h"
#include "plugin/provider/evaluation_inputs.h"
#include "plugin/provider/next_hop.h"
#include "plugin/provider/provider_schema.h"

namespace routesight {
namespace {

using PlainJson = nlohmann::json;
template <typename Value>
using OrFault = std::variant<Value, InputFault>;

constexpr const char* kSubnet = "subnet";
constexpr const char* kInterface = "interface";
constexpr const char* kAt = "at";

// The text of a member; empty if it is null or unknown.
std::string TextOf(const CtyValue& arguments, const char* name) {
  const CtyValue& value = arguments.Field(name);
  return value.IsKnown() ? value.text : "";
}

OrFault<PlainJson> ReportOf(const CtyValue& arguments) {
  const OrFault<Evaluation> evaluation = EvaluateInputs(arguments);
  if (const auto* fault = std::get_if<InputFault>(&evaluation)) return *fault;
  return PlainJson::parse(EvaluationAsJson(std::get<Evaluation>(evaluation)));
}

OrFault<PlainJson> TableOf(const CtyValue& arguments) {
  const OrFault<Evaluation> evaluation = EvaluateInputs(arguments);
  if (const auto* fault = std::get_if<InputFault>(&evaluation)) return *fault;
  const std::string subnet = TextOf(arguments, kSubnet);
  const std::string interface_name = TextOf(arguments, kInterface);
  const std::string at = TextOf(arguments, kAt).empty() ? "after" : TextOf(arguments, kAt);
  TableQuery query;
  if (!subnet.empty()) query.subnets = {subnet};
  if (!interface_name.empty()) query.interfaces = {interface_name};
  query.at = at;
  const char* owner = subnet.empty() ? kInterface : kSubnet;

  const auto tables = SelectTables(std::get<Evaluation>(evaluation).timeline, query);
  if (!tables.ok()) {
    return InputFault{owner, Concat("No table for this ", owner),
                      std::string(FromAbsl(tables.status().message()))};
  }
  PlainJson found = PlainJson::parse(RoutesAsJson(*tables))["tables"];
  if (found.size() == 1) return found.front();
  const std::string& name = subnet.empty() ? interface_name : subnet;
  if (found.empty()) {
    return InputFault{owner, Concat("No table for this ", owner),
                      Concat(name, " does not exist ", at, " the apply.")};
  }
  return InputFault{owner, Concat("No single table for this ", owner),
                    Concat(name, " has ", found.size(), " tables, one for each subnet it is in.")};
}

// The members of a report that the type names.
CtyValue ValueOf(const PlainJson& json, const CtyType& type) {
  absl::StatusOr<CtyValue> value = CtyFromJson(json, type);
  // The reports obey the schema that the type was made from.
  RS_CHECK(value.ok());
  return *std::move(value);
}

void CheckOwner(const CtyValue& config, ProviderDiagnostics& diagnostics) {
  const CtyValue& subnet = config.Field(kSubnet);
  const CtyValue& interface_name = config.Field(kInterface);
  if (subnet.IsNull() && interface_name.IsNull()) {
    diagnostics.push_back(ProviderError("No subnet and no interface is given",
                                        "One of the arguments subnet and interface is needed."));
  }
  if (!subnet.IsNull() && !interface_name.IsNull()) {
    diagnostics.push_back(Diagnostic({kInterface, "A subnet and an interface are given",
                                      "Routes are those of one of them; leave the other out."}));
  }
  for (const char* name : {kSubnet, kInterface}) {
    if (!config.Field(name).IsKnown() || !config.Field(name).text.empty()) continue;
    diagnostics.push_back(Diagnostic({name, "Empty name",
                                      "Expected a Terraform address or an "
                                      "ARM id."}));
  }
}

void CheckMoment(const CtyValue& at, ProviderDiagnostics& diagnostics) {
  if (!at.IsKnown() || at.text == "before" || at.text == "after") return;
  diagnostics.push_back(Diagnostic({kAt, "No such moment",
                                    Concat("Found \"", at.text,
                                           "\", expected before or after; the steps of an apply "
                                           "are not available yet.")}));
}

FunctionFault Blame(const InputFault& fault, const FunctionSchema& function) {
  FunctionFault blamed{Concat(fault.summary, ": ", fault.detail), -1};
  while (blamed.text.ends_with('.')) blamed.text.pop_back();  // Terraform puts one.
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    if (function.parameters[i].name == fault.argument) blamed.argument = static_cast<int>(i);
  }
  return blamed;
}

CtyValue NamedArguments(const FunctionSchema& function, const std::vector<CtyValue>& arguments) {
  CtyValue named = ObjectValue({});
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    named.fields.emplace(function.parameters[i].name, arguments[i]);
  }
  return named;
}

OrFault<PlainJson> NextHop(const CtyValue& arguments) {
  const auto address = IpAddress::Parse(TextOf(arguments, "ip"));
  if (!address) {
    return InputFault{
        "ip", "Not an address",
        Concat("found \"", TextOf(arguments, "ip"), "\", expected an IPv4 or IPv6 address")};
  }
  const CtyValue& routes = arguments.Field("routes");
  const auto type = ParseCtyTypeText(routes.dynamic_type);
  const PlainJson table = type ? CtyToJson(routes, *type) : PlainJson();
  if (auto found = FindNextHop(table, *address)) return *std::move(found);
  return InputFault{"routes", "Not a table of effective routes",
                    "expected what effective_routes gives, or its routes"};
}

}  // namespace

RoutesightProvider::RoutesightProvider() : schema_(MakeProviderSchema()) {}

ProviderDiagnostics RoutesightProvider::ValidateDataSource(const std::string& type,
                                                           const CtyValue& config) {
  ProviderDiagnostics diagnostics = CheckInputs(config);
  if (type == kEffectiveRoutesSource) {
    CheckOwner(config, diagnostics);
    CheckMoment(config.Field(kAt), diagnostics);
  }
  return diagnostics;
}

ProviderAnswer RoutesightProvider::ReadDataSource(const std::string& type, const CtyValue& config) {
  OrFault<PlainJson> answer = type == kEvaluationSource ? ReportOf(config) : TableOf(config);
  if (const auto* fault = std::get_if<InputFault>(&answer)) return {{}, {Diagnostic(*fault)}};
  const CtyType& schema = schema_.data_sources.at(type).type;
  CtyValue value = ValueOf(std::get<PlainJson>(answer), schema);
  for (const auto& [name, attribute] : schema_.data_sources.at(type).block.attributes) {
    if (!attribute.computed) value.fields[name] = config.Field(name);
  }
  return {std::move(value), {}};
}

std::variant<CtyValue, FunctionFault> RoutesightProvider::CallFunction(
    const std::string& name, const std::vector<CtyValue>& arguments) {
  const FunctionSchema& function = schema_.functions.at(name);
  const CtyValue named = NamedArguments(function, arguments);
  const OrFault<PlainJson> answer = name == kNextHopFunction           ? NextHop(named)
                                    : name == kEffectiveRoutesFunction ? TableOf(named)
                                                                       : ReportOf(named);
  if (const auto* fault = std::get_if<InputFault>(&answer)) return Blame(*fault, function);
  return ValueOf(std::get<PlainJson>(answer), function.result);
}

}  // namespace routesight

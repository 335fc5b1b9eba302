#include "plugin/provider/provider_schema.h"

#include <string>
#include <utility>

#include "plugin/cli/embedded_schemas.h"
#include "plugin/provider/evaluation_inputs.h"
#include "plugin/provider/report_schema.h"

namespace routesight {
namespace {

using Attributes = std::map<std::string, AttributeSchema>;

CtyType Simple(CtyType::Kind kind) {
  CtyType type;
  type.kind = kind;
  return type;
}

AttributeSchema RequiredText(std::string description) {
  AttributeSchema attribute;
  attribute.type = Simple(CtyType::Kind::kString);
  attribute.description = std::move(description);
  attribute.required = true;
  return attribute;
}

AttributeSchema OptionalText(std::string description) {
  AttributeSchema attribute;
  attribute.type = Simple(CtyType::Kind::kString);
  attribute.description = std::move(description);
  attribute.optional = true;
  return attribute;
}

Attributes EvaluationResult(const ReportSchema& report) {
  return {{"verdict", report.Attribute("/properties/verdict")},
          {"findings", report.Attribute("/properties/findings")},
          {"gaps", report.Attribute("/properties/gaps")}};
}

// A gap of one table has no number and counts no tables.
AttributeSchema GapsOfTable(const ReportSchema& report) {
  AttributeSchema gaps = report.Attribute("/properties/gaps");
  for (const char* name : {"gap", "tables"}) {
    gaps.members.erase(name);
    gaps.type.elements.front().attributes.erase(name);
  }
  gaps.description = "What could not be known and touches the table.";
  return gaps;
}

Attributes TableResult(const ReportSchema& report) {
  Attributes attributes = {{"gaps", GapsOfTable(report)}};
  for (const char* name : {"complete", "routes", "hidden", "assumptions"}) {
    attributes.emplace(name, report.Attribute(std::string("/$defs/table/properties/") + name));
  }
  return attributes;
}

Attributes PathResult() {
  const ReportSchema why(kWhySchema);
  return {{"delivered", why.Attribute("/$defs/moment/properties/delivered")},
          {"symmetric", why.Attribute("/$defs/moment/properties/symmetric")},
          {"symmetry", why.Attribute("/$defs/moment/properties/symmetry")},
          {"fates", why.Attribute("/$defs/path/properties/fates")},
          {"hops", why.Attribute("/$defs/path/properties/hops")},
          {"gaps", why.Attribute("/$defs/path/properties/depends_on")}};
}

Schema DataSource(std::string description, Attributes arguments, Attributes results) {
  Schema schema;
  schema.block.description = std::move(description);
  schema.block.attributes = InputAttributes();
  schema.block.attributes.merge(arguments);
  schema.block.attributes.merge(results);
  schema.type = TypeOf(schema.block);
  return schema;
}

CtyType ObjectOf(const Attributes& attributes) {
  CtyType type = CtyObject({});
  for (const auto& [name, attribute] : attributes) type.attributes.emplace(name, attribute.type);
  return type;
}

ParameterSchema TextParameter(std::string name, std::string description) {
  return {std::move(name), Simple(CtyType::Kind::kString), std::move(description), false, false};
}

ParameterSchema PlanParameter() {
  return TextParameter("plan_json",
                       "The plan: what `terraform show -json` prints for a saved plan.");
}

FunctionSchema EvaluateFunction(const ReportSchema& report) {
  ParameterSchema config = TextParameter(
      "config", "Text of a configuration (`routesight.yaml`), the path of a file, or null.");
  config.allows_null = true;
  return {
      "Evaluate a plan",
      "Gives `verdict`, `findings` and `gaps`, as the data source `routesight_evaluation` does.",
      {PlanParameter(), std::move(config)},
      std::nullopt,
      ObjectOf(EvaluationResult(report))};
}

FunctionSchema EffectiveRoutesFunction(const ReportSchema& report) {
  return {"Effective routes of a subnet after the apply",
          "Gives the table of the subnet, as the data source `routesight_effective_routes` does: "
          "`routes`, `hidden`, `complete`, `gaps` and `assumptions`.",
          {PlanParameter(),
           TextParameter("subnet", "The subnet: its Terraform address or its ARM id.")},
          std::nullopt,
          ObjectOf(TableResult(report))};
}

FunctionSchema NextHopFunction(const ReportSchema& report) {
  const AttributeSchema routes = report.Attribute("/$defs/table/properties/routes");
  CtyType result = routes.type.element();
  result.attributes.emplace("complete", Simple(CtyType::Kind::kBool));
  result.attributes.emplace("others", routes.type);
  return {
      "Route of an address",
      "Gives the active row with the longest prefix around an IPv4 or IPv6 address; every member "
      "is null if no row has it. `others` lists active rows that may carry the address as well, "
      "and `complete` is true only if the table is complete and there are none.",
      {{"routes",
        {},
        "Effective routes: a table (what `effective_routes` gives, or the whole data source "
        "`routesight_effective_routes`), or only its `routes`; then `complete` cannot be true.",
        false,
        false},
       TextParameter("ip", "The address of the destination.")},
      std::nullopt,
      std::move(result)};
}

}  // namespace

ProviderSchema MakeProviderSchema() {
  const ReportSchema report(kEvaluationSchema);
  ProviderSchema schema;
  schema.provider.block.description =
      "Predicts the effective routes of Azure networks from Terraform plans.";
  schema.provider.type = TypeOf(schema.provider.block);
  schema.data_sources.emplace(
      kEvaluationSource,
      DataSource("What a plan does to an Azure network: the verdict, the findings, and what could "
                 "not be known.",
                 {}, EvaluationResult(report)));
  schema.data_sources.emplace(
      kEffectiveRoutesSource,
      DataSource("The effective routes of a subnet or network interface, before or after the apply "
                 "of a plan.",
                 {{"subnet", OptionalText("The subnet: its Terraform address or its ARM id. Either "
                                          "this or `interface` is needed.")},
                  {"interface", OptionalText("The network interface: its Terraform address or its "
                                             "ARM id.")},
                  {"at", OptionalText("`before` or `after` the apply; default: `after`.")}},
                 TableResult(report)));
  schema.data_sources.emplace(
      kPathSource,
      DataSource("The way of packets from a subnet, an interface, an on-premises network or the "
                 "Internet to an address, before or after the apply of a plan, and whether the way "
                 "back crosses the same stateful devices.",
                 {{"from", RequiredText("Where they begin: Terraform address or ARM id of a subnet "
                                        "or an interface, an address, the name of an on-premises "
                                        "network, or `internet`.")},
                  {"to", RequiredText("The address that they are for.")},
                  {"at", OptionalText("`before` or `after` the apply; default: `after`.")}},
                 PathResult()));
  schema.functions.emplace(kEvaluateFunction, EvaluateFunction(report));
  schema.functions.emplace(kEffectiveRoutesFunction, EffectiveRoutesFunction(report));
  schema.functions.emplace(kNextHopFunction, NextHopFunction(report));
  return schema;
}

}  // namespace routesight

#include "tests/links/plan_sketch.h"

#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/links/reference_expression.h"
#include "evaluator/links/references.h"
#include "evaluator/plan/plan.h"

namespace routesight {
namespace {

using Json = nlohmann::json;

// The part of the values that is unknown, as true; what is known is taken out of it.
Json TakeUnknown(Json& values) {
  if (values == "?") {
    values = nullptr;
    return true;
  }
  Json unknown = values.is_array() ? Json::array() : Json::object();
  if (values.is_array()) {
    for (Json& element : values) unknown.push_back(TakeUnknown(element));
  } else if (values.is_object()) {
    for (auto& [key, member] : values.items()) {
      const Json inside = TakeUnknown(member);
      if (inside != false) unknown[key] = inside;
    }
    for (const auto& [key, member] : unknown.items()) {
      if (member == true) values.erase(key);
    }
  } else {
    return false;
  }
  return unknown;
}

// A reference and its prefixes, down to the thing itself.
void AddReference(Json& references, std::string text) {
  for (;;) {
    references.push_back(text);
    const ReferenceTerm term = ParseReference(text);
    const bool keyed_module = term.kind == ReferenceKind::kModule && term.steps.size() == 1;
    if (term.steps.empty() || (keyed_module && text.back() == ']')) return;
    const size_t end = text.back() == ']' ? text.rfind('[') : text.rfind('.');
    text.resize(end);
  }
}

Json Expression(const Json& written) {
  if (!written.is_array() || written.empty() || !written.front().is_string()) {
    return {{"constant_value", written}};
  }
  Json references = Json::array();
  for (const Json& reference : written) AddReference(references, reference);
  return {{"references", references}};
}

Json Expressions(const Json& written) {
  Json expressions = Json::object();
  for (const auto& [name, value] : written.items()) {
    if (name.front() == '#') continue;
    if (value.is_array() && !value.empty() && value.front().is_object()) {
      expressions[name] = Json::array();
      for (const Json& block : value) expressions[name].push_back(Expressions(block));
    } else {
      expressions[name] = Expression(value);
    }
  }
  return expressions;
}

void AddRepetition(Json& block, const Json& written) {
  if (written.contains("#for_each")) {
    block["for_each_expression"] = Expression(written["#for_each"]);
  }
  if (written.contains("#count")) block["count_expression"] = Expression(written["#count"]);
  if (written.contains("#depends_on")) block["depends_on"] = written["#depends_on"];
}

std::string NameOf(const Plan& plan, const LinkTarget& target) {
  std::string name(plan.Text(plan.resources[target.resource].address));
  if (target.inline_subnet.has_value()) {
    name += Concat("#subnet:", plan.Text(target.inline_subnet));
  }
  return name;
}

}  // namespace

PlanSketch::PlanSketch() {
  plan_ = {{"format_version", "1.2"},
           {"planned_values", Json::object()},
           {"resource_changes", Json::array()},
           {"variables", Json::object()},
           {"configuration", {{"root_module", Json::object()}}}};
}

PlanSketch& PlanSketch::Change(std::string_view address, Json actions, std::string_view before,
                               std::string_view after) {
  std::vector<ReferenceStep> steps = ParseSteps(address);
  Json change = {{"address", address}, {"mode", "managed"}};
  if (steps.back().kind == StepKind::kKey) {
    const auto number = ParseNumber<int>(steps.back().text);
    change["index"] = number ? Json(*number) : Json(steps.back().text);
    steps.pop_back();
  }
  change["name"] = steps.back().text;
  change["type"] = steps[steps.size() - 2].text;
  if (steps.size() > 2 && steps[steps.size() - 3].text == "data") change["mode"] = "data";
  const size_t type = address.rfind(std::string(change["type"]) + ".");
  const size_t data = change["mode"] == "data" ? 5 : 0;
  if (type > data) change["module_address"] = address.substr(0, type - data - 1);
  Json values = Json::parse(after);
  const Json unknown = TakeUnknown(values);
  change["change"] = {{"actions", actions},
                      {"before", Json::parse(before)},
                      {"after", values},
                      {"after_unknown", unknown}};
  plan_["resource_changes"].push_back(change);
  return *this;
}

PlanSketch& PlanSketch::Create(std::string_view address, std::string_view after) {
  return Change(address, {address.find("data.") == address.npos ? "create" : "read"}, "null",
                after);
}

PlanSketch& PlanSketch::Keep(std::string_view address, std::string_view values) {
  return Change(address, {"no-op"}, values, values);
}

PlanSketch& PlanSketch::Update(std::string_view address, std::string_view before,
                               std::string_view after) {
  return Change(address, {"update"}, before, after);
}

PlanSketch& PlanSketch::Replace(std::string_view address, std::string_view before,
                                std::string_view after) {
  return Change(address, {"delete", "create"}, before, after);
}

Json& PlanSketch::Module(std::string_view path) {
  Json* module = &plan_["configuration"]["root_module"];
  for (const ReferenceStep& step : ParseSteps(path)) {
    module = &(*module)["module_calls"][step.text]["module"];
  }
  return *module;
}

PlanSketch& PlanSketch::Block(std::string_view module, std::string_view name,
                              std::string_view expressions) {
  const Json written = Json::parse(expressions);
  const ReferenceTerm term = ParseReference(name);
  Json block = {{"mode", term.kind == ReferenceKind::kData ? "data" : "managed"},
                {"type", term.type},
                {"name", term.name},
                {"expressions", Expressions(written)}};
  AddRepetition(block, written);
  Module(module)["resources"].push_back(block);
  return *this;
}

PlanSketch& PlanSketch::Call(std::string_view module, std::string_view name,
                             std::string_view expressions) {
  const Json written = Json::parse(expressions);
  Json& call = Module(module)["module_calls"][std::string(name)];
  call["expressions"] = Expressions(written);
  if (!call.contains("module")) call["module"] = Json::object();
  AddRepetition(call, written);
  return *this;
}

PlanSketch& PlanSketch::Output(std::string_view module, std::string_view name,
                               std::string_view references) {
  Module(module)["outputs"][std::string(name)]["expression"] = Expression(Json::parse(references));
  return *this;
}

PlanSketch& PlanSketch::Variable(std::string_view name, std::string_view value) {
  plan_["variables"][std::string(name)]["value"] = Json::parse(value);
  return *this;
}

std::string PlanSketch::Text() const { return plan_.dump(); }

std::string LinksOf(const std::string& text, std::string_view pins) {
  const auto plan = ParsePlan(std::string_view(text), {});
  if (!plan.ok()) return std::string(plan.status().message());
  std::vector<LinkPin> pinned;
  while (!pins.empty()) {
    const std::string_view line = pins.substr(0, pins.find('\n'));
    pins.remove_prefix(std::min(pins.size(), line.size() + 1));
    const size_t arrow = line.find(" -> ");
    pinned.push_back({line.substr(0, arrow), line.substr(arrow + 4)});
  }
  std::string lines;
  for (const Link& link : ResolveLinks(*plan, pinned)) {
    lines += Concat(plan->Text(plan->resources[link.from].address), ".", link.attribute, " ",
                    LinkBasisName(link.by));
    if (link.to) lines += " " + NameOf(*plan, *link.to);
    for (const LinkTarget& candidate : link.candidates) lines += " " + NameOf(*plan, candidate);
    lines += "\n";
  }
  return lines;
}

std::string LinksOf(const PlanSketch& plan) { return LinksOf(plan.Text(), ""); }

std::string LineOf(const std::string& links, std::string_view link) {
  const size_t start = links.find(Concat(link, " "));
  if (start == links.npos) return "no such link in\n" + links;
  const size_t behind = start + link.size() + 1;
  return links.substr(behind, links.find('\n', behind) - behind);
}

}  // namespace routesight

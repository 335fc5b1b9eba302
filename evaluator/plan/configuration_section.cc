#include "evaluator/plan/configuration_section.h"

#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/plan/azurerm_aliases.h"

namespace routesight {
namespace {

constexpr std::string_view kConstant = "constant_value";
constexpr std::string_view kReferences = "references";

}  // namespace

bool ConfigurationSectionParser::Read(JsonCursor::Value section, const JsonPlace& place) {
  return cursor_.ForEachMember(
      section, place, [&](std::string_view key, JsonCursor::Value value, const JsonPlace& at) {
        if (key == "provider_config") {
          return cursor_.ForEachMember(
              value, at, [&](std::string_view name, JsonCursor::Value item, const JsonPlace& in) {
                return ReadProvider(name, item, in);
              });
        }
        if (key != "root_module") return true;
        ConfiguredModule root;
        if (!ReadModule(value, at, root)) return false;
        plan_.root_module = plan_.modules.Add(std::move(root));
        return true;
      });
}

bool ConfigurationSectionParser::ReadProvider(std::string_view key, JsonCursor::Value value,
                                              const JsonPlace& place) {
  ProviderConfiguration provider;
  provider.key = plan_.symbols.Intern(key);
  const auto read_expression = [&](std::string_view name, JsonCursor::Value item,
                                   const JsonPlace& at) {
    return name != "subscription_id" || ReadExpression(item, at, provider.subscription_id);
  };
  const auto read_member = [&](std::string_view name, JsonCursor::Value item, const JsonPlace& at) {
    return name != "expressions" || cursor_.ForEachMember(item, at, read_expression);
  };
  if (!cursor_.ForEachMember(value, place, read_member)) return false;
  plan_.providers.push_back(std::move(provider));
  return true;
}

bool ConfigurationSectionParser::ReadModule(JsonCursor::Value value, const JsonPlace& place,
                                            ConfiguredModule& module) {
  using Value = JsonCursor::Value;
  return cursor_.ForEachMember(
      value, place, [&](std::string_view key, Value member, const JsonPlace& at) {
        if (key == "resources") {
          return cursor_.ForEachElement(member, at, [&](size_t, Value item, const JsonPlace& in) {
            return ReadResource(item, in, module);
          });
        }
        if (key != "module_calls" && key != "outputs" && key != "variables") return true;
        return cursor_.ForEachMember(
            member, at, [&](std::string_view name, Value item, const JsonPlace& in) {
              return key == "module_calls" ? ReadCall(name, item, in, module)
                     : key == "outputs"    ? ReadOutput(name, item, in, module)
                                           : ReadVariable(name, item, in, module);
            });
      });
}

bool ConfigurationSectionParser::ReadResource(JsonCursor::Value value, const JsonPlace& place,
                                              ConfiguredModule& module) {
  ConfiguredResource resource;
  const auto read_member = [&](std::string_view key, JsonCursor::Value member,
                               const JsonPlace& at) {
    if (key == "count_expression") return ReadExpression(member, at, resource.count);
    if (key == "for_each_expression") return ReadExpression(member, at, resource.for_each);
    if (key == "depends_on") return ReadSymbols(member, at, resource.depends_on);
    if (key == "expressions") {
      if (resource.type.has_value() && !kept_.KeepsType(plan_.Text(resource.type))) {
        return ReadReferences(member, at, resource.other_references);
      }
      const auto draft = cursor_.ReadDraft(member, at);
      if (draft) Flatten("", *draft, resource.attributes);
      return draft.has_value();
    }
    if (key != "type" && key != "name" && key != "mode" && key != "provider_config_key")
      return true;
    const auto text = cursor_.ReadText(member, at);
    if (!text) return false;
    if (key == "mode") {
      resource.mode = *text == "data" ? ResourceMode::kData : ResourceMode::kManaged;
    } else {
      Symbol& symbol = key == "type"   ? resource.type
                       : key == "name" ? resource.name
                                       : resource.provider_key;
      symbol = plan_.symbols.Intern(*text);
    }
    return true;
  };
  if (!cursor_.ForEachMember(value, place, read_member)) return false;
  for (ConfiguredAttribute& attribute : resource.attributes) {
    attribute.path = plan_.symbols.Intern(
        NewAttributeName(plan_.Text(resource.type), plan_.Text(attribute.path)));
  }
  Sort(resource.attributes);
  module.resources.push_back(std::move(resource));
  return true;
}

bool ConfigurationSectionParser::ReadCall(std::string_view name, JsonCursor::Value value,
                                          const JsonPlace& place, ConfiguredModule& module) {
  ConfiguredModuleCall call;
  call.name = plan_.symbols.Intern(name);
  const auto read_member = [&](std::string_view key, JsonCursor::Value member,
                               const JsonPlace& at) {
    if (key == "count_expression") return ReadExpression(member, at, call.count);
    if (key == "for_each_expression") return ReadExpression(member, at, call.for_each);
    if (key == "depends_on") return ReadSymbols(member, at, call.depends_on);
    if (key == "expressions") {
      const auto draft = cursor_.ReadDraft(member, at);
      if (draft) Flatten("", *draft, call.arguments);
      return draft.has_value();
    }
    if (key != "module") return true;
    ConfiguredModule called;
    if (!ReadModule(member, at, called)) return false;
    call.module = plan_.modules.Add(std::move(called));
    return true;
  };
  if (!cursor_.ForEachMember(value, place, read_member)) return false;
  Sort(call.arguments);
  if (!call.module.has_value()) call.module = plan_.modules.Add({});
  module.calls.push_back(std::move(call));
  return true;
}

bool ConfigurationSectionParser::ReadOutput(std::string_view name, JsonCursor::Value value,
                                            const JsonPlace& place, ConfiguredModule& module) {
  ConfiguredOutput output;
  output.name = plan_.symbols.Intern(name);
  const auto read_member = [&](std::string_view key, JsonCursor::Value member,
                               const JsonPlace& at) {
    if (key == "depends_on") return ReadSymbols(member, at, output.depends_on);
    return key != "expression" || ReadExpression(member, at, output.value);
  };
  if (!cursor_.ForEachMember(value, place, read_member)) return false;
  module.outputs.push_back(std::move(output));
  return true;
}

bool ConfigurationSectionParser::ReadVariable(std::string_view name, JsonCursor::Value value,
                                              const JsonPlace& place, ConfiguredModule& module) {
  ConfiguredVariable variable;
  variable.name = plan_.symbols.Intern(name);
  const auto read_member = [&](std::string_view key, JsonCursor::Value member,
                               const JsonPlace& at) {
    if (key == "sensitive") {
      const auto truth = cursor_.ReadBool(member, at);
      variable.sensitive = truth == true;
      return truth.has_value();
    }
    if (key != "default") return true;
    const auto draft = cursor_.ReadDraft(member, at);
    if (draft) variable.default_value = plan_.values.Add(*draft);
    return draft.has_value();
  };
  if (!cursor_.ForEachMember(value, place, read_member)) return false;
  module.variables.push_back(variable);
  return true;
}

bool ConfigurationSectionParser::ReadExpression(JsonCursor::Value value, const JsonPlace& place,
                                                ConfiguredExpression& expression) {
  expression.present = true;
  return cursor_.ForEachMember(
      value, place, [&](std::string_view key, JsonCursor::Value member, const JsonPlace& at) {
        if (key == kReferences) return ReadSymbols(member, at, expression.references);
        if (key != kConstant) return true;
        const auto draft = cursor_.ReadDraft(member, at);
        if (draft) expression.constant = plan_.values.Add(*draft);
        return draft.has_value();
      });
}

bool ConfigurationSectionParser::ReadSymbols(JsonCursor::Value value, const JsonPlace& place,
                                             std::vector<Symbol>& symbols) {
  return cursor_.ForEachElement(value, place,
                                [&](size_t, JsonCursor::Value item, const JsonPlace& at) {
                                  const auto text = cursor_.ReadText(item, at);
                                  if (text) symbols.push_back(plan_.symbols.Intern(*text));
                                  return text.has_value();
                                });
}

bool ConfigurationSectionParser::ReadReferences(JsonCursor::Value value, const JsonPlace& place,
                                                std::vector<Symbol>& references) {
  const auto draft = cursor_.ReadDraft(value, place);
  if (!draft) return false;
  std::vector<ConfiguredAttribute> attributes;
  Flatten("", *draft, attributes);
  for (const ConfiguredAttribute& attribute : attributes) {
    references.insert(references.end(), attribute.references.begin(), attribute.references.end());
  }
  return true;
}

void ConfigurationSectionParser::Flatten(std::string_view path, const DraftValue& draft,
                                         std::vector<ConfiguredAttribute>& attributes) {
  const auto extended = [&](std::string_view step) {
    return path.empty() ? std::string(step) : Concat(path, ".", step);
  };
  if (draft.kind == ValueKind::kList) {
    for (size_t i = 0; i < draft.members.size(); ++i) {
      Flatten(extended(Concat(i)), draft.members[i], attributes);
    }
    return;
  }
  if (draft.kind != ValueKind::kObject) return;
  const auto is_expression_part = [&](const DraftValue& member) {
    return plan_.Text(member.key) == kConstant || plan_.Text(member.key) == kReferences;
  };
  // A nested block has attributes of its own; an expression has at most these two members.
  if (path.empty() ||
      !std::all_of(draft.members.begin(), draft.members.end(), is_expression_part)) {
    for (const DraftValue& member : draft.members) {
      Flatten(extended(plan_.Text(member.key)), member, attributes);
    }
    return;
  }
  ConfiguredAttribute attribute;
  attribute.path = plan_.symbols.Intern(path);
  for (const DraftValue& part : draft.members) {
    if (plan_.Text(part.key) == kConstant) {
      attribute.constant = plan_.values.Add(part);
    } else {
      for (const DraftValue& reference : part.members) {
        if (reference.kind == ValueKind::kText) attribute.references.push_back(reference.scalar);
      }
    }
  }
  attributes.push_back(std::move(attribute));
}

void ConfigurationSectionParser::Sort(std::vector<ConfiguredAttribute>& attributes) const {
  std::sort(attributes.begin(), attributes.end(),
            [&](const ConfiguredAttribute& a, const ConfiguredAttribute& b) {
              return plan_.Text(a.path) < plan_.Text(b.path);
            });
}

}  // namespace routesight

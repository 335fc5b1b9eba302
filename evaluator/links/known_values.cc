#include "evaluator/links/known_values.h"

#include "evaluator/base/text.h"

namespace routesight {
namespace {

const ConfiguredAttribute* FindArgument(const ConfiguredModuleCall& call, const Plan& plan,
                                        std::string_view name) {
  for (const ConfiguredAttribute& argument : call.arguments) {
    if (plan.Text(argument.path) == name) return &argument;
  }
  return nullptr;
}

bool HasMember(JsonView object, std::string_view text) {
  for (size_t i = 0; i < object.size(); ++i) {
    if (object.At(i).Text() == text) return true;
  }
  return false;
}

// The element for a key of for_each, when for_each is made of this collection: of a map its member,
// of a list of texts the text, of a list of objects the only one that has the key as a value or
// else the one at that place.
KnownValue ElementFor(const KnownValue& collection, std::string_view key) {
  const JsonView& view = collection.view;
  if (view.IsObject()) return {view[key], std::nullopt};
  KnownValue found;
  for (size_t i = 0; i < view.size(); ++i) {
    const JsonView element = view.At(i);
    if (element.Text() != key && !(element.IsObject() && HasMember(element, key))) continue;
    if (found.known()) return {};
    found.view = element;
  }
  return found.known() ? found : collection.Member(key);
}

}  // namespace

std::optional<std::string> KnownValue::Text() const {
  if (text || view.Text().empty()) return text;
  return std::string(view.Text());
}

KnownValue KnownValue::Member(std::string_view key) const {
  if (view.IsObject()) return {view[key], std::nullopt};
  const auto place = ParseNumber<size_t>(key);
  if (view.IsList() && place && *place < view.size()) return {view.At(*place), std::nullopt};
  return {};
}

const ReferenceExpression& KnownValues::Parsed(const std::vector<Symbol>& references) {
  auto& parsed = parsed_[&references];
  if (parsed == nullptr) {
    parsed = std::make_unique<ReferenceExpression>(ParseExpression(plan_, references));
  }
  return *parsed;
}

ExpressionScope KnownValues::ScopeOf(ResourceId resource) const {
  ExpressionScope scope;
  scope.module = index_.ModuleOf(resource);
  const ResourceGroup* group = index_.GroupOf(resource);
  const ConfiguredResource* block = index_.BlockOf(resource);
  if (group == nullptr || !group->repeated || block == nullptr) return scope;
  scope.for_each = &block->for_each;
  scope.peers = &group->keys;
  scope.key = plan_.Text(plan_.resources[resource].key);
  return scope;
}

ExpressionScope KnownValues::ScopeOfCall(ModuleInstanceId module) const {
  const ModuleInstance& instance = index_.Module(module);
  ExpressionScope scope;
  scope.module = instance.parent;
  if (instance.call == nullptr) return scope;
  const ModuleGroup* group = index_.Modules(instance.parent, plan_.Text(instance.call->name));
  if (group == nullptr || !group->repeated) return scope;
  scope.for_each = &instance.call->for_each;
  scope.peers = &group->keys;
  scope.key = instance.key;
  return scope;
}

const ConfiguredAttribute* KnownValues::Argument(ModuleInstanceId module,
                                                 std::string_view variable) const {
  const ConfiguredModuleCall* call = index_.Module(module).call;
  return call == nullptr ? nullptr : FindArgument(*call, plan_, variable);
}

std::vector<std::string> KnownValues::Keys(const ReferenceExpression& expression, size_t first,
                                           size_t last, const ExpressionScope& scope) {
  std::vector<std::string> keys;
  while (first < last) {
    const ReferenceTerm& term = expression[first];
    Evaluated evaluated = Evaluate(expression, first, last, scope);
    std::optional<std::string> key = evaluated.value.Text();
    // Of a set, the value is the key. Which for_each is a set the plan does not always tell; the
    // caller checks that all instances of the block would find their key.
    const bool may_be_set = term.kind == ReferenceKind::kEachValue && term.steps.empty() &&
                            scope.peers != nullptr && !evaluated.value.known();
    if (may_be_set) key = std::string(scope.key);
    if (!key && term.kind != ReferenceKind::kOther) break;
    if (key) keys.push_back(std::move(*key));
    first = evaluated.next;
  }
  return keys;
}

KnownValues::Evaluated KnownValues::Evaluate(const ReferenceExpression& expression, size_t place,
                                             size_t last, const ExpressionScope& scope) {
  Evaluated result{Base(expression[place], scope), place + 1};
  for (const ReferenceStep& step : expression[place].steps) {
    result.value = result.value.Member(step.text);
  }
  while (result.next < last && result.value.view.size() > 0) {
    const Evaluated index = Evaluate(expression, result.next, last, scope);
    const auto key = index.value.Text();
    const KnownValue member = key ? result.value.Member(*key) : KnownValue();
    if (!member.known()) break;
    result = {member, index.next};
  }
  return result;
}

KnownValue KnownValues::Base(const ReferenceTerm& term, const ExpressionScope& scope) {
  switch (term.kind) {
    case ReferenceKind::kVariable:
      return Variable(term.name, scope.module);
    case ReferenceKind::kEachValue:
      return ForEachElement(scope);
    case ReferenceKind::kEachKey:
    case ReferenceKind::kCountIndex:
      if (scope.peers == nullptr) return {};
      return {{}, std::string(scope.key)};
    case ReferenceKind::kManaged:
    case ReferenceKind::kData:
    case ReferenceKind::kModule:
    case ReferenceKind::kLocal:
    case ReferenceKind::kOther:
      return {};
  }
  return {};
}

KnownValue KnownValues::Variable(std::string_view name, ModuleInstanceId module) {
  const ModuleInstance& instance = index_.Module(module);
  if (!instance.parent.has_value()) {
    for (const RootVariable& variable : plan_.variables) {
      if (plan_.Text(variable.name) == name) return {plan_.View(variable.value), std::nullopt};
    }
    return {};
  }
  if (const ConfiguredAttribute* argument = Argument(module, name)) {
    if (argument->references.empty()) return {plan_.View(argument->constant), std::nullopt};
    const ReferenceExpression& expression = Parsed(argument->references);
    const Evaluated evaluated = Evaluate(expression, 0, expression.size(), ScopeOfCall(module));
    // Several things put together are not computed.
    return evaluated.next == expression.size() ? evaluated.value : KnownValue();
  }
  if (instance.module == nullptr) return {};
  for (const ConfiguredVariable& variable : instance.module->variables) {
    if (plan_.Text(variable.name) == name) {
      return {plan_.View(variable.default_value), std::nullopt};
    }
  }
  return {};
}

KnownValue KnownValues::ForEachElement(const ExpressionScope& scope) {
  if (scope.for_each == nullptr) return {};
  if (scope.for_each->references.empty()) {
    return ElementFor({plan_.View(scope.for_each->constant), std::nullopt}, scope.key);
  }
  const ReferenceExpression& expression = Parsed(scope.for_each->references);
  ExpressionScope outside;
  outside.module = scope.module;
  KnownValue found;
  for (size_t i = 0; i < expression.size(); ++i) {
    // What stands behind a collection need not be an index into it: merge(var.a, var.b).
    const KnownValue collection = Evaluate(expression, i, i + 1, outside).value;
    const KnownValue element = ElementFor(collection, scope.key);
    if (!element.known()) continue;
    if (found.known()) return {};
    found = element;
  }
  return found;
}

}  // namespace routesight

// What the plan tells about values in the configuration: root variables, constants, the keys and
// elements of for_each. Enough to compute the keys that pick one instance out of many; functions
// are not computed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/links/instance_index.h"
#include "evaluator/links/reference_expression.h"
#include "evaluator/plan/plan.h"

namespace routesight {

// Where an expression stands: in which module instance, and in which instance of a repeated block.
struct ExpressionScope {
  ModuleInstanceId module;
  const ConfiguredExpression* for_each = nullptr;   // Null where there is no each.key.
  const std::vector<std::string>* peers = nullptr;  // All keys of the block; null likewise.
  std::string_view key;                             // Of this instance.
};

// A value, or nothing when the plan does not tell it.
struct KnownValue {
  JsonView view;
  std::optional<std::string> text;  // In place of the view for keys.

  bool known() const { return text.has_value() || !view.IsNull(); }
  std::optional<std::string> Text() const;
  KnownValue Member(std::string_view key) const;
};

class KnownValues {
 public:
  // `plan` and `index` must outlive this.
  KnownValues(const Plan& plan, const InstanceIndex& index) : plan_(plan), index_(index) {}

  // The parsed form of a list of references of the plan; lives as long as this.
  const ReferenceExpression& Parsed(const std::vector<Symbol>& references);

  // Where the expressions of a resource stand, and those of the call of a module instance.
  ExpressionScope ScopeOf(ResourceId resource) const;
  ExpressionScope ScopeOfCall(ModuleInstanceId module) const;
  // What the caller gives for a variable; null if nothing.
  const ConfiguredAttribute* Argument(ModuleInstanceId module, std::string_view variable) const;

  // The keys that the terms from `first` up to `last` say when they stand in an index, in their
  // order, up to the first one that the plan does not tell.
  std::vector<std::string> Keys(const ReferenceExpression& expression, size_t first, size_t last,
                                const ExpressionScope& scope);

 private:
  struct Evaluated {
    KnownValue value;
    size_t next = 0;  // The term behind those that the value is made of.
  };

  // The value of the term at `place`, and of what may be an index into it before `last`.
  Evaluated Evaluate(const ReferenceExpression& expression, size_t place, size_t last,
                     const ExpressionScope& scope);
  KnownValue Base(const ReferenceTerm& term, const ExpressionScope& scope);
  KnownValue Variable(std::string_view name, ModuleInstanceId module);
  KnownValue ForEachElement(const ExpressionScope& scope);

  const Plan& plan_;
  const InstanceIndex& index_;
  absl::flat_hash_map<const void*, std::unique_ptr<ReferenceExpression>> parsed_;
};

}  // namespace routesight

// The values that a plan gives to one resource, as readers see them: a small tree of what routing
// needs, in which "known after apply" and "sensitive" are part of the value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evaluator/base/symbol.h"

namespace routesight {

enum class ValueKind : uint8_t { kNull, kUnknown, kBool, kNumber, kText, kList, kObject };

struct ValueTag;
using ValueId = Id<ValueTag>;

// One value in the flat store. The members of a list or object are `count` neighbours at `content`.
struct ValueNode {
  Symbol key;            // The name of this member; none unless it is inside an object.
  uint32_t content = 0;  // First member, or the Symbol of a text or number, or 0 and 1 for a bool.
  uint32_t count = 0;    // Members of a list or object.
  ValueKind kind = ValueKind::kNull;
  bool sensitive = false;  // The value must not be printed.
};
static_assert(sizeof(ValueNode) == 16);

// A value under construction, before it is laid out flat.
struct DraftValue {
  ValueKind kind = ValueKind::kNull;
  bool sensitive = false;
  Symbol scalar;  // Text or number; for a bool the symbol is none and `truth` counts.
  bool truth = false;
  Symbol key;
  std::vector<DraftValue> members;

  DraftValue* FindMember(Symbol name);
};

class JsonView;

// Owns all values of a plan; grows only while the plan is parsed.
class ValueStore {
 public:
  ValueId Add(const DraftValue& draft);
  // Puts "(sensitive 1)" and so on in place of every sensitive text and number, the same for equal
  // ones: nothing that is read later can show them.
  void Redact(SymbolTable& symbols);
  size_t size() const { return nodes_.size(); }

 private:
  friend class JsonView;
  void Fill(uint32_t place, const DraftValue& draft);

  std::vector<ValueNode> nodes_;
};

// A pointer to one value. Cheap to copy; lives as long as the plan. An attribute that is not there
// reads like null, so that readers need no second case: `IsNull()` covers both.
class JsonView {
 public:
  JsonView() = default;
  JsonView(const ValueStore& store, const SymbolTable& symbols, ValueId id);

  bool IsNull() const { return node_ == nullptr || node_->kind == ValueKind::kNull; }
  bool IsUnknown() const { return node_ != nullptr && node_->kind == ValueKind::kUnknown; }
  bool IsSensitive() const { return node_ != nullptr && node_->sensitive; }
  bool IsText() const { return node_ != nullptr && node_->kind == ValueKind::kText; }
  bool IsList() const { return node_ != nullptr && node_->kind == ValueKind::kList; }
  bool IsObject() const { return node_ != nullptr && node_->kind == ValueKind::kObject; }
  // Whether anything inside, at any depth, is known only after the apply.
  bool ContainsUnknown() const;

  // The text of a text or number; empty for everything else.
  std::string_view Text() const;
  Symbol TextSymbol() const;
  std::optional<bool> Bool() const;
  std::optional<int64_t> Integer() const;

  // The member of that name; null if this is no object or has none.
  JsonView operator[](std::string_view name) const;
  // Members of a list or object, in the order of the plan.
  size_t size() const;
  JsonView At(size_t index) const;
  std::string_view KeyAt(size_t index) const;

 private:
  JsonView(const ValueStore* store, const SymbolTable* symbols, const ValueNode* node)
      : store_(store), symbols_(symbols), node_(node) {}

  const ValueStore* store_ = nullptr;     // Owned by the plan.
  const SymbolTable* symbols_ = nullptr;  // Owned by the plan.
  const ValueNode* node_ = nullptr;       // Inside store_.
};

}  // namespace routesight

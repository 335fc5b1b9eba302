#include "evaluator/plan/json_view.h"

#include <map>
#include <string>

#include "evaluator/base/check.h"
#include "evaluator/base/text.h"

namespace routesight {

DraftValue* DraftValue::FindMember(Symbol name) {
  for (DraftValue& member : members) {
    if (member.key == name) return &member;
  }
  return nullptr;
}

ValueId ValueStore::Add(const DraftValue& draft) {
  const auto place = static_cast<uint32_t>(nodes_.size());
  nodes_.emplace_back();
  Fill(place, draft);
  return ValueId{place};
}

void ValueStore::Fill(uint32_t place, const DraftValue& draft) {
  ValueNode node;
  node.key = draft.key;
  node.kind = draft.kind;
  node.sensitive = draft.sensitive;
  if (draft.kind == ValueKind::kText || draft.kind == ValueKind::kNumber) {
    node.content = draft.scalar.value;
  } else if (draft.kind == ValueKind::kBool) {
    node.content = draft.truth ? 1 : 0;
  } else if (draft.kind == ValueKind::kList || draft.kind == ValueKind::kObject) {
    node.content = static_cast<uint32_t>(nodes_.size());
    node.count = static_cast<uint32_t>(draft.members.size());
    nodes_.resize(nodes_.size() + node.count);
    for (uint32_t i = 0; i < node.count; ++i) Fill(node.content + i, draft.members[i]);
  }
  nodes_[place] = node;
}

void ValueStore::Redact(SymbolTable& symbols) {
  const auto holds_secret = [&](const ValueNode& node) {
    const bool is_text = node.kind == ValueKind::kText || node.kind == ValueKind::kNumber;
    return node.sensitive && is_text && !symbols.Text(Symbol{node.content}).empty();
  };
  std::map<std::string, std::string> stand_ins;  // Sorted, so that their order is that of no file.
  for (const ValueNode& node : nodes_) {
    if (holds_secret(node)) stand_ins[std::string(symbols.Text(Symbol{node.content}))];
  }
  size_t number = 0;
  for (auto& [secret, stand_in] : stand_ins) stand_in = Concat("(sensitive ", ++number, ")");
  for (ValueNode& node : nodes_) {
    if (!holds_secret(node)) continue;
    node.content = symbols.Intern(stand_ins[std::string(symbols.Text(Symbol{node.content}))]).value;
    node.kind = ValueKind::kText;
  }
}

JsonView::JsonView(const ValueStore& store, const SymbolTable& symbols, ValueId id)
    : store_(&store), symbols_(&symbols) {
  RS_CHECK(id.value < store.nodes_.size());
  node_ = &store.nodes_[id.value];
}

bool JsonView::ContainsUnknown() const {
  if (IsUnknown()) return true;
  for (size_t i = 0; i < size(); ++i) {
    if (At(i).ContainsUnknown()) return true;
  }
  return false;
}

std::string_view JsonView::Text() const {
  return TextSymbol().has_value() ? symbols_->Text(TextSymbol()) : std::string_view();
}

Symbol JsonView::TextSymbol() const {
  if (node_ == nullptr) return {};
  if (node_->kind != ValueKind::kText && node_->kind != ValueKind::kNumber) return {};
  return Symbol{node_->content};
}

std::optional<bool> JsonView::Bool() const {
  if (node_ == nullptr || node_->kind != ValueKind::kBool) return std::nullopt;
  return node_->content != 0;
}

std::optional<int64_t> JsonView::Integer() const {
  if (node_ == nullptr || node_->kind != ValueKind::kNumber) return std::nullopt;
  return ParseNumber<int64_t>(Text());
}

JsonView JsonView::operator[](std::string_view name) const {
  if (!IsObject()) return {};
  for (size_t i = 0; i < size(); ++i) {
    if (KeyAt(i) == name) return At(i);
  }
  return {};
}

size_t JsonView::size() const { return IsList() || IsObject() ? node_->count : 0; }

JsonView JsonView::At(size_t index) const {
  RS_CHECK(index < size());
  return {store_, symbols_, &store_->nodes_[node_->content + index]};
}

std::string_view JsonView::KeyAt(size_t index) const {
  RS_CHECK(IsObject() && index < size());
  return symbols_->Text(store_->nodes_[node_->content + index].key);
}

}  // namespace routesight

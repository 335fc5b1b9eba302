#include "evaluator/links/instance_selection.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

bool HasAttribute(const std::vector<ReferenceStep>& steps) {
  return std::any_of(steps.begin(), steps.end(),
                     [](const ReferenceStep& step) { return step.kind == StepKind::kAttribute; });
}

bool IsWordCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// Where `word` stands in `text` as a word of its own, at `from` or behind it; npos if nowhere or
// more than once.
size_t FindWord(std::string_view text, std::string_view word, size_t from) {
  size_t found = text.npos;
  for (size_t at = text.find(word, from); at != text.npos; at = text.find(word, at + 1)) {
    const size_t end = at + word.size();
    if (at > 0 && IsWordCharacter(text[at - 1])) continue;
    if (end < text.size() && IsWordCharacter(text[end])) continue;
    if (found != text.npos) return text.npos;
    found = at;
  }
  return found;
}

// What stands around the words in `text`, which has all of them in this order; else nothing.
std::vector<std::string> Around(std::string_view text, const std::vector<std::string>& words) {
  std::vector<std::string> around;
  size_t from = 0;
  for (const std::string& word : words) {
    const size_t at = FindWord(text, word, from);
    if (at == text.npos) return {};
    around.emplace_back(text.substr(from, at - from));
    from = at + word.size();
  }
  around.emplace_back(text.substr(from));
  return around;
}

std::string Filled(const std::vector<std::string>& around, const std::vector<std::string>& words) {
  std::string text = around.front();
  for (size_t i = 0; i < words.size(); ++i) text += words[i] + around[i + 1];
  return text;
}

}  // namespace

template <typename IdType>
Selection<IdType> InstanceSelector::Select(const InstanceGroup<IdType>& group,
                                           const ReferenceExpression& expression, size_t place,
                                           const ExpressionScope& scope, const Tail& tail,
                                           ComputedKeys keys) {
  const ReferenceTerm& term = expression[place];
  const Selection<IdType> all{group.instances, tail, false};
  if (!term.steps.empty() && term.steps.front().kind == StepKind::kKey) {
    const auto found = group.by_key.find(term.steps.front().text);
    if (found == group.by_key.end()) return {};
    return {{found->second}, tail, false};
  }
  // Behind a lost reference stands first the index into the instances themselves, then indexes into
  // what was picked.
  const bool indexed = !HasAttribute(term.steps) && term.index_end > place + 1;
  const Tail steps = indexed && keys == ComputedKeys::kUse
                         ? IndexSteps(expression, place + 1, term.index_end, scope)
                         : Tail();
  if (!group.repeated) {
    Tail rest = steps;
    rest.insert(rest.end(), tail.begin(), tail.end());
    return {group.instances, std::move(rest), false};
  }
  const auto by_tail = SelectByTail(group, tail, keys);
  if (!indexed) return by_tail.value_or(all);
  for (size_t used = steps.size(); used > 0; --used) {
    const auto found = Find(group, {&expression, place + 1, term.index_end, 0, used, scope});
    if (!found) continue;
    // A tail that would pick another instance shows that this is no index.
    if (by_tail && by_tail->instances.front() != *found) return all;
    Tail rest(steps.begin() + static_cast<std::ptrdiff_t>(used), steps.end());
    rest.insert(rest.end(), tail.begin(), tail.end());
    return {{*found}, std::move(rest), true};
  }
  return all;
}

template <typename IdType>
std::optional<Selection<IdType>> InstanceSelector::SelectByTail(const InstanceGroup<IdType>& group,
                                                                const Tail& tail,
                                                                ComputedKeys keys) {
  for (size_t i = 0; i < tail.size(); ++i) {
    if (tail[i].step.kind != StepKind::kKey && tail.size() > 1) continue;
    std::optional<IdType> picked;
    if (!tail[i].origin) {
      const auto found = group.by_key.find(tail[i].step.text);
      if (found != group.by_key.end()) picked = found->second;
    } else if (keys == ComputedKeys::kUse) {
      picked = Find(group, *tail[i].origin);
    }
    if (!picked) continue;
    const auto behind = tail.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    return Selection<IdType>{{*picked}, Tail(behind, tail.end()), tail[i].origin.has_value()};
  }
  return std::nullopt;
}

Tail InstanceSelector::IndexSteps(const ReferenceExpression& expression, size_t first, size_t last,
                                  const ExpressionScope& scope) {
  Tail steps;
  for (std::string& key : values_.Keys(expression, first, last, scope)) {
    const ComputedKey origin{&expression, first, last, steps.size(), 1, scope};
    steps.push_back({{std::move(key), StepKind::kKey}, origin});
  }
  return steps;
}

template <typename IdType>
std::optional<IdType> InstanceSelector::Find(const InstanceGroup<IdType>& group,
                                             const ComputedKey& key) {
  const std::vector<std::string> texts = TextsOf(key, key.scope.key);
  if (texts.empty()) return std::nullopt;
  Template around(texts.size() + 1);
  if (key.scope.peers != nullptr) {
    const auto common = TemplateFor(group, key);
    if (!common) return std::nullopt;
    around = *common;
  } else if (texts.size() > 1) {
    return std::nullopt;
  }
  const auto found = group.by_key.find(Filled(around, texts));
  if (found == group.by_key.end()) return std::nullopt;
  return found->second;
}

template <typename IdType>
std::optional<InstanceSelector::Template> InstanceSelector::TemplateFor(
    const InstanceGroup<IdType>& group, const ComputedKey& key) {
  const void* what =
      key.expression == nullptr ? static_cast<const void*>(key.scope.for_each) : key.expression;
  const auto memo = std::make_tuple(what, key.first, key.key, key.keys, key.scope.module,
                                    static_cast<const void*>(&group));
  if (const auto known = templates_.find(memo); known != templates_.end()) return known->second;

  std::vector<std::vector<std::string>> texts;
  for (const std::string& peer : *key.scope.peers) {
    texts.push_back(TextsOf(key, peer));
    if (texts.back().empty()) return templates_[memo] = std::nullopt;
  }
  const auto fits_all = [&](const Template& around) {
    return std::all_of(texts.begin(), texts.end(), [&](const std::vector<std::string>& words) {
      return group.by_key.contains(Filled(around, words));
    });
  };
  const Template plain(key.keys + 1);
  if (key.keys == 1 && fits_all(plain)) return templates_[memo] = plain;
  std::optional<Template> only;
  for (const std::string& instance : group.keys) {
    Template around = Around(instance, texts.front());
    if (around.empty() || !fits_all(around)) continue;
    if (only && *only != around) return templates_[memo] = std::nullopt;
    only = std::move(around);
  }
  return templates_[memo] = only;
}

std::vector<std::string> InstanceSelector::TextsOf(const ComputedKey& key, std::string_view peer) {
  if (key.expression == nullptr) return {std::string(peer)};
  ExpressionScope scope = key.scope;
  scope.key = peer;
  std::vector<std::string> all = values_.Keys(*key.expression, key.first, key.last, scope);
  if (all.size() < key.key + key.keys) return {};
  const auto first = all.begin() + static_cast<std::ptrdiff_t>(key.key);
  return {std::make_move_iterator(first),
          std::make_move_iterator(first + static_cast<std::ptrdiff_t>(key.keys))};
}

template Selection<ResourceId> InstanceSelector::Select(const ResourceGroup&,
                                                        const ReferenceExpression&, size_t,
                                                        const ExpressionScope&, const Tail&,
                                                        ComputedKeys);
template Selection<ModuleInstanceId> InstanceSelector::Select(const ModuleGroup&,
                                                              const ReferenceExpression&, size_t,
                                                              const ExpressionScope&, const Tail&,
                                                              ComputedKeys);

}  // namespace routesight

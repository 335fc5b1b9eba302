// Picks the instances of a block that a reference means, by keys that stand in the source and by
// keys that follow from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/links/instance_index.h"
#include "evaluator/links/known_values.h"
#include "evaluator/links/reference_expression.h"

namespace routesight {

// Whether keys that stand in an index are computed. A plan cannot tell this[count.index] from
// this[(count.index + 1) % 2], so what follows from a computed key may turn out to be impossible.
enum class ComputedKeys : uint8_t { kUse, kIgnore };

// How a key was computed that the source does not contain.
struct ComputedKey {
  const ReferenceExpression* expression = nullptr;  // Null when it is the scope's own key.
  size_t first = 0;                                 // The terms that give keys.
  size_t last = 0;
  size_t key = 0;  // Which of the keys, and how many from there on.
  size_t keys = 1;
  ExpressionScope scope;
};

struct TailStep {
  ReferenceStep step;
  std::optional<ComputedKey> origin;  // None for what stands in the source.
};

// The steps that are still to be made into a value once it is found.
using Tail = std::vector<TailStep>;

template <typename IdType>
struct Selection {
  std::vector<IdType> instances;
  Tail rest;           // What is still to be followed from the instances.
  bool keyed = false;  // They were picked by a computed key.
};

class InstanceSelector {
 public:
  // `values` must outlive this.
  explicit InstanceSelector(KnownValues& values) : values_(values) {}

  // The instances of `group` that the term at `place` means, with `tail` to be followed from there:
  // one, or all when nothing tells which.
  template <typename IdType>
  Selection<IdType> Select(const InstanceGroup<IdType>& group,
                           const ReferenceExpression& expression, size_t place,
                           const ExpressionScope& scope, const Tail& tail, ComputedKeys keys);
  // What the terms from `first` up to `last` say as steps of a tail.
  Tail IndexSteps(const ReferenceExpression& expression, size_t first, size_t last,
                  const ExpressionScope& scope);

 private:
  // What stands in the index before, between and behind computed texts:
  // this["snet-${each.value.net}-${each.key}"].
  using Template = std::vector<std::string>;

  template <typename IdType>
  std::optional<Selection<IdType>> SelectByTail(const InstanceGroup<IdType>& group,
                                                const Tail& tail, ComputedKeys keys);
  template <typename IdType>
  std::optional<IdType> Find(const InstanceGroup<IdType>& group, const ComputedKey& key);
  // The only template by which every instance of the block with the index finds an instance. If
  // there is none, the index is something else.
  template <typename IdType>
  std::optional<Template> TemplateFor(const InstanceGroup<IdType>& group, const ComputedKey& key);
  // Empty if the plan does not tell them.
  std::vector<std::string> TextsOf(const ComputedKey& key, std::string_view peer);

  KnownValues& values_;
  absl::flat_hash_map<
      std::tuple<const void*, size_t, size_t, size_t, ModuleInstanceId, const void*>,
      std::optional<Template>>
      templates_;
};

}  // namespace routesight

// Follows the references of an expression through variables, outputs and for_each to the resources
// that its value can come from.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/links/instance_index.h"
#include "evaluator/links/instance_selection.h"
#include "evaluator/links/known_values.h"
#include "evaluator/links/link_targets.h"
#include "evaluator/links/reference_meaning.h"
#include "evaluator/links/references.h"
#include "evaluator/plan/azurerm_links.h"

namespace routesight {

// What the definition of a local can be made of.
enum class Reach : uint8_t {
  kModule,   // What its module instance declares, and outputs of the modules that it calls.
  kVisible,  // The arguments of the module, too.
};

// A place where the trail is lost: the plan does not contain what a local is.
struct DeadEnd {
  ModuleInstanceId module;
  Reach reach = Reach::kVisible;
  std::vector<std::string> keys;  // That the value is then indexed with.
};

struct ReferenceTrace {
  // Whose id, name or address the value can be; in the order of the source.
  std::vector<LinkTarget> targets;
  // Named by another attribute; they count if there are no targets.
  std::vector<LinkTarget> mentions;
  // Of networks that are mentioned where a subnet is wanted; they count if there is nothing else.
  std::vector<LinkTarget> subnets_of_mentions;
  std::vector<DeadEnd> dead_ends;
  bool foreign = false;      // It also refers to a resource of which the plan keeps nothing.
  bool keyed = false;        // An instance was picked by a computed key.
  bool other_types = false;  // It also refers to resources that the link cannot point at.
};

class ReferenceTracer {
 public:
  // All must outlive this.
  ReferenceTracer(const Plan& plan, const InstanceIndex& index, const LinkTargets& targets)
      : plan_(plan),
        index_(index),
        link_targets_(targets),
        values_(plan, index),
        selector_(values_) {}

  // Where the value of an attribute of `from` comes from.
  ReferenceTrace Trace(const ConfiguredAttribute& attribute, ResourceId from,
                       const LinkAttribute& link, ComputedKeys keys);
  // The value of an attribute of `from` if nothing unknown is in it and the plan tells it.
  std::optional<std::string> KnownText(const ConfiguredAttribute& attribute, ResourceId from);
  // Everything that an expression in a module instance can reach and the link may point at; sorted.
  // Lives as long as this.
  std::span<const LinkTarget> Visible(ModuleInstanceId module, Reach reach,
                                      const LinkAttribute& link);

 private:
  struct Walk;

  // Those that can lead nowhere tell whether they led to anything, whatever its type.
  bool Follow(const std::vector<Symbol>& references, const ExpressionScope& scope, const Tail& tail,
              Walk& walk);
  bool FollowTerm(const ReferenceExpression& expression, size_t place, const ExpressionScope& scope,
                  const Tail& tail, Walk& walk);
  void FollowResource(const ReferenceExpression& expression, size_t place,
                      const ExpressionScope& scope, const Tail& tail, Walk& walk);
  void AddMeant(ResourceId resource, const MeantReference& meant, const Tail& rest, Walk& walk);
  void FollowAttribute(ResourceId resource, std::string_view path, const Tail& tail, Walk& walk);
  void FollowModule(const ReferenceExpression& expression, size_t place,
                    const ExpressionScope& scope, const Tail& tail, Walk& walk);
  void FollowOutputs(ModuleInstanceId module, const Tail& tail, Walk& walk);
  void FollowOutput(ModuleInstanceId module, const ConfiguredOutput& output, const Tail& tail,
                    Walk& walk);
  bool FollowVariable(const ReferenceExpression& expression, size_t place,
                      const ExpressionScope& scope, const Tail& tail, Walk& walk);
  bool FollowEachValue(const ReferenceExpression& expression, size_t place,
                       const ExpressionScope& scope, const Tail& tail, Walk& walk);
  void AddVisible(ModuleInstanceId module, Reach reach, Walk& walk);

  // The tail of a term's own steps from `first` on, its index, and what follows.
  Tail Extended(const ReferenceExpression& expression, size_t place, size_t first,
                const ExpressionScope& scope, const Tail& tail, const Walk& walk);

  const Plan& plan_;
  const InstanceIndex& index_;
  const LinkTargets& link_targets_;
  KnownValues values_;
  InstanceSelector selector_;
  absl::flat_hash_map<std::tuple<ModuleInstanceId, Reach, const LinkAttribute*>,
                      std::vector<LinkTarget>>
      visible_;
};

}  // namespace routesight

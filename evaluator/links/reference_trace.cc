#include "evaluator/links/reference_trace.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

// Deeper than modules are ever nested; ends what the loss of names could make circular.
constexpr int kMaximumDepth = 64;

bool IsForeign(std::string_view type) { return type.substr(0, 8) != "azurerm_"; }

// Whether the source has more than the resource or module itself: what it is about is not lost.
bool HasAttribute(const std::vector<ReferenceStep>& steps) {
  return std::any_of(steps.begin(), steps.end(),
                     [](const ReferenceStep& step) { return step.kind == StepKind::kAttribute; });
}

bool StartsWithKey(const std::vector<ReferenceStep>& steps) {
  return !steps.empty() && steps.front().kind == StepKind::kKey;
}

// Whether the term stands in the index of another one that comes before it and lost its rest there.
bool IsIndex(const ReferenceExpression& expression, size_t place) {
  for (size_t i = 0; i < place; ++i) {
    if (expression[i].index_end <= place) continue;
    if (expression[i].kind == ReferenceKind::kManaged ||
        expression[i].kind == ReferenceKind::kData ||
        expression[i].kind == ReferenceKind::kModule) {
      return !HasAttribute(expression[i].steps);
    }
  }
  return false;
}

// What stands behind the resource itself: ip_configuration.0.subnet_id. What follows from outside
// says more only if the source names nothing, and only by names that nobody but the provider gives:
// those of an object, { subnet_id = azurerm_subnet.app.id }, are the configuration's own.
std::string AttributePath(const ReferenceTerm& term, const Tail& rest) {
  std::string path;
  for (size_t i = StartsWithKey(term.steps) ? 1 : 0; i < term.steps.size(); ++i) {
    path += (path.empty() ? "" : ".") + term.steps[i].text;
  }
  if (!path.empty() || rest.empty()) return path;
  const std::string& step = rest.front().step.text;
  return IsPlainAttribute(step) || step == "subnet" ? step : "";
}

// Targets in the order in which they are found, each once.
class TargetList {
 public:
  void Add(const LinkTarget& target) {
    const uint64_t key = uint64_t{target.resource.value} << 32 | target.inline_subnet.value;
    if (seen_.insert(key).second) targets_.push_back(target);
  }
  const std::vector<LinkTarget>& targets() const { return targets_; }

 private:
  std::vector<LinkTarget> targets_;
  absl::flat_hash_set<uint64_t> seen_;
};

}  // namespace

struct ReferenceTracer::Walk {
  Walk(const LinkAttribute& of_link, ComputedKeys use_keys) : link(of_link), keys(use_keys) {}

  size_t found() const {
    return targets.targets().size() + mentions.targets().size() +
           subnets_of_mentions.targets().size();
  }

  const LinkAttribute& link;
  const ComputedKeys keys;
  ReferenceTrace trace;  // Its targets are filled at the end, from these:
  TargetList targets;
  TargetList mentions;
  TargetList subnets_of_mentions;
  Reach reach = Reach::kVisible;  // Of dead ends from here on.
  int depth = 0;
  absl::flat_hash_set<std::string> outputs_seen;
  absl::flat_hash_set<std::pair<ModuleInstanceId, Reach>> modules_seen;
};

ReferenceTrace ReferenceTracer::Trace(const ConfiguredAttribute& attribute, ResourceId from,
                                      const LinkAttribute& link, ComputedKeys keys) {
  Walk walk(link, keys);
  Follow(attribute.references, values_.ScopeOf(from), {}, walk);
  walk.trace.targets = walk.targets.targets();
  walk.trace.mentions = walk.mentions.targets();
  walk.trace.subnets_of_mentions = walk.subnets_of_mentions.targets();
  return std::move(walk.trace);
}

std::optional<std::string> ReferenceTracer::KnownText(const ConfiguredAttribute& attribute,
                                                      ResourceId from) {
  const ReferenceExpression& expression = values_.Parsed(attribute.references);
  std::vector<std::string> keys =
      values_.Keys(expression, 0, expression.size(), values_.ScopeOf(from));
  if (keys.size() != 1) return std::nullopt;
  return std::move(keys.front());
}

std::span<const LinkTarget> ReferenceTracer::Visible(ModuleInstanceId module, Reach reach,
                                                     const LinkAttribute& link) {
  const auto [place, added] = visible_.try_emplace({module, reach, &link});
  if (!added) return place->second;
  Walk walk(link, ComputedKeys::kUse);
  AddVisible(module, reach, walk);
  std::vector<LinkTarget> visible = walk.targets.targets();
  for (const TargetList* more : {&walk.mentions, &walk.subnets_of_mentions}) {
    visible.insert(visible.end(), more->targets().begin(), more->targets().end());
  }
  std::sort(visible.begin(), visible.end());
  visible.erase(std::unique(visible.begin(), visible.end()), visible.end());
  return visible_[{module, reach, &link}] = std::move(visible);
}

void ReferenceTracer::AddVisible(ModuleInstanceId module, Reach reach, Walk& walk) {
  if (!module.has_value() || !walk.modules_seen.insert({module, reach}).second) return;
  const bool declared = index_.Module(module).module != nullptr;
  for (const std::string_view target : walk.link.targets) {
    const std::string_view type = target.substr(0, target.find('.'));
    // Without a configuration nothing tells what is visible from where.
    for (const ResourceId resource : declared ? index_.OfType(module, type) : index_.OfType(type)) {
      if (target != "azurerm_virtual_network.subnet") {
        walk.targets.Add({resource, {}});
        continue;
      }
      for (const LinkTarget& subnet : link_targets_.SubnetsOf(resource)) walk.targets.Add(subnet);
    }
  }
  for (const ModuleInstanceId child : index_.Children(module)) FollowOutputs(child, {}, walk);
  const ConfiguredModuleCall* call = index_.Module(module).call;
  if (reach == Reach::kVisible && call != nullptr) {
    const ExpressionScope scope = values_.ScopeOfCall(module);
    for (const ConfiguredAttribute& argument : call->arguments) {
      Follow(argument.references, scope, {}, walk);
    }
    if (call->for_each.present) Follow(call->for_each.references, scope, {}, walk);
  }
  const std::vector<DeadEnd> dead_ends = std::move(walk.trace.dead_ends);
  walk.trace.dead_ends.clear();
  for (const DeadEnd& dead_end : dead_ends) AddVisible(dead_end.module, dead_end.reach, walk);
}

bool ReferenceTracer::Follow(const std::vector<Symbol>& references, const ExpressionScope& scope,
                             const Tail& tail, Walk& walk) {
  if (references.empty() || walk.depth >= kMaximumDepth) return false;
  ++walk.depth;
  const ReferenceExpression& expression = values_.Parsed(references);
  bool led = false;
  bool lost_first = false;  // A local in front may be just a condition for what follows.
  bool lost = false;
  for (size_t i = 0; i < expression.size(); ++i) {
    const size_t dead_ends = walk.trace.dead_ends.size();
    if (expression[i].kind != ReferenceKind::kLocal) {
      led = FollowTerm(expression, i, scope, tail, walk) || led;
      // What picks an instance is no source, although its own source is not known.
      if (IsIndex(expression, i)) walk.trace.dead_ends.resize(dead_ends);
    } else if (!IsIndex(expression, i)) {
      (i == 0 ? lost_first : lost) = true;
    }
  }
  --walk.depth;
  if (!lost && (!lost_first || led)) return led;
  DeadEnd dead_end{scope.module, walk.reach, {}};
  for (const ReferenceTerm& term : expression) {
    if (term.kind != ReferenceKind::kLocal) continue;
    for (const ReferenceStep& step : term.steps) {
      if (step.kind == StepKind::kKey) dead_end.keys.push_back(step.text);
    }
  }
  for (const TailStep& step : tail) {
    if (step.step.kind == StepKind::kKey) dead_end.keys.push_back(step.step.text);
  }
  walk.trace.dead_ends.push_back(std::move(dead_end));
  return true;
}

bool ReferenceTracer::FollowTerm(const ReferenceExpression& expression, size_t place,
                                 const ExpressionScope& scope, const Tail& tail, Walk& walk) {
  switch (expression[place].kind) {
    case ReferenceKind::kManaged:
    case ReferenceKind::kData:
      FollowResource(expression, place, scope, tail, walk);
      return true;
    case ReferenceKind::kModule:
      FollowModule(expression, place, scope, tail, walk);
      return true;
    case ReferenceKind::kVariable:
      return FollowVariable(expression, place, scope, tail, walk);
    case ReferenceKind::kEachValue:
      return FollowEachValue(expression, place, scope, tail, walk);
    case ReferenceKind::kLocal:
    case ReferenceKind::kEachKey:
    case ReferenceKind::kCountIndex:
    case ReferenceKind::kOther:
      return false;
  }
  return false;
}

void ReferenceTracer::FollowResource(const ReferenceExpression& expression, size_t place,
                                     const ExpressionScope& scope, const Tail& tail, Walk& walk) {
  const ReferenceTerm& term = expression[place];
  const ResourceMode mode =
      term.kind == ReferenceKind::kData ? ResourceMode::kData : ResourceMode::kManaged;
  if (mode == ResourceMode::kManaged && IsForeign(term.type)) walk.trace.foreign = true;
  const ResourceGroup* group = index_.Resources(scope.module, mode, term.type, term.name);
  if (group == nullptr) {
    walk.trace.other_types = true;
    return;
  }
  const auto selection = selector_.Select(*group, expression, place, scope, tail, walk.keys);

  const MeantReference meant =
      MeaningFor(walk.link, term.type, AttributePath(term, selection.rest));
  const bool nothing = meant.meaning == ReferenceMeaning::kNothing;
  if (nothing) walk.trace.other_types = true;
  if (selection.keyed && !nothing) walk.trace.keyed = true;
  for (const ResourceId resource : selection.instances) {
    AddMeant(resource, meant, selection.rest, walk);
  }
}

void ReferenceTracer::AddMeant(ResourceId resource, const MeantReference& meant, const Tail& rest,
                               Walk& walk) {
  switch (meant.meaning) {
    case ReferenceMeaning::kNothing:
      return;
    case ReferenceMeaning::kTarget:
      return walk.targets.Add({resource, {}});
    case ReferenceMeaning::kMention:
      return walk.mentions.Add({resource, {}});
    case ReferenceMeaning::kSubnets:
    case ReferenceMeaning::kSubnetMention: {
      std::vector<LinkTarget> subnets = link_targets_.SubnetsOf(resource);
      for (const TailStep& step : rest) {
        const auto named = std::find_if(subnets.begin(), subnets.end(), [&](const auto& subnet) {
          return step.step.kind == StepKind::kKey && link_targets_.Name(subnet) == step.step.text;
        });
        if (named != subnets.end()) subnets = {*named};
      }
      const bool whole = meant.meaning == ReferenceMeaning::kSubnets;
      for (const LinkTarget& subnet : subnets) {
        (whole ? walk.targets : walk.subnets_of_mentions).Add(subnet);
      }
      return;
    }
    case ReferenceMeaning::kAnotherLink:
      return FollowAttribute(resource, meant.linked_attribute, rest, walk);
  }
}

void ReferenceTracer::FollowAttribute(ResourceId resource, std::string_view path, const Tail& tail,
                                      Walk& walk) {
  const ConfiguredResource* block = index_.BlockOf(resource);
  if (block == nullptr) return;
  for (const ConfiguredAttribute& attribute : block->attributes) {
    if (plan_.Text(attribute.path) != path) continue;
    Follow(attribute.references, values_.ScopeOf(resource), tail, walk);
  }
}

void ReferenceTracer::FollowModule(const ReferenceExpression& expression, size_t place,
                                   const ExpressionScope& scope, const Tail& tail, Walk& walk) {
  const ReferenceTerm& term = expression[place];
  const ModuleGroup* group = index_.Modules(scope.module, term.name);
  if (group == nullptr) return;
  const auto selection = selector_.Select(*group, expression, place, scope, tail, walk.keys);
  const size_t found_before = walk.found();
  const size_t output_step = StartsWithKey(term.steps) ? 1 : 0;
  const Tail rest = output_step < term.steps.size()
                        ? Extended(expression, place, output_step, scope, tail, walk)
                        : selection.rest;
  for (const ModuleInstanceId module : selection.instances) FollowOutputs(module, rest, walk);
  if (selection.keyed && found_before != walk.found()) walk.trace.keyed = true;
}

void ReferenceTracer::FollowOutputs(ModuleInstanceId module, const Tail& tail, Walk& walk) {
  const ConfiguredModule* declared = index_.Module(module).module;
  if (declared == nullptr) return;
  if (!tail.empty()) {
    for (const ConfiguredOutput& output : declared->outputs) {
      if (plan_.Text(output.name) != tail.front().step.text) continue;
      return FollowOutput(module, output, Tail(tail.begin() + 1, tail.end()), walk);
    }
  }
  // The name is lost behind a computed index: any output may be meant. A local among them is then
  // taken for one of what its module declares.
  const Reach reach = std::exchange(walk.reach, Reach::kModule);
  for (const ConfiguredOutput& output : declared->outputs) FollowOutput(module, output, tail, walk);
  walk.reach = reach;
}

void ReferenceTracer::FollowOutput(ModuleInstanceId module, const ConfiguredOutput& output,
                                   const Tail& tail, Walk& walk) {
  std::string visit = Concat(module.value, " ", plan_.Text(output.name));
  for (const TailStep& step : tail) visit += Concat(" ", step.step.text);
  if (!walk.outputs_seen.insert(visit).second) return;
  ExpressionScope scope;
  scope.module = module;
  Follow(output.value.references, scope, tail, walk);
}

bool ReferenceTracer::FollowVariable(const ReferenceExpression& expression, size_t place,
                                     const ExpressionScope& scope, const Tail& tail, Walk& walk) {
  // The value of a root variable is known; nothing unknown comes from there.
  const ConfiguredAttribute* argument = values_.Argument(scope.module, expression[place].name);
  if (argument == nullptr || argument->references.empty()) return false;
  return Follow(argument->references, values_.ScopeOfCall(scope.module),
                Extended(expression, place, 0, scope, tail, walk), walk);
}

bool ReferenceTracer::FollowEachValue(const ReferenceExpression& expression, size_t place,
                                      const ExpressionScope& scope, const Tail& tail, Walk& walk) {
  if (scope.for_each == nullptr || scope.for_each->references.empty()) return false;
  ExpressionScope outside;
  outside.module = scope.module;
  Tail extended = Extended(expression, place, 0, scope, tail, walk);
  TailStep own_key{{std::string(scope.key), StepKind::kKey},
                   ComputedKey{nullptr, 0, 0, 0, 1, scope}};
  extended.insert(extended.begin(), std::move(own_key));
  return Follow(scope.for_each->references, outside, extended, walk);
}

Tail ReferenceTracer::Extended(const ReferenceExpression& expression, size_t place, size_t first,
                               const ExpressionScope& scope, const Tail& tail, const Walk& walk) {
  const ReferenceTerm& term = expression[place];
  Tail extended;
  for (size_t i = first; i < term.steps.size(); ++i) {
    extended.push_back({term.steps[i], std::nullopt});
  }
  if (walk.keys == ComputedKeys::kUse) {
    Tail steps = selector_.IndexSteps(expression, place + 1, term.index_end, scope);
    std::move(steps.begin(), steps.end(), std::back_inserter(extended));
  }
  extended.insert(extended.end(), tail.begin(), tail.end());
  return extended;
}

}  // namespace routesight

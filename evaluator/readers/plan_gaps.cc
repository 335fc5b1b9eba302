#include "evaluator/readers/plan_gaps.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "evaluator/base/text.h"
#include "evaluator/plan/resource_address.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

bool MayMatter(std::string_view type) {
  return FindReader(type) != nullptr ||
         std::any_of(UnreadTypes().begin(), UnreadTypes().end(),
                     [&](const UnreadType& unread) { return unread.type == type; });
}

std::string InWords(std::string_view reason) {
  std::string words(reason.empty() ? "it gives no reason" : reason);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

// The address of the block that an instance comes from: without any keys.
std::string BlockAddress(std::string_view instance) {
  const std::string_view module = ModulePart(instance);
  std::string address;
  for (const std::string_view call : ModuleCallNames(module)) {
    address += Concat("module.", call, ".");
  }
  if (!module.empty()) instance.remove_prefix(module.size() + 1);
  return address + std::string(instance.substr(0, instance.find('[')));
}

// The blocks that have an instance before or after, or whose instances are put off.
absl::flat_hash_set<std::string> BlocksWithInstances(const Plan& plan) {
  absl::flat_hash_set<std::string> blocks;
  for (const Resource& resource : plan.resources) {
    blocks.insert(BlockAddress(plan.Text(resource.address)));
  }
  for (const DeferredChange& change : plan.deferred) {
    blocks.insert(BlockAddress(plan.Text(change.address)));
  }
  return blocks;
}

// Finds blocks of the configuration that this plan leaves out and that are not there yet either.
class LeftOutBlocks {
 public:
  explicit LeftOutBlocks(const Plan& plan) : plan_(plan), there_(BlocksWithInstances(plan)) {}

  void StateIn(ModuleId module, const std::string& path, TopologyBuilder& builder) const {
    for (const ConfiguredResource& block : plan_.modules[module].resources) {
      const std::string address = Concat(path, plan_.Text(block.type), ".", plan_.Text(block.name));
      if (block.mode != ResourceMode::kManaged || !MayMatter(plan_.Text(block.type)) ||
          AsksForNone(block.count, block.for_each) || there_.contains(address)) {
        continue;
      }
      builder.Mention({GapKind::kOutsideThePlan,
                       address,
                       "",
                       "the plan leaves it out and it is not there yet; another apply may add it",
                       {}});
    }
    for (const ConfiguredModuleCall& call : plan_.modules[module].calls) {
      if (AsksForNone(call.count, call.for_each)) continue;
      StateIn(call.module, Concat(path, "module.", plan_.Text(call.name), "."), builder);
    }
  }

 private:
  // Where the count is computed it may be none all the same.
  bool AsksForNone(const ConfiguredExpression& count, const ConfiguredExpression& for_each) const {
    const JsonView number = plan_.View(count.constant);
    const JsonView collection = plan_.View(for_each.constant);
    return number.Integer() == 0 ||
           ((collection.IsList() || collection.IsObject()) && collection.size() == 0);
  }

  const Plan& plan_;
  const absl::flat_hash_set<std::string> there_;
};

}  // namespace

void StatePlanGaps(const Plan& plan, const Moment& moment, TopologyBuilder& builder) {
  if (plan.errored) {
    builder.AddGap({GapKind::kOutsideThePlan,
                    "the plan",
                    "",
                    "planning ended with an error: what it did not reach is missing or stale",
                    {}});
  }
  if (moment.IsBefore()) return;
  for (const DeferredChange& change : plan.deferred) {
    if (!MayMatter(plan.Text(change.type))) continue;
    builder.AddGap(
        {GapKind::kOutsideThePlan,
         std::string(plan.Text(change.address)),
         "",
         Concat("the plan puts it off to a later one: ", InWords(plan.Text(change.reason))),
         {}});
  }
  if (!plan.complete && plan.root_module.has_value()) {
    LeftOutBlocks(plan).StateIn(plan.root_module, "", builder);
  }
}

}  // namespace routesight

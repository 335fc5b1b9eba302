// The references of one expression, taken apart. A plan lists them as texts in the order of the
// source, each followed by its own prefixes; what stands in a computed index follows the thing it
// indexes, and everything behind that index is lost.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/plan/plan.h"

namespace routesight {

enum class ReferenceKind : uint8_t {
  kManaged,     // azurerm_subnet.app
  kData,        // data.azurerm_subnet.app
  kModule,      // module.hub
  kVariable,    // var.hub
  kLocal,       // local.hub
  kEachKey,     // each.key
  kEachValue,   // each.value
  kCountIndex,  // count.index
  kOther,       // path.module, terraform.workspace and the like: never unknown.
};

enum class StepKind : uint8_t { kAttribute, kKey };

// One step into a value: `.name`, `["name"]` or `[0]`.
struct ReferenceStep {
  std::string text;
  StepKind kind = StepKind::kAttribute;
};

struct ReferenceTerm {
  ReferenceKind kind = ReferenceKind::kOther;
  std::string_view type;  // Of a resource or data source. Owned by the plan, like `name`.
  std::string_view name;
  std::vector<ReferenceStep> steps;
  // The terms behind this one, up to but without this place, may be a computed index into it.
  size_t index_end = 0;
};

using ReferenceExpression = std::vector<ReferenceTerm>;

// Takes one reference apart; its index is empty.
ReferenceTerm ParseReference(std::string_view text);

// All references of an expression, without the prefixes that repeat the one before.
ReferenceExpression ParseExpression(const Plan& plan, std::span<const Symbol> references);

// The steps of a module instance's address: module, hub, ["a"], module, net.
std::vector<ReferenceStep> ParseSteps(std::string_view text);

}  // namespace routesight

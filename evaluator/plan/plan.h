// A Terraform plan as values: what is there before, what will be there after, what the
// configuration says about how things refer to each other. Nothing here knows what Azure makes of
// it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "evaluator/base/symbol.h"
#include "evaluator/base/table.h"
#include "evaluator/plan/json_view.h"

namespace routesight {

enum class ResourceMode : uint8_t { kManaged, kData };

// https://developer.hashicorp.com/terraform/internals/json-format#change-representation
enum class Action : uint8_t {
  kNoOp,
  kCreate,
  kRead,
  kUpdate,
  kDelete,
  kDeleteThenCreate,
  kCreateThenDelete,
  kForget,
};

enum class KeyKind : uint8_t { kNone, kText, kNumber };

struct ResourceTag;
using ResourceId = Id<ResourceTag>;

// One instance of a resource or data source. Ids follow the order of the addresses.
struct Resource {
  Symbol address;  // module.hub["a"].azurerm_subnet.app[0]
  // What reports call it: the address, with the plan's name in front when an earlier plan has a
  // resource of that address.
  Symbol label;
  Symbol module;            // module.hub["a"]; empty text in the root module.
  Symbol type;              // azurerm_subnet
  Symbol name;              // app
  Symbol key;               // The text of the instance key without brackets and quotes, unescaped.
  Symbol previous_address;  // Of a moved resource; else none.
  KeyKind key_kind = KeyKind::kNone;
  ResourceMode mode = ResourceMode::kManaged;
  Action action = Action::kNoOp;
  bool elsewhere = false;  // An earlier plan or state manages the same object, and counts.
  // Azure has the object, but no instance of the configuration means it any more: an interrupted
  // replacement left it over (its address ends with " (deposed <key>)"), or a replacement forgets
  // it (" (forgotten)").
  bool detached = false;
  bool deleted_outside = false;  // Created because somebody deleted it behind Terraform's back.
  ValueId before;                // None if it does not exist before.
  ValueId after;  // None if it will not exist after. The same as `before` for a no-op.
  // The blocks that it depended on when it was last written, directly or not, as the state keeps
  // them: module.hub.azurerm_subnet.app. Its deletion comes before theirs.
  std::vector<Symbol> stored_dependencies;
  // Of a replacement: the top-level attributes that force it, as the plan names them. Sorted by
  // text; empty where the plan does not say (somebody asked for it, for example).
  std::vector<Symbol> forced_by;
};

// An attribute as the configuration writes it. Attributes of nested blocks carry their place:
// `ip_configuration.0.subnet_id`. What an attribute set inside a `dynamic` block says is not here:
// the plan does not contain it.
struct ConfiguredAttribute {
  Symbol path;
  std::vector<Symbol> references;  // As the plan lists them: most specific first, then prefixes.
  ValueId constant;                // None if the expression is not constant.
};

// `count` or `for_each`, or the value of an output: one expression.
struct ConfiguredExpression {
  bool present = false;  // The plan leaves out `for_each = toset(["a"])` and the like.
  std::vector<Symbol> references;
  ValueId constant;
};

struct ConfiguredResource {
  Symbol type;
  Symbol name;
  ResourceMode mode = ResourceMode::kManaged;
  Symbol provider_key;  // azurerm.landing; already the root module's, also inside modules.
  std::vector<ConfiguredAttribute> attributes;  // Sorted by path text.
  ConfiguredExpression count;
  ConfiguredExpression for_each;
  std::vector<Symbol> depends_on;
  // Of a type that is not kept: what its attributes refer to. Of kept ones that is in `attributes`.
  std::vector<Symbol> other_references;
};

struct ModuleTag;
using ModuleId = Id<ModuleTag>;

struct ConfiguredModuleCall {
  Symbol name;
  ModuleId module;
  std::vector<ConfiguredAttribute> arguments;
  ConfiguredExpression count;
  ConfiguredExpression for_each;
  std::vector<Symbol> depends_on;
};

struct ConfiguredOutput {
  Symbol name;
  ConfiguredExpression value;
  std::vector<Symbol> depends_on;
};

struct ConfiguredVariable {
  Symbol name;
  ValueId default_value;  // None without a default.
  bool sensitive = false;
};

struct ConfiguredModule {
  std::vector<ConfiguredResource> resources;
  std::vector<ConfiguredModuleCall> calls;
  std::vector<ConfiguredOutput> outputs;
  std::vector<ConfiguredVariable> variables;
};

// A provider block of the root module.
struct ProviderConfiguration {
  Symbol key;  // azurerm.landing
  ConfiguredExpression subscription_id;
};

struct RootVariable {
  Symbol name;
  ValueId value;
};

// A change that the plan puts off to a later one, because too much is unknown yet. What exists
// stays as it is in this apply.
struct DeferredChange {
  Symbol address;  // Of instances that are not known yet: azurerm_subnet.app[*]
  Symbol type;
  Symbol reason;  // As the plan gives it: provider_config_unknown; none if it gives none.
};

enum class PlanKind : uint8_t { kPlan, kState };

struct Plan {
  PlanKind kind = PlanKind::kPlan;
  std::string name;  // As the user named the file; for display.
  size_t place = 0;  // Among the plans and states that are read together.
  SymbolTable symbols;
  ValueStore values;
  std::string format_version;
  std::string terraform_version;
  std::string timestamp;  // As the plan gives it; empty if it gives none.
  bool complete = true;   // False for a plan that was made with -target or that defers changes.
  bool errored = false;

  Table<ResourceId, Resource> resources;  // Sorted by address.
  Table<ModuleId, ConfiguredModule> modules;
  ModuleId root_module;  // None when the plan has no configuration.
  std::vector<ProviderConfiguration> providers;
  std::vector<RootVariable> variables;
  std::vector<DeferredChange> deferred;  // Of the kept types.
  size_t deposed_objects = 0;            // Left over from an earlier interrupted replacement.
  size_t skipped_resources = 0;          // Of types that have no part in routing.

  std::string_view Text(Symbol symbol) const { return symbols.Text(symbol); }
  JsonView View(ValueId id) const {
    return id.has_value() ? JsonView(values, symbols, id) : JsonView();
  }
  // The resource of that address, also by the address that it is moved from; none if there is none.
  ResourceId FindResource(std::string_view address) const;
  // The block that declares a resource; null when the configuration no longer has it.
  const ConfiguredResource* FindConfiguration(const Resource& resource) const;

  absl::flat_hash_map<Symbol, ResourceId> by_address;
};

// The attributes of one resource type that somebody wants to read, by their azurerm 5.x names;
// nested attributes come with the top-level attribute that holds them.
struct WantedAttributes {
  std::string_view type;
  std::vector<std::string_view> attributes;
};

// The text of a plan. Reading it needs some bytes behind its end that may be read, whatever they
// are; a mapped or padded buffer has them and is read in place, any other text is copied first.
struct PlanText {
  PlanText(std::string_view text) : bytes(text) {}  // NOLINT
  PlanText(std::string_view text, size_t readable) : bytes(text), readable_behind(readable) {}

  std::string_view bytes;
  size_t readable_behind = 0;  // In bytes.
};

// Reads `terraform show -json` of a plan, format version 1.x. Keeps the resources of the types in
// `wanted` and those that can be linked to (azurerm_links.h), of them only the attributes named
// there, and what references need. Older attribute names arrive as their 5.x names.
// An error names the place as a JSON pointer, what was found, and what was expected.
absl::StatusOr<Plan> ParsePlan(PlanText text, std::span<const WantedAttributes> wanted);

// Likewise, and accepts `terraform show -json` of a state, which is a plan that changes nothing.
absl::StatusOr<Plan> ParsePlanOrState(PlanText text, std::span<const WantedAttributes> wanted);

}  // namespace routesight

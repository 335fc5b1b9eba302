// Reads the resources of a plan: `resource_changes`, `deferred_changes`, and what only
// `prior_state` knows.
#pragma once

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/plan/json_cursor.h"
#include "evaluator/plan/kept_attributes.h"
#include "evaluator/plan/plan.h"

namespace routesight {

class ResourceParser {
 public:
  // Adds to the symbols and values of `plan`; the resources themselves are given out by Take.
  ResourceParser(JsonCursor& cursor, const KeptAttributes& kept, Plan& plan)
      : cursor_(cursor), kept_(kept), plan_(plan) {}

  bool ReadChanges(JsonCursor::Value changes, const JsonPlace& place);
  // What Terraform found changed in Azure; the values there are those before the changes.
  bool ReadDrift(JsonCursor::Value drift, const JsonPlace& place);
  bool ReadDeferredChanges(JsonCursor::Value changes, const JsonPlace& place);
  bool ReadPriorState(JsonCursor::Value prior_state, const JsonPlace& place);
  // The values of a state, whose resources nothing changes.
  bool ReadState(JsonCursor::Value values, const JsonPlace& place);
  // All resources, sorted by address; one that both sections know comes from the changes.
  std::vector<Resource> Take();

 private:
  struct Change;
  struct Identity;

  bool ReadResourceChange(JsonCursor::Value value, const JsonPlace& place, Identity& identity,
                          Change& change);
  bool AddChange(const Identity& identity, Change change, const JsonPlace& place);
  void AddForgotten(Resource& resource);
  void AddDeferred(const Identity& identity, Change change, Symbol reason);
  bool ReadChange(JsonCursor::Value value, const JsonPlace& place, std::string_view type,
                  Change& change);
  bool ReadReplacePaths(JsonCursor::Value value, const JsonPlace& place,
                        std::vector<Symbol>& attributes);
  bool ReadActions(JsonCursor::Value value, const JsonPlace& place, Change& change);
  bool ReadModule(JsonCursor::Value module, const JsonPlace& place);
  bool ReadPriorResource(JsonCursor::Value value, const JsonPlace& place);
  bool ReadIdentityMember(std::string_view key, JsonCursor::Value value, const JsonPlace& place,
                          Identity& identity);
  bool ReadDependencies(JsonCursor::Value value, const JsonPlace& place,
                        std::vector<Symbol>& dependencies);
  // The kept attributes of an object that holds all attributes of a resource.
  std::optional<DraftValue> ReadKept(JsonCursor::Value value, const JsonPlace& place,
                                     std::string_view type);
  // Whether all attributes have values of their kind; else the error says which has not.
  bool HasKinds(const DraftValue& value, const JsonPlace& place);
  Resource ToResource(const Identity& identity);
  ValueId Store(std::string_view type, DraftValue draft);

  JsonCursor& cursor_;
  const KeptAttributes& kept_;
  Plan& plan_;
  std::vector<Resource> changed_;
  std::vector<Resource> prior_;
  absl::flat_hash_set<Symbol> seen_;    // Addresses in the changes, whether kept or not.
  absl::flat_hash_set<Symbol> former_;  // Those that resources are moved from.
  absl::flat_hash_set<Symbol> deleted_outside_;
  absl::flat_hash_map<Symbol, std::vector<Symbol>> dependencies_;  // Of the prior state.
};

}  // namespace routesight

// One resource at one moment, as a reader sees it: its values, and what its links point at. A
// reader never looks at another resource.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/plan_value.h"
#include "evaluator/base/prefix.h"
#include "evaluator/links/references.h"
#include "evaluator/plan/moment.h"
#include "evaluator/plan/plan.h"
#include "evaluator/readers/ids_at_hand.h"
#include "evaluator/topology/topology_builder.h"

namespace routesight {

// What ArmIds says of a resource with some values.
struct ResourceIds {
  std::string id;
  std::string lowered;  // The id, in lower case.
  std::string parent;
};

// What all readers of one plan share.
struct ReadingContext {
  const Plan& plan;
  const absl::flat_hash_map<ResourceId, std::vector<const Link*>>& links;
  // What children name their parents by: naming attribute, space, name, all in lower case.
  const absl::flat_hash_map<std::string, std::vector<ResourceId>>& parents;
  const IdsAtHand& ids;
};

class ResourceReader {
 public:
  // `ids` are those with these values; they and the context outlive the reader.
  ResourceReader(const ReadingContext& context, ResourceId id, ResourceState state, ValueId values,
                 const ResourceIds& ids, TopologyBuilder& builder);

  const Resource& resource() const { return resource_; }
  ResourceState state() const { return state_; }
  bool managed() const { return resource_.mode == ResourceMode::kManaged; }
  // Terraform address; as Resource::label where several plans are read together.
  std::string address() const { return std::string(context_.plan.Text(resource_.label)); }
  const std::string& arm_id() const { return ids_.id; }
  JsonView operator[](std::string_view attribute) const { return values_[attribute]; }
  JsonView values() const { return values_; }
  // The values before the apply, whatever the moment; null if it did not exist.
  JsonView Before(std::string_view attribute) const;

  template <typename Draft>
  Draft NewDraft() const {
    Draft draft;
    draft.name = address();
    draft.arm_id = ids_.id;
    draft.managed = managed();
    draft.plan_place = context_.plan.place;
    AddTwinGap(draft.gaps);
    return draft;
  }

  // Whether the configuration says anything about the attribute. Without a configuration, or behind
  // a `dynamic` block, it does not.
  bool IsConfigured(std::string_view attribute) const;

  // What the link attribute refers to; `path` as in Link::attribute, `value` what stands there.
  Reference Link(JsonView value, std::string path) const;
  Reference Link(std::string_view attribute) const {
    return Link(values_[attribute], std::string(attribute));
  }
  // All that a link attribute with many values refers to; an unknown list is one open reference
  // unless the configuration tells more.
  std::vector<Reference> Links(JsonView list, const std::string& path) const;
  std::vector<Reference> Links(std::string_view attribute) const {
    return Links(values_[attribute], std::string(attribute));
  }
  // A write-only link: the plan never has its value, only the configuration tells.
  Reference LinkNotInValues(std::string_view attribute) const {
    return ResolvedLink(std::string(attribute));
  }
  // The resource that contains this one: by its ARM id, else by the attribute that names it. While
  // the resource group is not known, the only resource of that name is meant.
  Reference Parent(std::string_view naming_attribute) const;

  static PlanValue<bool> Bool(JsonView value);
  // Prefixes of a list, sorted. What is unknown or invalid becomes a gap of the draft; `effect`
  // says what is missing then.
  std::vector<Prefix> Prefixes(JsonView list, std::string_view path, std::string_view effect,
                               std::vector<Gap>& gaps) const;
  // One prefix, likewise; `text` is not empty.
  std::optional<Prefix> ReadPrefix(std::string_view text, std::string_view path,
                                   std::string_view effect, std::vector<Gap>& gaps) const;
  Gap MakeGap(GapKind kind, std::string_view path, std::string_view effect) const;

 private:
  // A data source and a managed resource may be one object, and nobody can tell.
  void AddTwinGap(std::vector<Gap>& gaps) const;
  Reference ResolvedLink(std::string path) const;
  Reference ParentOfThatName(std::string_view naming_attribute, std::string_view name) const;
  std::vector<Reference> ResolvedLinks(const std::string& path) const;

  const ReadingContext& context_;
  const Resource& resource_;
  ResourceId id_;
  ResourceState state_;
  JsonView values_;
  const ResourceIds& ids_;
  TopologyBuilder& builder_;
};

}  // namespace routesight

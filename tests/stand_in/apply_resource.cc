#include "tests/stand_in/apply_resource.h"

#include "evaluator/base/text.h"
#include "plugin/protocol/cty_json.h"
#include "tests/stand_in/arm_id.h"
#include "tests/stand_in/invented_values.h"

namespace routesight {
namespace {

using Kind = CtyType::Kind;

// What Azure shows for most things that nobody asked for.
CtyValue EmptyValue(const CtyType& type) {
  switch (type.kind) {
    case Kind::kString:
      return StringValue("");
    case Kind::kNumber:
      return NumberValue(0);
    case Kind::kBool:
      return BoolValue(false);
    case Kind::kList:
    case Kind::kSet:
      return SequenceValue({});
    case Kind::kMap:
      return ObjectValue({});
    case Kind::kObject:
    case Kind::kDynamic:
    case Kind::kTuple:
      return {};
  }
  return {};
}

class Applier {
 public:
  Applier(const Behaviour& behaviour, const InventedValues& invented)
      : behaviour_(behaviour), invented_(invented) {}

  // `path` is without positions, `place` is with them.
  void Apply(const CtyType& type, const std::string& path, const std::string& place,
             CtyValue& value) const {
    const Argument& argument = behaviour_.At(path);
    const auto invented = invented_.find(place);
    // What cannot be set follows the object, even where the plan held an old value.
    const bool follows = argument.is_computed && !argument.is_settable;
    if (invented != invented_.end() && (value.IsUnknown() || follows)) {
      if (const auto made = CtyFromJson(invented->second, type); made.ok()) value = *made;
    } else if (value.IsUnknown()) {
      value = Choose(type, path);
    }
    if (!value.IsKnown()) return;
    if (type.kind == Kind::kObject) {
      ApplyMembers(type, path, place, value);
    } else if (type.kind == Kind::kList || type.kind == Kind::kSet) {
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        Apply(type.element(), path, Concat(place, ".", i), value.items[i]);
      }
    } else if (type.kind == Kind::kMap) {
      for (auto& [name, field] : value.fields) {
        Apply(type.element(), path, JoinPath(place, name), field);
      }
    }
  }

 private:
  void ApplyMembers(const CtyType& type, const std::string& path, const std::string& place,
                    CtyValue& value) const {
    for (const auto& [name, member] : type.attributes) {
      Apply(member, JoinPath(path, name), JoinPath(place, name), value.fields[name]);
    }
  }

  CtyValue Choose(const CtyType& type, const std::string& path) const {
    const auto chosen = behaviour_.chosen.find(path);
    if (chosen == behaviour_.chosen.end()) return EmptyValue(type);
    const auto value = CtyFromJson(chosen->second, type);
    return value.ok() ? *value : EmptyValue(type);
  }

  const Behaviour& behaviour_;
  const InventedValues& invented_;
};

}  // namespace

CtyValue ApplyValues(const std::string& resource_type, const Schema& schema,
                     const Behaviour& behaviour, const std::string& subscription,
                     const AzureStore& store, const CtyValue& planned) {
  CtyValue value = planned;
  nlohmann::json known = CtyToJson(value, schema.type);
  CtyValue& id = value.fields["id"];
  if (id.IsUnknown()) {
    id = StringValue(behaviour.id_template.empty()
                         ? Concat("/stand-in/", resource_type, "/", TextOf(known, "name"))
                         : ComposeArmId(behaviour.id_template, subscription, known));
    known["id"] = id.text;
  }
  Applier(behaviour, InventValues(resource_type, known, store)).Apply(schema.type, "", "", value);
  return value;
}

}  // namespace routesight

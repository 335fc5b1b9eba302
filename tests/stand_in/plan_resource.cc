#include "tests/stand_in/plan_resource.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "plugin/protocol/cty_json.h"

namespace routesight {
namespace {

using Kind = CtyType::Kind;

// The older SDK cannot tell these from an argument that is left out.
bool IsZero(const CtyValue& value, const CtyType& type) {
  if (!value.IsKnown()) return false;
  switch (type.kind) {
    case Kind::kString:
      return value.text.empty();
    case Kind::kNumber:
      return value.text == "0";
    case Kind::kBool:
      return !value.flag;
    case Kind::kObject:
      return false;
    case Kind::kDynamic:
    case Kind::kList:
    case Kind::kSet:
    case Kind::kMap:
    case Kind::kTuple:
      return value.items.empty() && value.fields.empty();
  }
  return false;
}

// "West Europe" is stored as "westeurope".
std::string PlainLocation(const std::string& location) {
  std::string plain;
  for (const char c : location) {
    if (c != ' ') plain.push_back(absl::ascii_tolower(static_cast<unsigned char>(c)));
  }
  return plain;
}

class Planner {
 public:
  explicit Planner(const Behaviour& behaviour) : behaviour_(behaviour) {}

  void PlanObject(const CtyType& type, const std::string& path, const CtyValue& prior,
                  CtyValue& planned) const {
    if (!planned.IsKnown()) return;
    for (const auto& [name, member] : type.attributes) {
      PlanMember(member, JoinPath(path, name), prior, name, planned.fields[name]);
    }
  }

 private:
  void PlanMember(const CtyType& type, const std::string& path, const CtyValue& prior_object,
                  const std::string& name, CtyValue& planned) const {
    const Argument& argument = behaviour_.At(path);
    const CtyValue& prior = prior_object.Field(name);
    // Blocks that were left out are an empty list, never null.
    const bool is_omitted = argument.is_block
                                ? argument.is_computed && planned.items.empty() && planned.IsKnown()
                                : planned.IsNull();
    if (argument.is_write_only) {
      planned = CtyValue();
    } else if (is_omitted) {
      planned = PlanOmitted(type, argument, prior_object, prior);
    } else if (planned.IsKnown()) {
      if (path == "location") planned.text = PlainLocation(planned.text);
      PlanItems(type, path, prior, planned);
    }
  }

  static CtyValue PlanOmitted(const CtyType& type, const Argument& argument,
                              const CtyValue& prior_object, const CtyValue& prior) {
    if (!argument.default_value.is_null()) {
      const auto value = CtyFromJson(argument.default_value, type);
      if (value.ok()) return *value;
    }
    if (argument.is_computed) return prior_object.IsKnown() ? prior : UnknownValue();
    return IsZero(prior, type) ? prior : CtyValue();
  }

  void PlanItems(const CtyType& type, const std::string& path, const CtyValue& prior,
                 CtyValue& planned) const {
    const bool collects = type.kind == Kind::kList || type.kind == Kind::kSet;
    if (!collects || type.element().kind != Kind::kObject) return;
    for (std::size_t i = 0; i < planned.items.size(); ++i) {
      const CtyValue* before = nullptr;
      if (type.kind == Kind::kList) {
        if (i < prior.items.size()) before = &prior.items[i];
      } else {
        before = FindCounterpart(type.element(), path, prior, planned.items[i]);
      }
      PlanObject(type.element(), path, before == nullptr ? CtyValue() : *before, planned.items[i]);
    }
  }

  // Elements of a set have no name: one is taken for the same as before when nothing that is
  // configured differs.
  const CtyValue* FindCounterpart(const CtyType& type, const std::string& path,
                                  const CtyValue& prior, const CtyValue& item) const {
    for (const CtyValue& candidate : prior.items) {
      CtyValue planned = item;
      PlanObject(type, path, candidate, planned);
      if (AreEqual(planned, candidate, type)) return &candidate;
    }
    return nullptr;
  }

  const Behaviour& behaviour_;
};

}  // namespace

CtyValue PlanValues(const Schema& schema, const Behaviour& behaviour, const CtyValue& prior,
                    const CtyValue& proposed) {
  CtyValue planned = proposed;
  Planner(behaviour).PlanObject(schema.type, "", prior, planned);
  return planned;
}

}  // namespace routesight

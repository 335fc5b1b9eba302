#include "tests/stand_in/replacement.h"

#include <algorithm>

#include "tests/stand_in/conditional_replacement.h"

namespace routesight {
namespace {

using Kind = CtyType::Kind;

class ReplacementFinder {
 public:
  ReplacementFinder(const std::string& resource_type, const Behaviour& behaviour,
                    const CtyValue& prior, const CtyValue& planned)
      : resource_type_(resource_type), behaviour_(behaviour), prior_(prior), planned_(planned) {}

  void Visit(const CtyType& type, const std::string& name, const CtyValue& before,
             const CtyValue& after, const AttributePath& place) {
    for (const auto& [member_name, member] : type.attributes) {
      const CtyValue& from = before.Field(member_name);
      const CtyValue& to = after.Field(member_name);
      if (AreEqual(from, to, member)) continue;
      AttributePath here = place;
      here.push_back(AttributeStep::Attribute(member_name));
      VisitMember(member, JoinPath(name, member_name), from, to, here);
    }
  }

  std::vector<AttributePath> Take() { return std::move(found_); }

 private:
  void VisitMember(const CtyType& type, const std::string& name, const CtyValue& from,
                   const CtyValue& to, const AttributePath& place) {
    const bool holds_objects = (type.kind == Kind::kList || type.kind == Kind::kSet) &&
                               type.element().kind == Kind::kObject;
    const bool counts =
        !holds_objects || from.items.size() != to.items.size() || !from.IsKnown() || !to.IsKnown();
    if (counts && Forces(name, from, to)) found_.push_back(place);
    if (!holds_objects) return;
    if (type.kind == Kind::kSet) {
      // Elements of a set cannot be named, so the whole set stands for them.
      if (AnyMemberForces(type.element(), name)) found_.push_back(place);
      return;
    }
    const CtyValue none;
    for (std::size_t i = 0; i < std::max(from.items.size(), to.items.size()); ++i) {
      AttributePath here = place;
      here.push_back(AttributeStep::Index(static_cast<std::int64_t>(i)));
      Visit(type.element(), name, i < from.items.size() ? from.items[i] : none,
            i < to.items.size() ? to.items[i] : none, here);
    }
  }

  bool Forces(const std::string& name, const CtyValue& from, const CtyValue& to) const {
    const Argument& argument = behaviour_.At(name);
    if (argument.forces_replacement) return true;
    if (!argument.replaces_sometimes) return false;
    return ReplacesUnderItsCondition({resource_type_, name, from, to, prior_, planned_});
  }

  bool AnyMemberForces(const CtyType& type, const std::string& name) const {
    return std::any_of(type.attributes.begin(), type.attributes.end(), [&](const auto& member) {
      return behaviour_.At(JoinPath(name, member.first)).forces_replacement;
    });
  }

  const std::string& resource_type_;
  const Behaviour& behaviour_;
  const CtyValue& prior_;
  const CtyValue& planned_;
  std::vector<AttributePath> found_;
};

}  // namespace

std::vector<AttributePath> FindReplacements(const std::string& resource_type, const CtyType& type,
                                            const Behaviour& behaviour, const CtyValue& prior,
                                            const CtyValue& planned) {
  ReplacementFinder finder(resource_type, behaviour, prior, planned);
  finder.Visit(type, "", prior, planned, {});
  return finder.Take();
}

}  // namespace routesight

#include "evaluator/plan/changed_attributes.h"

#include <algorithm>

namespace routesight {
namespace {

bool SameValue(JsonView a, JsonView b);

bool SameMembers(JsonView a, JsonView b) {
  for (size_t i = 0; i < a.size(); ++i) {
    if (a.IsObject() ? !SameValue(a.At(i), b[a.KeyAt(i)]) : !SameValue(a.At(i), b.At(i))) {
      return false;
    }
  }
  return true;
}

// What is not known may be anything.
bool SameValue(JsonView a, JsonView b) {
  if (a.IsUnknown() || b.IsUnknown()) return false;
  if (a.IsNull() || b.IsNull()) return a.IsNull() && b.IsNull();
  if (a.IsObject() != b.IsObject() || a.IsList() != b.IsList()) return false;
  if (a.IsList()) return a.size() == b.size() && SameMembers(a, b);
  if (a.IsObject()) return SameMembers(a, b) && SameMembers(b, a);
  return a.Bool() == b.Bool() && a.Text() == b.Text();
}

void AddChanged(JsonView values, JsonView others, std::vector<std::string>& changed) {
  for (size_t i = 0; i < values.size(); ++i) {
    const std::string_view name = values.KeyAt(i);
    if (!SameValue(values[name], others[name])) changed.emplace_back(name);
  }
}

}  // namespace

std::vector<std::string> ChangedAttributes(const Plan& plan, const Resource& resource) {
  std::vector<std::string> changed;
  if (!resource.before.has_value() || !resource.after.has_value()) return changed;
  const JsonView before = plan.View(resource.before);
  const JsonView after = plan.View(resource.after);
  AddChanged(before, after, changed);
  AddChanged(after, before, changed);
  std::sort(changed.begin(), changed.end());
  changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
  return changed;
}

}  // namespace routesight

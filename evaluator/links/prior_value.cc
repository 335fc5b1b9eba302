#include "evaluator/links/prior_value.h"

#include "evaluator/base/text.h"

namespace routesight {
namespace {

JsonView WithName(JsonView blocks, std::string_view name) {
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks.At(i)["name"].Text() == name) return blocks.At(i);
  }
  return {};
}

JsonView AtPlace(JsonView list, size_t place) {
  return place < list.size() ? list.At(place) : JsonView();
}

}  // namespace

std::string_view FindPriorValue(const Plan& plan, const LinkSite& site) {
  const Resource& resource = plan.resources[site.from];
  JsonView before = plan.View(resource.before);
  JsonView after = plan.View(resource.after);
  std::string_view path = site.path;
  while (!path.empty()) {
    const size_t dot = path.find('.');
    const std::string_view segment = path.substr(0, dot);
    path = dot == path.npos ? std::string_view() : path.substr(dot + 1);
    if (const auto place = ParseNumber<size_t>(segment)) {
      after = AtPlace(after, *place);
      const std::string_view name = after["name"].Text();
      before = name.empty() ? AtPlace(before, *place) : WithName(before, name);
    } else {
      after = after[segment];
      before = before[segment];
    }
  }
  return before.Text();
}

}  // namespace routesight

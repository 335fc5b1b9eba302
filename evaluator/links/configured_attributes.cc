#include "evaluator/links/configured_attributes.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

// The paths inside one kind of nested block: ip_configuration.0.subnet_id taken apart.
struct BlockPath {
  std::string_view block;  // ip_configuration
  size_t place = 0;        // 0
  std::string_view rest;   // subnet_id
};

std::optional<BlockPath> SplitBlockPath(std::string_view path) {
  const size_t first = path.find('.');
  if (first == path.npos) return std::nullopt;
  const size_t second = path.find('.', first + 1);
  if (second == path.npos) return std::nullopt;
  const auto place = ParseNumber<size_t>(path.substr(first + 1, second - first - 1));
  if (!place) return std::nullopt;
  return BlockPath{path.substr(0, first), *place, path.substr(second + 1)};
}

const ConfiguredAttribute* Exactly(const Plan& plan, const ConfiguredResource& block,
                                   std::string_view path) {
  for (const ConfiguredAttribute& attribute : block.attributes) {
    if (plan.Text(attribute.path) == path) return &attribute;
  }
  return nullptr;
}

// The attribute of that path, or the list or attribute-block around it that is one expression.
const ConfiguredAttribute* ThisOrAround(const Plan& plan, const ConfiguredResource& block,
                                        std::string_view path) {
  while (!path.empty()) {
    if (const ConfiguredAttribute* found = Exactly(plan, block, path)) return found;
    const size_t dot = path.rfind('.');
    path = dot == path.npos ? std::string_view() : path.substr(0, dot);
  }
  return nullptr;
}

// The constant name that the configuration gives to each of its blocks; empty where it is computed.
std::vector<std::string_view> ConfiguredNames(const Plan& plan, const ConfiguredResource& block,
                                              std::string_view kind) {
  std::vector<std::string_view> names;
  for (const ConfiguredAttribute& attribute : block.attributes) {
    const auto path = SplitBlockPath(plan.Text(attribute.path));
    if (!path || path->block != kind) continue;
    names.resize(std::max(names.size(), path->place + 1));
    if (path->rest == "name" && attribute.references.empty()) {
      names[path->place] = plan.View(attribute.constant).Text();
    }
  }
  return names;
}

}  // namespace

ConfiguredExpressions FindExpressions(const Plan& plan, const ConfiguredResource* block,
                                      std::string_view path, JsonView after) {
  if (block == nullptr) return {{}, true};
  const auto split = SplitBlockPath(path);
  if (!split || Exactly(plan, *block, split->block) != nullptr) {
    const ConfiguredAttribute* found = ThisOrAround(plan, *block, path);
    if (found == nullptr) return {};
    return {{found}, false};
  }

  const JsonView blocks = after[split->block];
  const std::vector<std::string_view> names = ConfiguredNames(plan, *block, split->block);
  const auto at_place = [&](size_t place) -> ConfiguredExpressions {
    const std::string there = Concat(split->block, ".", place, ".", split->rest);
    const ConfiguredAttribute* found = ThisOrAround(plan, *block, there);
    if (found == nullptr) return {{}, true};
    return {{found}, false};
  };
  // A constant name is the surest sign, and sets of blocks have no order of their own.
  const std::string_view name =
      split->place < blocks.size() ? blocks.At(split->place)["name"].Text() : std::string_view();
  if (!name.empty() && std::count(names.begin(), names.end(), name) == 1) {
    ConfiguredExpressions found =
        at_place(static_cast<size_t>(std::find(names.begin(), names.end(), name) - names.begin()));
    found.hidden = false;  // The block is in sight: what it does not say is not configured.
    return found;
  }
  const bool all_named =
      std::all_of(names.begin(), names.end(), [](std::string_view text) { return !text.empty(); });
  if (!name.empty() && all_named) return {{}, true};
  if (names.size() == blocks.size()) return at_place(split->place);

  ConfiguredExpressions any{{}, true};
  for (size_t place = 0; place < names.size(); ++place) {
    for (const ConfiguredAttribute* expression : at_place(place).expressions) {
      any.expressions.push_back(expression);
    }
  }
  return any;
}

}  // namespace routesight

#include "evaluator/links/link_sites.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/text.h"
#include "evaluator/links/configured_attributes.h"

namespace routesight {
namespace {

std::string_view FirstSegment(std::string_view path) { return path.substr(0, path.find('.')); }

std::string_view Behind(std::string_view path) {
  const size_t dot = path.find('.');
  return dot == path.npos ? std::string_view() : path.substr(dot + 1);
}

// Finds the unknown places of one link attribute of one resource.
class SiteFinder {
 public:
  SiteFinder(ResourceId from, const LinkAttribute& link, std::vector<LinkSite>& sites)
      : from_(from), link_(link), sites_(sites) {}

  // `path` leads to `holder`; `rest` is what the attribute's name still has behind it.
  void Find(JsonView holder, const std::string& path, std::string_view rest) {
    const std::string_view segment = FirstSegment(rest);
    const JsonView value = holder[segment];
    const std::string here = path.empty() ? std::string(segment) : Concat(path, ".", segment);
    const std::string_view behind = Behind(rest);
    if (value.IsUnknown()) return Add(holder, behind.empty() ? here : Concat(here, ".", behind));
    if (behind.empty()) return FindInList(holder, value, here);
    if (value.IsObject()) return Find(value, here, behind);
    for (size_t i = 0; i < value.size(); ++i) Find(value.At(i), Concat(here, ".", i), behind);
  }

 private:
  void FindInList(JsonView holder, JsonView list, const std::string& path) {
    for (size_t i = 0; i < list.size(); ++i) {
      if (!list.At(i).IsUnknown()) continue;
      Add(holder, Concat(path, ".", i));
      sites_.back().place = i;
      sites_.back().places = list.size();
    }
  }

  void Add(JsonView holder, std::string path) {
    LinkSite site;
    site.from = from_;
    site.link = &link_;
    site.path = std::move(path);
    site.holder = holder;
    sites_.push_back(std::move(site));
  }

  const ResourceId from_;
  const LinkAttribute& link_;
  std::vector<LinkSite>& sites_;
};

// Looks up types and blocks once per type and block instead of once per resource.
class PlanWalk {
 public:
  explicit PlanWalk(const Plan& plan) : plan_(plan) {}

  std::span<const LinkAttribute> LinksOf(const Resource& resource) {
    const auto [place, added] = links_.try_emplace(resource.type);
    if (added) place->second = LinkAttributesOf(plan_.Text(resource.type));
    return place->second;
  }

  const ConfiguredResource* BlockOf(const Resource& resource) {
    // Only the last one is kept: instances of a block are neighbours.
    if (last_ == nullptr || last_->module != resource.module || last_->type != resource.type ||
        last_->name != resource.name || last_->mode != resource.mode) {
      block_ = plan_.FindConfiguration(resource);
      last_ = &resource;
    }
    return block_;
  }

 private:
  const Plan& plan_;
  absl::flat_hash_map<Symbol, std::span<const LinkAttribute>> links_;
  const Resource* last_ = nullptr;
  const ConfiguredResource* block_ = nullptr;
};

bool HasReferences(const LinkSite& site) {
  return std::any_of(
      site.expressions.begin(), site.expressions.end(),
      [](const ConfiguredAttribute* expression) { return !expression->references.empty(); });
}

// Whether the site is a link at all, now that its expressions are known.
bool IsLink(const LinkSite& site) {
  // A list of blocks that is unknown as a whole is configured only if its expression is there.
  const bool whole_block =
      std::count(site.path.begin(), site.path.end(), '.') ==
          std::count(site.link->attribute.begin(), site.link->attribute.end(), '.') &&
      site.link->attribute.find('.') != std::string_view::npos;
  if (whole_block) return HasReferences(site);
  switch (site.link->origin) {
    case LinkOrigin::kConfiguration:
      return true;
    case LinkOrigin::kConfigurationOrProvider:
      return HasReferences(site) || site.hidden;
    case LinkOrigin::kWriteOnly:
      return HasReferences(site);
    case LinkOrigin::kProvider:
      return false;
  }
  return false;
}

void AddSites(const Plan& plan, PlanWalk& walk, ResourceId id, std::vector<LinkSite>& sites) {
  const Resource& resource = plan.resources[id];
  const JsonView after = plan.View(resource.after);
  for (const LinkAttribute& link : walk.LinksOf(resource)) {
    if (link.origin == LinkOrigin::kProvider) continue;
    // Nothing is unknown of what stays as it is, but what is write-only is never shown.
    const bool write_only = link.origin == LinkOrigin::kWriteOnly;
    if (!write_only && resource.action == Action::kNoOp) continue;
    std::vector<LinkSite> found;
    if (write_only) {
      LinkSite site;
      site.from = id;
      site.link = &link;
      site.path = link.attribute;
      site.holder = after;
      found.push_back(std::move(site));
    } else {
      SiteFinder(id, link, found).Find(after, "", link.attribute);
    }
    for (LinkSite& site : found) {
      ConfiguredExpressions configured =
          FindExpressions(plan, walk.BlockOf(resource), site.path, after);
      site.expressions = std::move(configured.expressions);
      site.hidden = configured.hidden;
      if (IsLink(site)) sites.push_back(std::move(site));
    }
  }
}

}  // namespace

std::vector<LinkSite> FindLinkSites(const Plan& plan) {
  std::vector<LinkSite> sites;
  PlanWalk walk(plan);
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    const ResourceId id = plan.resources.IdAt(i);
    const Resource& resource = plan.resources[id];
    if (resource.after.has_value() && !resource.detached) AddSites(plan, walk, id, sites);
  }
  return sites;
}

std::vector<LinkSite> FindComputedLinkSites(const Plan& plan) {
  std::vector<LinkSite> sites;
  PlanWalk walk(plan);
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    const ResourceId id = plan.resources.IdAt(i);
    const Resource& resource = plan.resources[id];
    if (!resource.after.has_value() || resource.mode != ResourceMode::kManaged) continue;
    if (resource.detached) continue;
    for (const LinkAttribute& link : walk.LinksOf(resource)) {
      if (link.origin != LinkOrigin::kProvider || resource.action == Action::kNoOp) continue;
      SiteFinder(id, link, sites).Find(plan.View(resource.after), "", link.attribute);
    }
  }
  return sites;
}

}  // namespace routesight

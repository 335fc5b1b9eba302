#include "evaluator/links/link_associations.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

// One end of an association: what it is, or what it can be.
struct End {
  std::vector<LinkTarget> certain;
  std::vector<LinkTarget> possible;
};

// What one computed attribute holds.
struct Content {
  std::set<LinkTarget> certain;
  std::set<LinkTarget> possible;
};

// The attributes that mirror each other.
struct Mirror {
  std::string_view association;       // azurerm_subnet_route_table_association
  std::string_view association_end;   // Its other end besides subnet_id.
  std::string_view inline_attribute;  // Of a subnet inside a network.
  std::string_view write_only;        // Of azurerm_subnet.
  std::string_view on_subnet;         // Computed, of azurerm_subnet.
  std::string_view on_other;          // Computed, of the other end; empty if it has none.
};

constexpr Mirror kMirrors[] = {
    {"azurerm_subnet_network_security_group_association", "network_security_group_id",
     "security_group", "network_security_group_id_wo", "network_security_group_id", ""},
    {"azurerm_subnet_route_table_association", "route_table_id", "route_table_id",
     "route_table_id_wo", "route_table_id", "subnets"},
};

class Associations {
 public:
  Associations(const Plan& plan, const InstanceIndex& index, const LinkTargets& targets,
               const std::vector<LinkSite>& sites, const std::vector<LinkAnswer>& answers)
      : plan_(plan), index_(index), targets_(targets) {
    for (size_t i = 0; i < sites.size(); ++i) {
      answer_of_[{sites[i].from, sites[i].path}] = &answers[i];
    }
    for (const Mirror& mirror : kMirrors) Collect(mirror);
  }

  // What the computed attribute of a resource holds; null if nothing is known to fill it.
  const Content* Find(ResourceId id, std::string_view attribute) const {
    const auto found = contents_.find({id, std::string(attribute)});
    return found == contents_.end() ? nullptr : &found->second;
  }

 private:
  void Collect(const Mirror& mirror) {
    for (const ResourceId id : index_.OfType(mirror.association)) {
      const JsonView after = plan_.View(plan_.resources[id].after);
      Connect(mirror, EndAt(id, "subnet_id", after["subnet_id"]),
              EndAt(id, mirror.association_end, after[mirror.association_end]));
    }
    for (const ResourceId id : index_.OfType("azurerm_subnet")) {
      if (!answer_of_.contains({id, std::string(mirror.write_only)})) continue;
      Connect(mirror, {{{id, {}}}, {}}, EndAt(id, mirror.write_only, {}));
    }
    for (const ResourceId id : index_.OfType("azurerm_virtual_network")) {
      const JsonView subnets = plan_.View(plan_.resources[id].after)["subnet"];
      for (size_t i = 0; i < subnets.size(); ++i) {
        const Symbol name = subnets.At(i)["name"].TextSymbol();
        if (!name.has_value()) continue;
        Connect(mirror, {{{id, name}}, {}},
                EndAt(id, Concat("subnet.", i, ".", mirror.inline_attribute),
                      subnets.At(i)[mirror.inline_attribute]));
      }
    }
  }

  End EndAt(ResourceId id, std::string_view path, JsonView value) const {
    const auto answer = answer_of_.find({id, std::string(path)});
    if (answer != answer_of_.end()) return {answer->second->to, answer->second->candidates};
    const LinkTarget known = targets_.FindById(value.Text());
    if (value.Text().empty() || !known.resource.has_value()) return {};
    return {{known}, {}};
  }

  void Connect(const Mirror& mirror, const End& subnet, const End& other) {
    Fill(mirror.on_subnet, subnet, other);
    Fill(mirror.on_other, other, subnet);
  }

  void Fill(std::string_view attribute, const End& owner, const End& value) {
    if (attribute.empty()) return;
    const auto content = [&](const LinkTarget& target) -> Content& {
      return contents_[{target.resource, std::string(attribute)}];
    };
    for (const LinkTarget& target : owner.certain) {
      if (target.inline_subnet.has_value()) continue;
      content(target).certain.insert(value.certain.begin(), value.certain.end());
      content(target).possible.insert(value.possible.begin(), value.possible.end());
    }
    for (const LinkTarget& target : owner.possible) {
      if (target.inline_subnet.has_value()) continue;
      content(target).possible.insert(value.certain.begin(), value.certain.end());
      content(target).possible.insert(value.possible.begin(), value.possible.end());
    }
  }

  const Plan& plan_;
  const InstanceIndex& index_;
  const LinkTargets& targets_;
  absl::flat_hash_map<std::pair<ResourceId, std::string>, const LinkAnswer*> answer_of_;
  absl::flat_hash_map<std::pair<ResourceId, std::string>, Content> contents_;
};

}  // namespace

std::vector<Link> FindAssociatedLinks(const Plan& plan, const InstanceIndex& index,
                                      const LinkTargets& targets,
                                      const std::vector<LinkSite>& sites,
                                      const std::vector<LinkAnswer>& answers,
                                      const std::vector<LinkSite>& computed) {
  std::vector<Link> links;
  if (computed.empty()) return links;
  const Associations associations(plan, index, targets, sites, answers);
  for (const LinkSite& site : computed) {
    const Content* content = associations.Find(site.from, site.path);
    if (content == nullptr) continue;
    Link link{site.from, site.path, std::nullopt, LinkBasis::kAssociation, {}};
    const bool one = site.link->count == LinkCount::kOne;
    const bool settled = one ? content->certain.size() == 1 : content->possible.empty();
    for (const LinkTarget& target : content->certain) {
      if (one && content->certain.size() > 1) break;
      link.to = target;
      links.push_back(link);
    }
    if (settled) continue;
    link.to.reset();
    link.by = LinkBasis::kOpen;
    for (const auto& group : {content->certain, content->possible}) {
      for (const LinkTarget& target : group) {
        if (one || !content->certain.contains(target)) link.candidates.push_back(target);
      }
    }
    std::sort(link.candidates.begin(), link.candidates.end());
    link.candidates.erase(std::unique(link.candidates.begin(), link.candidates.end()),
                          link.candidates.end());
    if (!link.candidates.empty()) links.push_back(std::move(link));
  }
  return links;
}

}  // namespace routesight

#include "evaluator/links/references.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/base/text.h"
#include "evaluator/links/instance_index.h"
#include "evaluator/links/link_associations.h"
#include "evaluator/links/link_decision.h"
#include "evaluator/links/link_pairs.h"
#include "evaluator/links/link_sites.h"
#include "evaluator/links/link_targets.h"
#include "evaluator/links/reference_trace.h"

namespace routesight {
namespace {

constexpr std::string_view kSubnetMark = "#subnet:";

// The pins by link, as far as their targets exist.
class PinnedTargets {
 public:
  PinnedTargets(const Plan& plan, const LinkTargets& targets, std::span<const LinkPin> pins)
      : plan_(plan) {
    for (const LinkPin& pin : pins) {
      const size_t mark = pin.target.find(kSubnetMark);
      LinkTarget target{plan.FindResource(pin.target.substr(0, mark)), {}};
      if (!target.resource.has_value()) continue;
      if (mark != pin.target.npos) {
        const std::string_view name = pin.target.substr(mark + kSubnetMark.size());
        target.inline_subnet = plan.symbols.Find(name);
        if (!target.inline_subnet.has_value() || targets.After(target).IsNull()) continue;
      }
      targets_[std::string(pin.link)] = target;
    }
  }

  const LinkTarget* Find(ResourceId from, std::string_view attribute) const {
    if (targets_.empty()) return nullptr;
    const auto found =
        targets_.find(Concat(plan_.Text(plan_.resources[from].label), ".", attribute));
    return found == targets_.end() ? nullptr : &found->second;
  }

 private:
  const Plan& plan_;
  absl::flat_hash_map<std::string, LinkTarget> targets_;
};

// Decides every link by itself. Where a computed key turns out to be a misreading for one instance
// of a block, it is one for all of them.
std::vector<LinkAnswer> DecideSingly(const InstanceIndex& index, LinkDecider& decider,
                                     const PinnedTargets& pins,
                                     const std::vector<LinkSite>& sites) {
  using Reading = std::tuple<const ConfiguredAttribute*, const LinkAttribute*, ModuleInstanceId>;
  const auto reading = [&](const LinkSite& site) -> Reading {
    return {site.expressions.empty() ? nullptr : site.expressions.front(), site.link,
            index.ModuleOf(site.from)};
  };
  absl::flat_hash_set<Reading> misread;
  std::vector<LinkAnswer> answers;
  answers.reserve(sites.size());
  for (const LinkSite& site : sites) {
    if (const LinkTarget* pinned = pins.Find(site.from, site.path)) {
      answers.push_back({{*pinned}, LinkBasis::kPinned, {}, false, false});
      continue;
    }
    answers.push_back(decider.Decide(site, ComputedKeys::kUse));
    if (answers.back().contradicted) misread.insert(reading(site));
  }
  for (size_t i = 0; i < sites.size(); ++i) {
    if (answers[i].by == LinkBasis::kPinned || !misread.contains(reading(sites[i]))) continue;
    answers[i] = decider.Decide(sites[i], ComputedKeys::kIgnore);
  }
  return answers;
}

void AddLinks(const LinkSite& site, LinkAnswer& answer, std::vector<Link>& links) {
  if (answer.to.empty()) {
    links.push_back(
        {site.from, site.path, std::nullopt, LinkBasis::kOpen, std::move(answer.candidates)});
    return;
  }
  for (const LinkTarget& target : answer.to) {
    links.push_back({site.from, site.path, target, answer.by, {}});
  }
}

void AddPinnedOver(const PinnedTargets& pins, std::vector<Link> associated,
                   std::vector<Link>& links) {
  for (Link& link : associated) {
    const LinkTarget* pinned = link.to ? nullptr : pins.Find(link.from, link.attribute);
    if (pinned != nullptr) {
      link = {link.from, std::move(link.attribute), *pinned, LinkBasis::kPinned, {}};
    }
    links.push_back(std::move(link));
  }
}

}  // namespace

std::string_view LinkBasisName(LinkBasis basis) {
  switch (basis) {
    case LinkBasis::kOpen:
      return "open";
    case LinkBasis::kPriorValue:
      return "prior-value";
    case LinkBasis::kReference:
      return "reference";
    case LinkBasis::kKey:
      return "key";
    case LinkBasis::kName:
      return "name";
    case LinkBasis::kType:
      return "type";
    case LinkBasis::kReservedName:
      return "reserved-name";
    case LinkBasis::kElimination:
      return "elimination";
    case LinkBasis::kSibling:
      return "sibling";
    case LinkBasis::kAssociation:
      return "association";
    case LinkBasis::kPinned:
      return "pinned";
  }
  return {};
}

std::string LinkTargetName(const Plan& plan, const LinkTarget& target) {
  const std::string_view label = plan.Text(plan.resources[target.resource].label);
  if (!target.inline_subnet.has_value()) return std::string(label);
  return Concat(label, kSubnetMark, plan.Text(target.inline_subnet));
}

std::vector<Link> ResolveLinks(const Plan& plan, std::span<const LinkPin> pins) {
  std::vector<Link> links;
  const std::vector<LinkSite> sites = FindLinkSites(plan);
  const std::vector<LinkSite> computed = FindComputedLinkSites(plan);
  if (sites.empty() && computed.empty()) return links;

  const InstanceIndex index(plan);
  const LinkTargets targets(plan);
  ReferenceTracer tracer(plan, index, targets);
  LinkDecider decider(plan, index, targets, tracer);
  const PinnedTargets pinned(plan, targets, pins);

  std::vector<LinkAnswer> answers = DecideSingly(index, decider, pinned, sites);
  DecideTogether(plan, index, targets, sites, answers);
  AddPinnedOver(pinned, FindAssociatedLinks(plan, index, targets, sites, answers, computed), links);
  for (size_t i = 0; i < sites.size(); ++i) AddLinks(sites[i], answers[i], links);
  std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
    return std::tie(a.from, a.attribute, a.to) < std::tie(b.from, b.attribute, b.to);
  });
  return links;
}

}  // namespace routesight

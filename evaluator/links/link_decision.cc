#include "evaluator/links/link_decision.h"

#include <algorithm>
#include <iterator>

#include "evaluator/base/text.h"
#include "evaluator/links/link_rules.h"
#include "evaluator/links/prior_value.h"

namespace routesight {
namespace {

void SortUnique(std::vector<LinkTarget>& targets) {
  std::sort(targets.begin(), targets.end());
  targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
}

template <typename Predicate>
std::vector<LinkTarget> Those(const std::vector<LinkTarget>& targets, Predicate predicate) {
  std::vector<LinkTarget> result;
  std::copy_if(targets.begin(), targets.end(), std::back_inserter(result), predicate);
  return result;
}

bool IsReplaced(const Resource& resource) {
  return resource.action == Action::kDeleteThenCreate ||
         resource.action == Action::kCreateThenDelete;
}

// Whether an expression consists of nothing but the things it refers to, so that a list of it has
// all of them. A condition needs something else.
bool HasOnlySources(const ReferenceExpression& expression) {
  return expression.size() == 1 ||
         std::all_of(expression.begin(), expression.end(), [](const ReferenceTerm& term) {
           return term.kind == ReferenceKind::kManaged || term.kind == ReferenceKind::kData ||
                  term.kind == ReferenceKind::kModule;
         });
}

}  // namespace

// What the configuration says about one link.
struct LinkDecider::Evidence {
  std::vector<LinkTarget> referenced;  // In the order of the source.
  std::vector<LinkTarget> all;         // Sorted: these, and what lost trails can lead to.
  std::vector<std::string> keys;       // That lost trails end with.
  LinkBasis basis = LinkBasis::kReference;
  bool followed = false;  // Every trail was followed to its end.
  bool foreign = false;   // A trail leads to something of which the plan keeps nothing.
};

LinkAnswer LinkDecider::Decide(const LinkSite& site, ComputedKeys keys) {
  const Evidence evidence = Gather(site, keys);
  LinkAnswer answer;
  if (DecideByReference(site, evidence, answer) || answer.contradicted) return answer;
  if (DecideByPriorValue(site, evidence, answer)) return answer;
  if (DecideByKnownText(site, evidence, answer)) return answer;
  Narrow(site, evidence, answer);
  return answer;
}

LinkDecider::Evidence LinkDecider::Gather(const LinkSite& site, ComputedKeys keys) {
  Evidence evidence;
  std::vector<LinkTarget> mentions;
  std::vector<LinkTarget> subnets_of_mentions;
  std::vector<DeadEnd> dead_ends;
  bool keyed = false;
  bool other_types = false;
  for (const ConfiguredAttribute* expression : site.expressions) {
    ReferenceTrace trace = tracer_.Trace(*expression, site.from, *site.link, keys);
    const auto append = [](auto& all, auto& more) {
      all.insert(all.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
    };
    append(evidence.referenced, trace.targets);
    append(mentions, trace.mentions);
    append(subnets_of_mentions, trace.subnets_of_mentions);
    append(dead_ends, trace.dead_ends);
    evidence.foreign = evidence.foreign || trace.foreign;
    keyed = keyed || trace.keyed;
    other_types = other_types || trace.other_types;
  }
  if (evidence.referenced.empty()) evidence.referenced = std::move(mentions);
  if (evidence.referenced.empty()) evidence.referenced = std::move(subnets_of_mentions);
  evidence.basis = keyed ? LinkBasis::kKey : other_types ? LinkBasis::kType : LinkBasis::kReference;
  evidence.followed = dead_ends.empty() && !site.hidden && site.expressions.size() == 1;

  evidence.all = evidence.referenced;
  if (site.hidden) dead_ends.push_back({index_.ModuleOf(site.from), Reach::kVisible, {}});
  for (DeadEnd& dead_end : dead_ends) {
    const auto visible = tracer_.Visible(dead_end.module, dead_end.reach, *site.link);
    evidence.all.insert(evidence.all.end(), visible.begin(), visible.end());
    evidence.keys.insert(evidence.keys.end(), dead_end.keys.begin(), dead_end.keys.end());
  }
  SortUnique(evidence.all);
  // A trail that can only lead where the others do is as good as one that was followed.
  const bool nothing_more = evidence.all.size() == evidence.referenced.size();
  if (nothing_more && !site.hidden && site.expressions.size() == 1) evidence.followed = true;
  return evidence;
}

bool LinkDecider::DecideByReference(const LinkSite& site, const Evidence& evidence,
                                    LinkAnswer& answer) const {
  if (!evidence.followed || evidence.foreign || evidence.referenced.empty()) return false;
  const std::vector<LinkTarget>& referenced = evidence.referenced;
  if (referenced.size() == 1) {
    // What the configuration names is the target even if Azure will refuse it; what was computed
    // may be a misreading.
    answer.contradicted =
        evidence.basis == LinkBasis::kKey && !IsPossible(targets_, site, referenced.front());
    if (!answer.contradicted) answer.to = referenced;
  } else if (site.places == referenced.size()) {
    answer.to = {referenced[site.place]};
  } else if (site.link->count == LinkCount::kMany && site.places == 0 &&
             HasOnlySources(ParseExpression(plan_, site.expressions.front()->references))) {
    answer.to = evidence.all;
  }
  if (!answer.to.empty()) answer.by = evidence.basis;
  return !answer.to.empty();
}

// The value before the apply, if it still leads somewhere. A target that stays as it is would make
// the link known, so it counts only when nothing else can be what makes it unknown.
bool LinkDecider::DecideByPriorValue(const LinkSite& site, const Evidence& evidence,
                                     LinkAnswer& answer) const {
  if (evidence.foreign) return false;
  const LinkTarget prior = targets_.FindById(FindPriorValue(plan_, site));
  if (!prior.resource.has_value()) return false;
  const Resource& resource = plan_.resources[prior.resource];
  if (!resource.after.has_value() || targets_.After(prior).IsNull()) return false;
  const bool among = std::binary_search(evidence.all.begin(), evidence.all.end(), prior);
  if (!among && !evidence.all.empty()) return false;
  if (!IsReplaced(resource)) {
    const bool rival =
        evidence.all.empty() ||
        std::any_of(evidence.all.begin(), evidence.all.end(), [&](const LinkTarget& target) {
          return target != prior && IsUnknownSource(targets_, *site.link, target);
        });
    if (rival) return false;
  }
  answer.to = {prior};
  answer.by = LinkBasis::kPriorValue;
  return true;
}

// Of a write-only link the configuration may have a known id, which the plan does not show.
bool LinkDecider::DecideByKnownText(const LinkSite& site, const Evidence& evidence,
                                    LinkAnswer& answer) const {
  if (site.link->origin != LinkOrigin::kWriteOnly || !evidence.all.empty()) return false;
  const auto text = tracer_.KnownText(*site.expressions.front(), site.from);
  const LinkTarget known = text ? targets_.FindById(*text) : LinkTarget{};
  if (!known.resource.has_value() || targets_.After(known).IsNull()) return false;
  answer.to = {known};
  answer.by = LinkBasis::kName;
  return true;
}

void LinkDecider::Narrow(const LinkSite& site, const Evidence& evidence, LinkAnswer& answer) const {
  LinkBasis basis = LinkBasis::kElimination;
  std::vector<LinkTarget> left = Those(
      evidence.all, [&](const LinkTarget& target) { return IsPossible(targets_, site, target); });
  const std::string_view reserved = ReservedSubnetName(*site.link);
  if (!reserved.empty()) {
    const std::vector<LinkTarget> named = Those(
        left, [&](const LinkTarget& target) { return SameName(targets_.Name(target), reserved); });
    if (!named.empty()) {
      left = Nearest(site, named);
      basis = LinkBasis::kReservedName;
    }
  }
  const bool write_only = site.link->origin == LinkOrigin::kWriteOnly;
  const std::vector<LinkTarget> unknown = Those(left, [&](const LinkTarget& target) {
    return write_only || IsUnknownSource(targets_, *site.link, target);
  });
  if (!unknown.empty()) left = unknown;
  for (const std::string& key : evidence.keys) {
    if (left.size() < 2) break;
    const std::vector<LinkTarget> matching = WithKey(left, key);
    if (matching.size() != 1) continue;
    left = matching;
    basis = LinkBasis::kName;
  }
  answer.complete = !evidence.foreign && !unknown.empty() && site.places < 2 &&
                    site.link->count == LinkCount::kOne;
  // That a write-only link is set at all only its references tell.
  const bool set = !write_only || evidence.followed;
  if (left.size() == 1 && !evidence.foreign && !unknown.empty() && set) {
    answer.to = left;
    answer.by = basis;
    return;
  }
  answer.candidates = left.empty() ? evidence.all : left;
}

// Of several subnets with the one name that fits, the one that is declared beside the link, or else
// the one in the same resource group and region.
std::vector<LinkTarget> LinkDecider::Nearest(const LinkSite& site,
                                             const std::vector<LinkTarget>& candidates) const {
  const std::vector<LinkTarget> beside = Those(candidates, [&](const LinkTarget& target) {
    return index_.ModuleOf(target.resource) == index_.ModuleOf(site.from);
  });
  const std::vector<LinkTarget>& most = beside.empty() ? candidates : beside;
  if (most.size() == 1) return most;
  const auto group = [&](ResourceId id) {
    return Lowered(plan_.View(plan_.resources[id].after)["resource_group_name"].Text());
  };
  const std::vector<LinkTarget> close = Those(most, [&](const LinkTarget& target) {
    return group(target.resource) == group(site.from) &&
           targets_.Location(target) == targets_.Location({site.from, {}});
  });
  return close.size() == 1 ? close : candidates;
}

std::vector<LinkTarget> LinkDecider::WithKey(const std::vector<LinkTarget>& candidates,
                                             std::string_view key) const {
  return Those(candidates, [&](const LinkTarget& target) {
    const Resource& resource = plan_.resources[target.resource];
    if (targets_.Name(target) == key) return true;
    if (target.inline_subnet.has_value()) return false;
    return (resource.key_kind != KeyKind::kNone && plan_.Text(resource.key) == key) ||
           index_.Module(index_.ModuleOf(target.resource)).key == key;
  });
}

}  // namespace routesight

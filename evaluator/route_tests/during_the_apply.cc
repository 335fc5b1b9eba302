#include "evaluator/route_tests/during_the_apply.h"

#include <algorithm>
#include <optional>

#include "evaluator/base/text.h"
#include "evaluator/paths/traffic.h"
#include "evaluator/timeline/address_holders.h"

namespace routesight {
namespace {

bool HoldsAddress(const std::vector<std::string>& prefixes, IpAddress address) {
  return std::ranges::any_of(prefixes, [&](const std::string& text) {
    const PrefixReading prefix = Prefix::Read(text);
    return prefix.outcome == PrefixReading::Outcome::kPrefix && prefix.prefix.Contains(address);
  });
}

std::vector<const Snapshot*> AllMoments(const Timeline& timeline) {
  std::vector<const Snapshot*> moments;
  for (const Snapshot& snapshot : timeline.snapshots) moments.push_back(&snapshot);
  for (const Step& step : timeline.apply.steps) moments.push_back(&step.snapshot);
  return moments;
}

}  // namespace

DuringTheApply::DuringTheApply(const Timeline& timeline) : timeline_(timeline) {
  const AddressHolders holders(AllMoments(timeline));
  for (const Step& step : timeline.apply.steps) {
    const Snapshot& at = step.snapshot;
    steps_.emplace_back(at.topology, at.ribs, at.fibs, holders.VacantAt(at.topology));
  }
}

TestAnswer DuringTheApply::Judge(const RouteTest& test, const Origin& origin) const {
  TestAnswer worst;
  for (size_t i = 0; i < steps_.size(); ++i) {
    const std::optional<Origin> here = FindOrigin(steps_[i], origin.name);
    if (!here) continue;
    AddWorse(Concat("just after step ", i + 1, ": "), JudgeRoute(steps_[i], *here, test), worst);
  }
  AddWorse("", OfOtherOrders(test, origin), worst);
  return worst;
}

TestAnswer DuringTheApply::OfOtherOrders(const RouteTest& test, const Origin& origin) const {
  const ApplyTimeline& apply = timeline_.apply;
  if (apply.cyclic) {
    return {TestVerdict::kUnknown, {"not known: the order of the operations is not"}, {}};
  }
  const bool may_be_lost = std::ranges::any_of(apply.possible, [&](const Window& window) {
    return window.sender.name() == origin.name && IsLoss(window.kind) &&
           HoldsAddress(window.prefixes, test.to) && !HoldsAddress(window.but_not, test.to);
  });
  if (!may_be_lost) return {};
  return {TestVerdict::kUnknown,
          {"not known: Terraform may choose an order in which the traffic is lost for a while"},
          {}};
}

void AddWorse(std::string_view when, const TestAnswer& answer, TestAnswer& worst) {
  const auto weight = [](TestVerdict verdict) {
    return verdict == TestVerdict::kFailed ? 2 : verdict == TestVerdict::kUnknown ? 1 : 0;
  };
  if (weight(answer.verdict) < weight(worst.verdict) || answer.verdict == TestVerdict::kPassed) {
    return;
  }
  if (weight(answer.verdict) > weight(worst.verdict)) worst = {answer.verdict, {}, {}};
  for (const std::string& reason : answer.reasons) worst.reasons.push_back(Concat(when, reason));
  worst.depends_on.insert(worst.depends_on.end(), answer.depends_on.begin(),
                          answer.depends_on.end());
  std::ranges::sort(worst.depends_on);
  worst.depends_on.erase(std::unique(worst.depends_on.begin(), worst.depends_on.end()),
                         worst.depends_on.end());
}

}  // namespace routesight

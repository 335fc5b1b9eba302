#include "evaluator/report/gap_numbers.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace routesight {
namespace {

// What a reference leaves open that is in the way of no table.
Gap OpenLinkGap(const Plan& plan, const Link& link) {
  Gap gap{GapKind::kOpenReference,
          std::string(plan.Text(plan.resources[link.from].label)),
          link.attribute,
          "what this refers to is not known",
          {}};
  for (const LinkTarget& candidate : link.candidates) {
    gap.candidates.push_back(LinkTargetName(plan, candidate));
  }
  return gap;
}

}  // namespace

std::vector<Gap> AllGaps(const Evaluation& evaluation) {
  std::vector<Gap> gaps;
  std::set<std::pair<std::string, std::string>> known;
  for (const Snapshot& snapshot : evaluation.timeline.snapshots) {
    for (const Gap& gap : snapshot.ribs.gaps) {
      known.emplace(gap.resource, gap.attribute);
      gaps.push_back(gap);
    }
  }
  for (const auto& [plan, links] : evaluation.plans) {
    for (const Link& link : links) {
      if (link.to || plan.resources[link.from].elsewhere) continue;
      Gap gap = OpenLinkGap(plan, link);
      if (!known.contains({gap.resource, gap.attribute})) gaps.push_back(std::move(gap));
    }
  }
  std::ranges::sort(gaps);
  gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
  return gaps;
}

size_t NumberOf(const Gap& gap, const std::vector<Gap>& gaps) {
  return static_cast<size_t>(std::ranges::lower_bound(gaps, gap) - gaps.begin()) + 1;
}

}  // namespace routesight

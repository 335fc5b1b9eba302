#include "evaluator/timeline/timeline.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "evaluator/base/text.h"
#include "evaluator/timeline/network_source.h"
#include "evaluator/timeline/simulate_apply.h"

namespace routesight {

const Snapshot* Timeline::Find(std::string_view at) const {
  for (const Snapshot& snapshot : snapshots) {
    if (snapshot.at == at) return &snapshot;
  }
  for (const Step& step : apply.steps) {
    if (step.snapshot.at == at) return &step.snapshot;
  }
  return nullptr;
}

std::string Timeline::MomentsInWords() const {
  const size_t steps = apply.steps.size();
  if (steps == 0) return "before or after; routing changes at no step of this apply";
  return Concat("before, after or a step: ", steps == 1 ? "1" : Concat("1 to ", steps));
}

void ForgetNetworksOfSteps(Timeline& timeline) {
  for (Step& step : timeline.apply.steps) {
    Snapshot named;
    named.at = std::move(step.snapshot.at);
    step.snapshot = std::move(named);
  }
}

Timeline BuildTimeline(std::span<const LinkedPlan> plans, const Configuration& configuration) {
  Timeline timeline;
  NetworkSource source(plans, configuration);
  timeline.size = source.size();
  auto [before, after] = source.TakeEnds();
  timeline.snapshots.push_back(std::move(before));
  timeline.snapshots.push_back(std::move(after));
  timeline.stays = source.Stays();
  timeline.changes = Difference(timeline.before(), timeline.after());
  std::ranges::set_intersection(timeline.before().topology.unmatched,
                                timeline.after().topology.unmatched,
                                std::back_inserter(timeline.unmatched));
  source.KnowEnds(timeline.before(), timeline.after());
  timeline.apply = SimulateApply(source, timeline, {});
  return timeline;
}

}  // namespace routesight

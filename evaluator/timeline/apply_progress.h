// How far a plan is applied, and what is out of service.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "evaluator/apply/apply_graph.h"
#include "evaluator/plan/moment.h"

namespace routesight {

class ApplyProgress {
 public:
  explicit ApplyProgress(const Plan& plan);

  void Apply(const Operation& operation);
  void TakeOut(std::span<const PlacedResource> resources);
  void PutBack(std::span<const PlacedResource> resources);

  Moment moment() const;

 private:
  const Plan& plan_;
  std::vector<ResourceState> states_;
  std::map<PlacedResource, size_t> out_;  // By how many interruptions.
};

}  // namespace routesight

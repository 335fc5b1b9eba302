// What a route test says of the time during the apply.
#pragma once

#include <deque>
#include <span>

#include "evaluator/paths/surroundings.h"
#include "evaluator/route_tests/judge_route.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

class DuringTheApply {
 public:
  // The timeline outlives this.
  explicit DuringTheApply(const Timeline& timeline);

  // The worst of the answers just after each step of the expected order at which the source is
  // there; not known where Terraform may choose an order that loses the traffic.
  TestAnswer Judge(const RouteTest& test, const Origin& origin) const;

 private:
  TestAnswer OfOtherOrders(const RouteTest& test, const Origin& origin) const;

  const Timeline& timeline_;
  std::deque<Surroundings> steps_;
};

// Adds an answer that is worse than what is there, or as bad for another reason: passed, unknown,
// failed. `when` begins each of its reasons.
void AddWorse(std::string_view when, const TestAnswer& answer, TestAnswer& worst);

}  // namespace routesight

// Everything that an evaluation found out: what reports show.
#pragma once

#include <string>
#include <vector>

#include "evaluator/findings/finding.h"
#include "evaluator/links/references.h"
#include "evaluator/plan/plan.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

struct Evaluation {
  std::string plan_name;  // As the user named the file; only for display.
  Plan plan;
  std::vector<Link> links;
  Timeline timeline;
  std::vector<Finding> findings;
};

}  // namespace routesight

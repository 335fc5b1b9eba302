#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  Finding finding;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    if (snapshot.fibs.tables[snapshot.fibs.of_subnet[i]].gaps.empty()) continue;
    finding.subnets.emplace_back(topology.Text(topology.subnets[topology.subnets.IdAt(i)].name));
  }
  if (finding.subnets.empty()) return {};
  finding.message =
      Concat("The tables of ", finding.subnets.size(), " of ", topology.subnets.size(),
             " subnets depend on something that is not known; the gaps say on what.");
  finding.remedy =
      "Look at the gaps. An open reference can be pinned in routesight.yaml (assume.references).";
  return {std::move(finding)};
}

constexpr std::string_view kReferences[] = {kJsonFormat};

}  // namespace

const Detector kTablesIncomplete = {
    {"RS901",
     "tables-incomplete",
     "Some tables are not complete",
     Severity::kInfo,
     {"Rows of these tables may be missing or different, because something that they depend on is "
      "known only after the apply, lies in another state, or is not computed.",
      "No statement about these subnets is certain. What is not listed here is.",
      "A network peered with one that lies in another team's state.",
      "Look at the gaps: each names the resource, the attribute and what may be different."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

#include "evaluator/paths/path.h"

#include <algorithm>
#include <set>

namespace routesight {
namespace {

// Walks every branch once with and once without doubt: a hop behind something unknown is in doubt.
class FateCollector {
 public:
  explicit FateCollector(const Path& path)
      : path_(path), seen_{std::vector<bool>(path.hops.size()), seen_[0]} {}

  std::set<Fate> Run() {
    if (!path_.hops.empty()) Visit(0, false);
    return std::move(fates_);
  }

 private:
  void Visit(size_t index, bool doubt) {
    if (seen_[doubt][index]) return;
    seen_[doubt][index] = true;
    const Hop& hop = path_.hops[index];
    doubt = doubt || (hop.lookup && !hop.lookup->depends_on.empty()) ||
            (hop.own_routes && !hop.own_routes->depends_on.empty()) || Disagrees(hop);
    for (const Branch& branch : hop.branches) {
      const bool branch_doubt = doubt || !branch.depends_on.empty();
      if (branch.hop) {
        Visit(*branch.hop, branch_doubt);
      } else {
        fates_.insert(branch_doubt ? Fate::kUnknown : branch.fate);
      }
    }
  }

  // Whether one of several ways is taken, which ones is not known, and they end differently.
  bool Disagrees(const Hop& hop) {
    const bool any = std::any_of(hop.branches.begin(), hop.branches.end(),
                                 [](const Branch& branch) { return branch.alternative; });
    if (!any) return false;
    std::set<Fate> fates;
    std::set<size_t> visited;
    for (const Branch& branch : hop.branches) Ends(branch, visited, fates);
    return fates.size() > 1;
  }

  void Ends(const Branch& branch, std::set<size_t>& visited, std::set<Fate>& fates) {
    if (!branch.hop) {
      fates.insert(branch.fate);
      return;
    }
    if (!visited.insert(*branch.hop).second) return;
    for (const Branch& next : path_.hops[*branch.hop].branches) Ends(next, visited, fates);
  }

  const Path& path_;
  std::vector<bool> seen_[2];
  std::set<Fate> fates_;
};

}  // namespace

std::string_view FateName(Fate fate) {
  static constexpr std::string_view kNames[] = {
      "delivered",  "to_internet",          "to_on_premises", "dropped_by_none",
      "no_way_out", "next_hop_unreachable", "not_forwarded",  "loop",
      "no_route",   "dropped_by_peering",   "unknown"};
  return kNames[static_cast<size_t>(fate)];
}

std::string_view FateInWords(Fate fate) {
  static constexpr std::string_view kWords[] = {
      "delivered",
      "leaves to the Internet",
      "leaves to on-premises",
      "dropped: a route with next hop None has it",
      "dropped: its interface has no way out to the Internet",
      "dropped: the next hop cannot be reached",
      "dropped: the appliance does not forward it",
      "loops",
      "dropped: no route",
      "dropped: a flag of the peering denies it",
      "not known"};
  return kWords[static_cast<size_t>(fate)];
}

std::vector<Fate> FatesOf(const Path& path) {
  const std::set<Fate> fates = FateCollector(path).Run();
  return {fates.begin(), fates.end()};
}

std::vector<Fate> PossibleFates(const Path& path) {
  std::set<Fate> fates;
  for (const Hop& hop : path.hops) {
    for (const Branch& branch : hop.branches) {
      if (!branch.hop) fates.insert(branch.fate);
    }
  }
  return {fates.begin(), fates.end()};
}

std::vector<Gap> DependsOn(const Path& path) {
  std::set<Gap> gaps;
  for (const Hop& hop : path.hops) {
    if (hop.own_routes) {
      gaps.insert(hop.own_routes->depends_on.begin(), hop.own_routes->depends_on.end());
    }
    if (hop.lookup) gaps.insert(hop.lookup->depends_on.begin(), hop.lookup->depends_on.end());
    for (const Branch& branch : hop.branches) {
      gaps.insert(branch.depends_on.begin(), branch.depends_on.end());
    }
  }
  return {gaps.begin(), gaps.end()};
}

}  // namespace routesight

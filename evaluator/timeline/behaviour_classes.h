// Traffic that fares alike at every moment of the apply.
#pragma once

#include <string>
#include <vector>

#include "evaluator/timeline/timeline.h"

namespace routesight {

// The prefixes of one subnet, or of an interface with a table of its own. A prefix stands for its
// addresses without those of longer prefixes that any table of the source has at any moment.
struct ClassMember {
  std::string subnet;
  std::string interface_name;
  std::vector<std::string> prefixes;  // Sorted.
};

struct BehaviourClass {
  std::vector<ClassMember> members;  // Sorted by subnet, then interface.
  std::vector<WindowPhase> phases;   // In order of time; one if nothing changes.
};

// A partition: each subnet or interface that is there at any moment, with each prefix of its
// tables, is in exactly one class. Sorted by the first member.
std::vector<BehaviourClass> FindBehaviourClasses(const Timeline& timeline);

}  // namespace routesight

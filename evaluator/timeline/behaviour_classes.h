// Traffic that fares alike at every moment of the apply.
#pragma once

#include <string>
#include <vector>

#include "evaluator/timeline/timeline.h"

namespace routesight {

// The destinations of one sender. A prefix stands for its addresses without those of longer
// prefixes that are in any class of the sender.
struct ClassMember {
  Sender sender;
  std::vector<std::string> prefixes;  // Sorted.
};

struct BehaviourClass {
  std::vector<ClassMember> members;  // Sorted by sender.
  std::vector<WindowPhase> phases;   // In order of time; one if nothing changes.
};

// A partition: each sender that is there before and after, with each prefix that its table has at
// any moment, and each longer one that fares otherwise, is in exactly one class. Sorted by the
// first member.
std::vector<BehaviourClass> FindBehaviourClasses(const Timeline& timeline);

}  // namespace routesight

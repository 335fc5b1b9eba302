#include "tests/support/topology_facts.h"

#include <algorithm>

namespace routesight {

std::string TopologyFacts::Text() && {
  std::sort(lines_.begin(), lines_.end());
  return lines_.empty() ? "" : Join(lines_, "\n") + "\n";
}

}  // namespace routesight

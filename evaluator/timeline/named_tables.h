// The tables of a snapshot by the names of who has them, which stay the same from moment to moment.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "evaluator/timeline/timeline.h"

namespace routesight {

struct NamedTable {
  std::string subnet;           // Empty for the table of an interface.
  std::string interface_name;   // Empty for the table of a subnet.
  std::string virtual_network;  // Empty if it is not known.
  EffectiveTableId table;

  auto key() const { return std::tie(subnet, interface_name); }
};

// Sorted by subnet, then interface.
std::vector<NamedTable> ListNamedTables(const Snapshot& snapshot);

// Whether some subnet or interface is there before and after the apply: only then something can be
// lost in between.
bool HasTrafficToLose(const Timeline& ends);

}  // namespace routesight

// What is the same thing before and after the apply: what has the same name.
#pragma once

#include <map>
#include <string>

#include "evaluator/findings/questions.h"

namespace routesight {

template <typename NodeId, typename NodeType>
std::map<std::string, NodeId> ByName(const Topology& topology,
                                     const Table<NodeId, NodeType>& nodes) {
  std::map<std::string, NodeId> by_name;
  for (size_t i = 0; i < nodes.size(); ++i) {
    by_name.emplace(NameIn(topology, nodes[nodes.IdAt(i)]), nodes.IdAt(i));
  }
  return by_name;
}

}  // namespace routesight

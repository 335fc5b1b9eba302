// What becomes of packets between places of a network, for comparing what is claimed of it.
#pragma once

#include <map>
#include <set>
#include <string>

#include "evaluator/evaluate.h"

namespace routesight {

// By moment, source and destination: the names of the fates.
std::map<std::string, std::set<std::string>> FatesBetweenPlaces(const Evaluation& evaluation);

}  // namespace routesight

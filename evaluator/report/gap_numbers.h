// The gaps of an evaluation, and the numbers by which tables name them.
#pragma once

#include <cstddef>
#include <vector>

#include "evaluator/base/gap.h"
#include "evaluator/report/evaluation.h"

namespace routesight {

// Of all moments, and of all open links. Sorted, each once.
std::vector<Gap> AllGaps(const Evaluation& evaluation);

// Counted from 1, as tables are: 0 would be the same as absent in a protocol buffer. The gap has to
// be among them.
size_t NumberOf(const Gap& gap, const std::vector<Gap>& gaps);

}  // namespace routesight

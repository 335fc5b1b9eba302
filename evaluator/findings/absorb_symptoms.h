// No two findings for one cause: what only follows from another finding is left out.
#pragma once

#include <vector>

#include "evaluator/findings/finding.h"

namespace routesight {

// Whether the symptom only says what follows from the cause.
bool Absorbs(const Finding& cause, const Finding& symptom);

// Whether the finding is about what the replacement interrupts of which `cause` tells why it is
// (RS119, TF-11).
bool TellsOfReplacement(const Finding& finding, const Finding& cause);

// The findings without those that follow from another that stands, in their order.
std::vector<Finding> WithoutSymptoms(std::vector<Finding> findings);

}  // namespace routesight

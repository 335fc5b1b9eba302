// A verification for people and for programs.
#pragma once

#include <string>

#include "evaluator/report/text_style.h"
#include "evaluator/verify/verification.h"

namespace routesight {

// schemas/verification.schema.json
std::string VerificationAsJson(const Verification& verification);
// Differences, the score and, if asked for, suggestions.
std::string VerificationAsText(const Verification& verification, const TextStyle& style);

}  // namespace routesight

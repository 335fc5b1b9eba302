// Findings about small networks in words (tests/support/network_text.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluator/findings/finding.h"

namespace routesight {

std::vector<Finding> FindAllBetween(std::string_view before, std::string_view after);

// "RS502 new app web", one line each, of a network that is new.
std::string CodesIn(std::string_view network);

// The lines of CodesIn about findings of that code.
std::string Only(std::string_view code, std::string_view network);

// The resources of the findings of that code in a case of testdata/, one line each; without those
// that its plan resolves.
std::string CodesInCase(std::string_view name, std::string_view code);

// The message of the only finding of that code; "none" or "several" otherwise.
std::string MessageOf(std::string_view code, std::string_view network);

}  // namespace routesight

// What single failures cost, for people.
#pragma once

#include <string>

#include "evaluator/failures/analyse_failures.h"
#include "evaluator/report/text_style.h"

namespace routesight {

// The failures that cost or move traffic, and what nobody knows of them; empty if there are none.
std::string FailuresText(const FailureAnalysis& analysis, size_t indent, const TextStyle& style);

// Those that cost traffic at steps of the apply only; empty if there are none.
std::string FailuresDuringText(const DuringAnalysis& during, size_t indent, const TextStyle& style);

// "by BGP: …, about 180 s (5 to 225)"
std::string DetectionInWords(const Detection& detection);

}  // namespace routesight

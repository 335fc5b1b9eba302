// Where reports for machines say that a finding is, and how they know it again.
#pragma once

#include <string>

#include "evaluator/render/document.h"
#include "evaluator/render/render.h"

namespace routesight {

struct FindingPlace {
  SourcePlace place;
  bool in_sources = false;  // Else the plan's file, which has no lines that mean anything.
};

// The block of the first resource that has one, else the first line of the plan's file.
FindingPlace PlaceOf(const StoredFinding& finding, const std::string& plan_name,
                     const RenderOptions& options);

// The same for the same finding in every run, whatever lines move: 16 hexadecimal digits.
std::string FingerprintOf(const StoredFinding& finding);

// Message and remedy in one text.
std::string WholeMessage(const StoredFinding& finding);

}  // namespace routesight

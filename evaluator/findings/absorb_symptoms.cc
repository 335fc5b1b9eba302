#include "evaluator/findings/absorb_symptoms.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace routesight {
namespace {

bool Holds(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

// Both are about the resource that the symptom names first.
bool ShareResource(const Finding& cause, const Finding& symptom) {
  return Holds(cause.resources, symptom.resources.front());
}

// The symptom is about a subnet that the cause affects.
bool IsInAffectedSubnet(const Finding& cause, const Finding& symptom) {
  return Holds(cause.subnets, symptom.resources.front());
}

// Both rest on one rule, too.
bool ShareResourceAndRule(const Finding& cause, const Finding& symptom) {
  return ShareResource(cause, symptom) &&
         std::any_of(symptom.rules.begin(), symptom.rules.end(), [&](RuleId rule) {
           return std::find(cause.rules.begin(), cause.rules.end(), rule) != cause.rules.end();
         });
}

struct Absorption {
  std::string_view cause;  // Empty: every other kind.
  std::string_view symptom;
  bool (*follows)(const Finding& cause, const Finding& symptom);
};

constexpr Absorption kAbsorptions[] = {
    {"RS102", "RS107", ShareResource},
    {"RS102", "RS114", ShareResource},
    {"RS103", "RS111", ShareResource},
    {"RS105", "RS110", ShareResource},
    {"RS116", "RS112", ShareResource},
    {"RS116", "RS313", ShareResource},
    {"RS118", "RS110", ShareResource},
    // Which then says so itself.
    {"", "RS119", TellsOfReplacement},
    {"RS308", "RS112", ShareResource},
    // A route that BGP drops leaves answers without a way.
    {"RS411", "RS307", IsInAffectedSubnet},
    // A finding about the network says why Azure refuses, and stays true after the refusal.
    {"", "RS114", ShareResourceAndRule},
};

}  // namespace

bool TellsOfReplacement(const Finding& finding, const Finding& cause) {
  constexpr std::string_view kWhy = "RS119";
  return cause.kind->code == kWhy && finding.kind->code.starts_with("RS1") &&
         finding.kind->code < kWhy && !finding.resources.empty() &&
         finding.resources.front() == cause.resources.front();
}

bool Absorbs(const Finding& cause, const Finding& symptom) {
  if (cause.status == FindingStatus::kResolved || cause.kind == symptom.kind) return false;
  return std::any_of(
      std::begin(kAbsorptions), std::end(kAbsorptions), [&](const Absorption& absorption) {
        return (absorption.cause.empty() || absorption.cause == cause.kind->code) &&
               absorption.symptom == symptom.kind->code && absorption.follows(cause, symptom);
      });
}

std::vector<Finding> WithoutSymptoms(std::vector<Finding> findings) {
  std::vector<bool> follows;
  for (const Finding& symptom : findings) {
    follows.push_back(!symptom.resources.empty() &&
                      std::any_of(findings.begin(), findings.end(),
                                  [&](const Finding& cause) { return Absorbs(cause, symptom); }));
  }
  std::vector<Finding> kept;
  for (size_t i = 0; i < findings.size(); ++i) {
    if (!follows[i]) kept.push_back(std::move(findings[i]));
  }
  return kept;
}

}  // namespace routesight

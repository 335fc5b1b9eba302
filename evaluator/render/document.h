// A stored evaluation (schemas/evaluation.schema.json) as reports read it. A value that is missing
// or of another kind reads as empty, so that a document of a later version, or one that was edited
// by hand, gives a poorer report and never a crash.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/base/duration.h"
#include "evaluator/base/severity.h"
#include "evaluator/report/route_json.h"

namespace routesight {

// Fails with kInvalidArgument for what is no evaluation, or one of another major format version.
absl::StatusOr<Json> ParseEvaluationDocument(std::string_view text);

std::string TextAt(const Json& object, std::string_view key);
std::vector<std::string> TextsAt(const Json& object, std::string_view key);
// An array, an object; empty ones where there is none.
const Json& ListAt(const Json& object, std::string_view key);
const Json& ObjectAt(const Json& object, std::string_view key);
std::optional<double> NumberAt(const Json& object, std::string_view key);
bool FlagAt(const Json& object, std::string_view key);
// Of a window or finding: `duration_seconds`.
std::optional<Duration> WindowDurationAt(const Json& window);

// A finding of the document. Texts are as the document has them: not yet fit for any format.
struct StoredFinding {
  std::string code;
  std::string name;
  Severity severity = Severity::kInfo;
  std::string status;  // new, existing or resolved.
  std::string title;
  std::string message;
  std::vector<std::string> resources;
  std::vector<std::string> subnets;
  std::vector<std::string> rules;
  std::string confidence;
  std::string remedy;
  std::string help_uri;

  bool has_window = false;  // Whether it is about a part of the apply.
  bool ends = true;         // Such a part: whether it ends within the apply.
  std::optional<Duration> duration;

  bool resolved() const { return status == "resolved"; }
};

// In the order of the document: worst first.
std::vector<StoredFinding> FindingsIn(const Json& evaluation);

// What reports call the evaluated plan.
std::string PlanNameIn(const Json& evaluation);

}  // namespace routesight

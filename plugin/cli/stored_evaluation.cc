#include "plugin/cli/stored_evaluation.h"

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "plugin/cli/input.h"

namespace routesight {

absl::StatusOr<Json> ReadEvaluation(const std::string& path) {
  const absl::StatusOr<InputFile> file = InputFile::Open(path);
  if (!file.ok()) return file.status();
  absl::StatusOr<Json> document = ParseEvaluationDocument(file->text());
  if (document.ok()) return document;
  return absl::Status(
      document.status().code(),
      ToAbsl(Concat(DisplayName(path), ": ", FromAbsl(document.status().message()))));
}

}  // namespace routesight

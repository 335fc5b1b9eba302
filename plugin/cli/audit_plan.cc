#include "plugin/cli/audit_plan.h"

#include <utility>

#include "absl/status/statusor.h"
#include "evaluator/base/text.h"
#include "evaluator/report/evaluation_json.h"
#include "plugin/cli/gunzip.h"

namespace routesight {
namespace {

// More than any plan has; what is packed to hold more is there to do harm.
constexpr size_t kMostUnpacked = size_t{1} << 32;

absl::StatusOr<Evaluation> EvaluateFile(const InputNames& names,
                                        const Configuration& configuration) {
  const absl::StatusOr<InputFile> file = InputFile::Open(names.plan);
  if (!file.ok()) return file.status();
  const absl::StatusOr<FilesBeside> beside = OpenBeside(names.beside);
  if (!beside.ok()) return beside.status();
  if (!IsGzip(file->text())) {
    return EvaluateOpened({DisplayName(names.plan), file->plan_text()}, *beside, configuration);
  }
  const absl::StatusOr<std::string> text =
      Gunzip(file->text(), InputFile::kReadableBehind, kMostUnpacked);
  if (!text.ok()) return text.status();
  const std::string_view plan(text->data(), text->size() - InputFile::kReadableBehind);
  return EvaluateOpened({DisplayName(names.plan), PlanText(plan, InputFile::kReadableBehind)},
                        *beside, configuration);
}

}  // namespace

AuditRow AuditPlan(const InputNames& names, const std::optional<Severity>& fail_on) {
  const absl::StatusOr<Configuration> configuration = LoadConfiguration(names);
  if (!configuration.ok()) {
    return RowOfError(names.plan, FromAbsl(configuration.status().message()));
  }
  const absl::StatusOr<Evaluation> evaluation = EvaluateFile(names, *configuration);
  if (!evaluation.ok()) return RowOfError(names.plan, FromAbsl(evaluation.status().message()));
  const Severity threshold =
      fail_on.value_or(configuration->policy.fail_on.value_or(Severity::kHigh));
  return RowOfEvaluation(names.plan, EvaluationDocument(*evaluation), threshold);
}

}  // namespace routesight

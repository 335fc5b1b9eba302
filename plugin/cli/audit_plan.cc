#include "plugin/cli/audit_plan.h"

#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/status/statusor.h"
#include "evaluator/base/text.h"
#include "evaluator/report/evaluation_json.h"
#include "plugin/cli/gunzip.h"
#include "plugin/cli/saved_plan.h"

namespace routesight {
namespace {

// More than any plan has; what is packed to hold more is there to do harm.
constexpr size_t kMostUnpacked = size_t{1} << 32;
constexpr size_t kPadding = InputFile::kReadableBehind;

absl::Status InFile(const std::string& name, const absl::Status& status) {
  return absl::Status(status.code(), ToAbsl(Concat(name, ": ", FromAbsl(status.message()))));
}

// The JSON form of what a file packs or saves, padding included.
absl::StatusOr<std::string> Unpacked(const std::string& name, std::string_view bytes,
                                     const AuditSettings& settings) {
  absl::StatusOr<std::string> text =
      IsGzip(bytes) ? Gunzip(bytes, kPadding, kMostUnpacked)
                    : ShowSavedPlan(name, settings.terraform_directory, kPadding, kMostUnpacked);
  return text.ok() ? std::move(text) : InFile(name, text.status());
}

absl::StatusOr<Evaluation> EvaluateFile(const InputNames& names, const AuditSettings& settings,
                                        const Configuration& configuration) {
  const absl::StatusOr<InputFile> file = InputFile::Open(names.plan);
  if (!file.ok()) return file.status();
  const absl::StatusOr<FilesBeside> beside = OpenBeside(names.beside);
  if (!beside.ok()) return beside.status();
  if (!IsGzip(file->text()) && !IsSavedPlan(file->text())) {
    return EvaluateOpened({names.plan, file->plan_text()}, *beside, configuration);
  }
  const absl::StatusOr<std::string> text = Unpacked(names.plan, file->text(), settings);
  if (!text.ok()) return text.status();
  const std::string_view plan(text->data(), text->size() - kPadding);
  return EvaluateOpened({names.plan, PlanText(plan, kPadding)}, *beside, configuration);
}

// One of the audited plans may be the one that stands beside all others.
void LeaveOutOfBeside(InputNames& names) {
  std::erase_if(names.beside, [&](const std::string& file) {
    std::error_code error;
    return std::filesystem::equivalent(file, names.plan, error);
  });
}

}  // namespace

AuditRow AuditPlan(const InputNames& names, const AuditSettings& settings) {
  InputNames inputs = names;
  LeaveOutOfBeside(inputs);
  const absl::StatusOr<Configuration> configuration = LoadConfiguration(inputs);
  if (!configuration.ok()) {
    return RowOfError(names.plan, FromAbsl(configuration.status().message()));
  }
  const absl::StatusOr<Evaluation> evaluation = EvaluateFile(inputs, settings, *configuration);
  if (!evaluation.ok()) return RowOfError(names.plan, FromAbsl(evaluation.status().message()));
  const Severity threshold =
      settings.fail_on.value_or(configuration->policy.fail_on.value_or(Severity::kHigh));
  return RowOfEvaluation(names.plan, EvaluationDocument(*evaluation, RowsOfTables::kLeftOut),
                         threshold);
}

}  // namespace routesight

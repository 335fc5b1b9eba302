#include "plugin/cli/verify_command.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/report/rib_views.h"
#include "evaluator/verify/suggest.h"
#include "evaluator/verify/verification_report.h"
#include "plugin/cli/load.h"
#include "plugin/cli/log_commands.h"
#include "plugin/cli/observed_record.h"
#include "plugin/cli/output.h"
#include "plugin/cli/progress.h"

namespace routesight {
namespace {

absl::Status WrongUsage(const std::string& why) {
  return absl::FailedPreconditionError(ToAbsl(why));
}

}  // namespace

VerifyCommand::VerifyCommand(CLI::App& program)
    : command_(*program.add_subcommand("verify", "Predictions against what Azure shows")),
      plan_(command_),
      colours_(command_) {
  AddRepeatable(command_, "--observed", observed_,
                "What az printed as JSON, and whose it is: an interface or subnet, or learned: or "
                "advertised: and SPEAKER or SPEAKER:PEER; default: FILE is named after it")
      .type_name("[ADDRESS=]FILE")
      ->required();
  command_.add_option("--at", at_, "before or after the apply, or a step of it; default: after")
      ->type_name("MOMENT");
  command_.add_option("--format", format_, "text or json; default: text")->type_name("FORMAT");
  command_.add_flag("--suggest", suggest_, "Also the assumptions that would explain differences");
  command_.add_flag("--exit-zero", exit_zero_, "End with 0 where something differs");
}

ExitCode VerifyCommand::Run() const {
  const absl::StatusOr<Verification> verification = Verify();
  if (!verification.ok()) return Conclude(verification.status());
  const ExitCode written = Conclude(
      format_ == "json" ? VerificationAsJson(*verification)
                        : WithoutCommands(VerificationAsText(*verification, colours_.style())));
  if (written != ExitCode::kOk || exit_zero_) return written;
  return CountRows(verification->records).differs() ? ExitCode::kFindings : ExitCode::kOk;
}

absl::StatusOr<Verification> VerifyCommand::Verify() const {
  if (format_ != "text" && format_ != "json") {
    return WrongUsage(Concat("no format \"", format_, "\"; expected text or json"));
  }
  std::vector<ObservedName> names;
  for (const std::string& text : observed_) names.push_back(ReadObservedName(text));
  Progress progress(format_ == "text" ? plan_.progress() : ProgressShown::kNo);
  progress.Say(Concat("Evaluating ", plan_.plan()));
  const absl::StatusOr<Evaluation> evaluation = LoadAndEvaluate(plan_.names());
  if (!evaluation.ok()) return evaluation.status();
  absl::StatusOr<std::vector<VerifiedRecord>> records =
      VerifyRecords(evaluation->timeline, at_, names);
  if (!records.ok()) return records.status();

  Verification verification{DisplayName(plan_.plan()), at_, *std::move(records), std::nullopt};
  const Snapshot* snapshot = evaluation->timeline.Find(at_);
  if (suggest_ && snapshot != nullptr) {
    std::vector<RibSpeaker> speakers = ListRibs(evaluation->timeline);
    std::erase_if(speakers, [&](const RibSpeaker& speaker) { return speaker.at != at_; });
    verification.suggestions = SuggestAssumptions(*snapshot, speakers, verification.records);
  }
  return verification;
}

}  // namespace routesight

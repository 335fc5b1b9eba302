#include "plugin/cli/why_command.h"

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/report/path_query.h"
#include "evaluator/report/why_json.h"
#include "evaluator/report/why_text.h"
#include "plugin/cli/load.h"
#include "plugin/cli/log_commands.h"
#include "plugin/cli/output.h"
#include "plugin/cli/progress.h"

namespace routesight {

WhyCommand::WhyCommand(CLI::App& program)
    : command_(*program.add_subcommand(
          "why", "The way of packets hop by hop, there and back, and what decided it")),
      plan_(command_),
      colours_(command_) {
  command_
      .add_option(
          "--from", from_,
          "Subnet or interface (Terraform address or ARM id), address, on-premises network, "
          "or internet")
      ->type_name("SOURCE")
      ->required();
  command_.add_option("--to", to_, "Address of the destination, or a prefix")
      ->type_name("IP")
      ->required();
  AddRepeatable(
      command_, "--at", at_,
      "before or after the apply, or a step of it; given twice: what changes; default: after")
      .type_name("MOMENT");
  command_.add_option("--format", format_, "text or json; default: text")->type_name("FORMAT");
}

ExitCode WhyCommand::Run() const { return Conclude(Answer()); }

absl::StatusOr<std::string> WhyCommand::Answer() const {
  if (format_ != "text" && format_ != "json") {
    return absl::FailedPreconditionError(
        ToAbsl(Concat("no format \"", format_, "\"; expected text, json")));
  }
  Progress progress(format_ == "text" ? plan_.progress() : ProgressShown::kNo);
  progress.Say(Concat("Evaluating ", plan_.plan()));
  const absl::StatusOr<Evaluation> evaluation = LoadAndEvaluate(plan_.names());
  if (!evaluation.ok()) return evaluation.status();
  const PathQuery query{from_, to_, at_.empty() ? std::vector<std::string>{"after"} : at_};
  if (to_.find('/') != std::string::npos) {
    const absl::StatusOr<std::vector<PathAnswers>> classes =
        AnswerPrefixQuery(evaluation->timeline, query);
    if (!classes.ok()) return classes.status();
    return format_ == "json" ? ClassesAsJson(to_, *classes)
                             : WithoutCommands(ClassesAsText(to_, *classes, colours_.style()));
  }
  const absl::StatusOr<PathAnswers> answers = AnswerPathQuery(evaluation->timeline, query);
  if (!answers.ok()) return answers.status();
  return format_ == "json" ? WhyAsJson(*answers)
                           : WithoutCommands(WhyAsText(*answers, colours_.style()));
}

}  // namespace routesight

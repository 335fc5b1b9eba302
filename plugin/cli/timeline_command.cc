#include "plugin/cli/timeline_command.h"

#include <algorithm>
#include <string_view>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/report/timeline_json.h"
#include "evaluator/report/timeline_text.h"
#include "plugin/cli/load.h"
#include "plugin/cli/log_commands.h"
#include "plugin/cli/output.h"
#include "plugin/cli/progress.h"

namespace routesight {
namespace {

constexpr std::string_view kFormats[] = {"text", "json", "mermaid"};

}  // namespace

TimelineCommand::TimelineCommand(CLI::App& program)
    : command_(*program.add_subcommand(
          "timeline", "The apply as it will run: steps, durations, what is down when")),
      plan_(command_),
      colours_(command_) {
  command_.add_option("--format", format_, "text, json or mermaid; default: text")
      ->type_name("FORMAT");
}

ExitCode TimelineCommand::Run() const { return Conclude(Answer()); }

absl::StatusOr<std::string> TimelineCommand::Answer() const {
  if (std::ranges::find(kFormats, format_) == std::end(kFormats)) {
    return absl::FailedPreconditionError(
        ToAbsl(Concat("no format \"", format_, "\"; expected ", Join(kFormats, ", "))));
  }
  Progress progress(format_ == "text" ? plan_.progress() : ProgressShown::kNo);
  progress.Say(Concat("Evaluating ", plan_.plan()));
  const absl::StatusOr<Evaluation> evaluation = LoadAndEvaluate(plan_.names());
  if (!evaluation.ok()) return evaluation.status();
  const ApplyTimeline& apply = evaluation->timeline.apply;
  if (format_ == "json") return TimelineAsJson(apply);
  if (format_ == "mermaid") return TimelineAsMermaid(apply);
  return WithoutCommands(TimelineAsText(apply, colours_.style()));
}

}  // namespace routesight

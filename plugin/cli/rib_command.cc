#include "plugin/cli/rib_command.h"

#include <algorithm>

#include "absl/status/status.h"
#include "evaluator/base/nearest_word.h"
#include "evaluator/base/text.h"
#include "evaluator/report/rib_views.h"
#include "plugin/cli/load.h"
#include "plugin/cli/log_commands.h"
#include "plugin/cli/output.h"
#include "plugin/cli/progress.h"

namespace routesight {
namespace {

absl::Status WrongUsage(const std::string& why) {
  return absl::FailedPreconditionError(ToAbsl(why));
}

absl::Status NoSuchSpeaker(const std::string& name, const std::vector<RibSpeaker>& speakers) {
  std::vector<std::string_view> names;
  for (const RibSpeaker& speaker : speakers) names.push_back(speaker.name);
  const std::string_view nearest = NearestWord(name, names);
  return WrongUsage(Concat("no speaker ", name, " in this plan",
                           nearest.empty() ? "" : Concat("; did you mean ", nearest, "?")));
}

}  // namespace

RibCommand::RibCommand(CLI::App& program)
    : command_(*program.add_subcommand("rib", "What BGP speakers learn and announce")),
      plan_(command_),
      colours_(command_) {
  AddRepeatable(command_, "--speaker", speakers_,
                "Only this one: route server, gateway, appliance or on-premises network")
      .type_name("NAME");
  command_
      .add_option("--at", at_,
                  "before or after the apply, or a step of it; default: before and after")
      ->type_name("MOMENT");
  command_.add_option("--format", format_, "text or json; default: text")->type_name("FORMAT");
}

ExitCode RibCommand::Run() const { return Conclude(Answer()); }

absl::StatusOr<std::string> RibCommand::Answer() const {
  if (format_ != "text" && format_ != "json") {
    return WrongUsage(Concat("no format \"", format_, "\"; expected text or json"));
  }
  Progress progress(format_ == "text" ? plan_.progress() : ProgressShown::kNo);
  progress.Say(Concat("Evaluating ", plan_.plan()));
  const absl::StatusOr<Evaluation> evaluation = LoadAndEvaluate(plan_.names());
  if (!evaluation.ok()) return evaluation.status();
  const Timeline& timeline = evaluation->timeline;
  const Snapshot* only = at_.empty() ? nullptr : timeline.Find(at_);
  if (!at_.empty() && only == nullptr) {
    return WrongUsage(Concat("--at ", at_, ": expected ", timeline.MomentsInWords()));
  }
  std::vector<RibSpeaker> speakers = only == nullptr ? ListRibs(timeline) : ListRibs(*only);
  for (const std::string& name : speakers_) {
    if (std::ranges::none_of(speakers, [&](const RibSpeaker& s) { return s.name == name; })) {
      return NoSuchSpeaker(name, speakers);
    }
  }
  std::erase_if(speakers, [&](const RibSpeaker& speaker) {
    return !speakers_.empty() && std::ranges::find(speakers_, speaker.name) == speakers_.end();
  });
  if (format_ == "json") return RibsAsJson(speakers);
  return WithoutCommands(RibsAsText(speakers, colours_.style()));
}

}  // namespace routesight

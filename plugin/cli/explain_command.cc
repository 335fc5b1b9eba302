#include "plugin/cli/explain_command.h"

#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "evaluator/base/nearest_word.h"
#include "evaluator/base/text.h"
#include "evaluator/report/explain_text.h"
#include "plugin/cli/output.h"

namespace routesight {
namespace {

// The names that begin with the text (`SEL`), else the one nearest to it.
std::vector<std::string_view> Suggestions(std::string_view text) {
  std::vector<std::string_view> beginning;
  std::vector<std::string> lowered;
  for (std::string_view name : ExplainableNames()) {
    lowered.push_back(Lowered(name));
    if (lowered.back().starts_with(Lowered(text))) beginning.push_back(name);
  }
  if (!beginning.empty()) return beginning;
  const std::string_view nearest = NearestWord(text, {lowered.begin(), lowered.end()});
  for (std::string_view name : ExplainableNames()) {
    if (!nearest.empty() && Lowered(name) == nearest) return {name};
  }
  return {};
}

}  // namespace

ExplainCommand::ExplainCommand(CLI::App& program)
    : command_(*program.add_subcommand("explain", "What a rule or a kind of finding means")),
      colours_(command_) {
  command_.add_option("NAME", name_, "Rule (SEL-02) or finding (code or name); default: lists all")
      ->type_name("");
}

ExitCode ExplainCommand::Run() const { return Conclude(Answer()); }

absl::StatusOr<std::string> ExplainCommand::Answer() const {
  const TextStyle style = colours_.style();
  if (name_.empty()) return ListExplanations(style);
  if (std::optional<std::string> explanation = Explain(name_, style)) return *explanation;
  const std::vector<std::string_view> suggestions = Suggestions(name_);
  return absl::NotFoundError(ToAbsl(
      Concat("no rule or finding ", name_,
             suggestions.empty() ? "; `routesight explain` lists all"
                                 : Concat("; did you mean ", Join(suggestions, ", "), "?"))));
}

}  // namespace routesight

#include "plugin/cli/routes_command.h"

#include <algorithm>
#include <string_view>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/report/routes_azure.h"
#include "evaluator/report/routes_json.h"
#include "evaluator/report/routes_text.h"
#include "evaluator/report/table_query.h"
#include "plugin/cli/load.h"
#include "plugin/cli/log_commands.h"
#include "plugin/cli/output.h"
#include "plugin/cli/progress.h"

namespace routesight {
namespace {

constexpr std::string_view kFormats[] = {"text", "json", "azure"};

absl::Status WrongUsage(const std::string& why) {
  return absl::FailedPreconditionError(ToAbsl(why));
}

absl::StatusOr<std::string> AsAzure(const TableCatalogue& tables) {
  if (tables.entries.size() == 1) {
    return RoutesAsAzureJson(tables.contents[tables.entries.front().content]);
  }
  const std::string found =
      tables.entries.empty() ? "there is none" : Concat("this asks for ", tables.entries.size());
  return WrongUsage(Concat("--format azure shows one table, and ", found,
                           "; name one with --subnet "
                           "or --interface, and --at before or --at after"));
}

}  // namespace

RoutesCommand::RoutesCommand(CLI::App& program)
    : command_(*program.add_subcommand("routes", "Effective routes of subnets and interfaces")),
      plan_(command_),
      colours_(command_) {
  AddRepeatable(command_, "--subnet", subnets_, "Only this one: Terraform address or ARM id")
      .type_name("NAME");
  AddRepeatable(command_, "--interface", interfaces_,
                "Only that of this interface: Terraform address or ARM id")
      .type_name("NAME");
  command_
      .add_option("--at", at_,
                  "before or after the apply, or a step of it; default: before and after")
      ->type_name("MOMENT");
  command_.add_option("--format", format_, "text, json or azure; default: text")
      ->type_name("FORMAT");
}

ExitCode RoutesCommand::Run() const { return Conclude(Answer()); }

absl::StatusOr<std::string> RoutesCommand::Answer() const {
  if (std::ranges::find(kFormats, format_) == std::end(kFormats)) {
    return WrongUsage(Concat("no format \"", format_, "\"; expected ", Join(kFormats, ", ")));
  }
  Progress progress(format_ == "text" ? plan_.progress() : ProgressShown::kNo);
  progress.Say(Concat("Evaluating ", plan_.plan()));
  const absl::StatusOr<Evaluation> evaluation = LoadAndEvaluate(plan_.names());
  if (!evaluation.ok()) return evaluation.status();

  TableQuery query{subnets_, interfaces_, {}};
  if (!at_.empty()) query.at = at_;
  const absl::StatusOr<TableCatalogue> tables = SelectTables(evaluation->timeline, query);
  if (!tables.ok()) return tables.status();
  if (format_ == "json") return RoutesAsJson(*tables);
  if (format_ == "azure") return AsAzure(*tables);
  return WithoutCommands(RoutesAsText(*tables, colours_.style()));
}

}  // namespace routesight

#include "plugin/cli/plan_command.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "plugin/cli/input.h"
#include "plugin/cli/load.h"
#include "plugin/cli/output.h"
#include "plugin/cli/plan_child.h"
#include "plugin/cli/plan_directory.h"
#include "plugin/cli/progress.h"

namespace routesight {
namespace {

constexpr int kChanges = 2;  // Terraform's code under -detailed-exitcode.
constexpr std::string_view kPlanName = "terraform plan";

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

ExitCode PassedThrough(int code) { return static_cast<ExitCode>(code); }

bool Succeeded(int code, const TerraformCall& call) {
  return code == 0 || (code == kChanges && call.has_detailed_exit_code);
}

// What terraform left: its exit code, and the JSON form of the plan if it made one.
struct TerraformOutcome {
  int code = 0;
  std::optional<InputFile> plan;
};

absl::StatusOr<InputFile> ShowPlan(const TerraformCall& call, const std::string& plan_file,
                                   const PlanDirectory& directory, SignalRelay& relay) {
  const absl::StatusOr<std::string> json = directory.MakeFile("plan.json");
  if (!json.ok()) return json.status();
  // Options that people set for every command need not suit this one.
  const absl::StatusOr<int> code =
      Run({call.Show(plan_file), *json, {"TF_CLI_ARGS", "TF_CLI_ARGS_show"}}, relay);
  if (!code.ok()) return code.status();
  if (*code != 0) {
    return absl::UnavailableError(
        ToAbsl(Concat("showing the plan as JSON ended with exit code ", *code)));
  }
  return InputFile::Open(*json);
}

bool IsEmpty(const std::string& file) {
  std::error_code error;
  return std::filesystem::file_size(file, error) == 0;
}

// No file with content of the plan outlives this, but for the one that the user asked for.
absl::StatusOr<TerraformOutcome> RunTerraform(const TerraformCall& call) {
  SignalRelay relay;
  const absl::StatusOr<PlanDirectory> directory = PlanDirectory::Make();
  if (!directory.ok()) return directory.status();
  absl::StatusOr<std::string> own_file = directory->MakeFile("tfplan");
  if (!own_file.ok()) return own_file.status();

  const bool is_ours = call.out.empty();
  const absl::StatusOr<int> code =
      Run({is_ours ? call.PlanInto(*own_file) : call.words, "", {}}, relay);
  if (!code.ok()) return code.status();
  TerraformOutcome outcome{*code, std::nullopt};
  if (!Succeeded(*code, call) || call.asks_for_help) return outcome;
  if (is_ours && IsEmpty(*own_file)) {
    return absl::UnavailableError("terraform made no plan file, so nothing was evaluated");
  }
  if (relay.ended_by() == 0) {
    absl::StatusOr<InputFile> plan =
        ShowPlan(call, is_ours ? *own_file : call.out, *directory, relay);
    if (relay.ended_by() == 0 && !plan.ok()) return plan.status();
    if (plan.ok()) outcome.plan = *std::move(plan);
  }
  if (relay.ended_by() != 0) return TerraformOutcome{128 + relay.ended_by(), std::nullopt};
  return outcome;
}

}  // namespace

std::vector<std::string> TakeTerraformWords(int& count, char** words) {
  if (count < 2 || std::string_view(words[1]) != "plan") return {};
  for (int i = 2; i < count; ++i) {
    if (std::string_view(words[i]) != "--") continue;
    const int end = std::exchange(count, i);
    return {words + i + 1, words + end};
  }
  return {};
}

PlanCommand::PlanCommand(CLI::App& program, std::vector<std::string> terraform_words)
    : command_(*program.add_subcommand(
          "plan", "Runs terraform plan (behind --) and gives the verdict below its plan")),
      context_(command_),
      colours_(command_),
      flags_(command_),
      terraform_words_(std::move(terraform_words)) {
  command_.footer(
      "Usage: routesight plan [OPTIONS] -- terraform plan [options]\n\n"
      "terraform (or tofu) runs as given; without -out its plan is kept in a private file that is\n"
      "removed. Exit codes: that of a failing terraform; else 1, 2, 3 and 4 as of evaluate, and "
      "0.\n"
      "Under -detailed-exitcode 2 means changes, as it does to terraform, and findings give 5.");
}

ExitCode PlanCommand::Run() const {
  const absl::StatusOr<ExitCode> code = PlanAndReport();
  return code.ok() ? *code : Conclude(code.status());
}

absl::StatusOr<ExitCode> PlanCommand::PlanAndReport() const {
  const absl::StatusOr<EvaluationRequest> request = flags_.Read();
  if (!request.ok()) return request.status();
  const absl::StatusOr<TerraformCall> call = ReadTerraformCall(
      terraform_words_, {Environment("TF_CLI_ARGS_plan"), Environment("TF_CLI_ARGS")});
  if (!call.ok()) return call.status();
  const std::string root = call->directory.empty() ? "." : call->directory;
  // A plan may take minutes, so what else is needed is read before it.
  const InputNames names = context_.NamesWith(root + "/tfplan");
  if (std::ranges::find(names.beside, "-") != names.beside.end()) {
    return absl::FailedPreconditionError("--with -: standard input is terraform's");
  }
  const absl::StatusOr<Configuration> configuration = LoadConfiguration(names);
  if (!configuration.ok()) return configuration.status();
  const absl::StatusOr<FilesBeside> beside = OpenBeside(names.beside);
  if (!beside.ok()) return beside.status();

  const absl::StatusOr<TerraformOutcome> outcome = RunTerraform(*call);
  if (!outcome.ok()) return outcome.status();
  if (!outcome->plan) return PassedThrough(outcome->code);
  if (call->out.empty() && !context_.quiet()) {
    Complain("the saved plan was temporary and is gone; -out=FILE keeps it");
  }
  absl::StatusOr<Evaluation> evaluation =
      EvaluateOpened({std::string(kPlanName), outcome->plan->plan_text()}, *beside, *configuration);
  if (!evaluation.ok()) return evaluation.status();
  if (flags_.wants_failures()) evaluation = WithFailures(*std::move(evaluation));
  const absl::StatusOr<ExitCode> code = Report(*std::move(evaluation), *request, *call);
  if (!code.ok()) return code.status();
  if (*code == ExitCode::kOk) return PassedThrough(outcome->code);
  return call->has_detailed_exit_code ? ExitCode::kFindingsBesideChanges : *code;
}

absl::StatusOr<ExitCode> PlanCommand::Report(Evaluation evaluation,
                                             const EvaluationRequest& request,
                                             const TerraformCall& call) const {
  // Whoever reads terraform's JSON lines gets nothing else on that stream.
  if (call.prints_json) dup2(STDERR_FILENO, STDOUT_FILENO);
  if (request.is_for_people()) {
    const absl::Status written = WriteToStandardOutput("\n");
    if (!written.ok()) return written;
  }
  const EvaluationDetail detail =
      context_.quiet() ? EvaluationDetail::kFindingsOnly : EvaluationDetail::kEverything;
  return flags_.Report(std::move(evaluation), request, {detail, colours_.style()});
}

}  // namespace routesight

#include "plugin/cli/test_command.h"

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/render/junit.h"
#include "evaluator/report/evaluation_json.h"
#include "evaluator/report/format_version.h"
#include "evaluator/report/tests_json.h"
#include "evaluator/report/tests_text.h"
#include "plugin/cli/load.h"
#include "plugin/cli/log_commands.h"
#include "plugin/cli/output.h"
#include "plugin/cli/progress.h"

namespace routesight {

TestCommand::TestCommand(CLI::App& program)
    : command_(*program.add_subcommand(
          "test", "The route tests of the configuration file; exit code 4 when one fails")),
      plan_(command_),
      colours_(command_) {
  command_.add_option("--format", format_, "text, json or junit; default: text")
      ->type_name("FORMAT");
  command_.add_flag("--draft", draft_,
                    "Instead write tests that hold before the apply, as YAML for routesight.yaml");
  command_.add_flag("--exit-zero", exit_zero_, "End with 0 also when a test fails");
}

ExitCode TestCommand::Run() const {
  const absl::StatusOr<ExitCode> code = TestAndReport();
  return code.ok() ? *code : Conclude(code.status());
}

absl::StatusOr<ExitCode> TestCommand::TestAndReport() const {
  if (format_ != "text" && format_ != "json" && format_ != "junit") {
    return absl::FailedPreconditionError(
        ToAbsl(Concat("no format \"", format_, "\"; expected text, json or junit")));
  }
  Progress progress(format_ == "text" ? plan_.progress() : ProgressShown::kNo);
  progress.Say(Concat("Evaluating ", plan_.plan()));
  const absl::StatusOr<Evaluation> evaluation = LoadAndEvaluate(plan_.names());
  if (!evaluation.ok()) return evaluation.status();
  progress.Clear();
  if (draft_) return Conclude(DraftAsYaml(DraftRouteTests(evaluation->timeline)));
  const ExitCode written = Conclude(Report(*evaluation));
  if (written != ExitCode::kOk) return written;
  const bool fails = AnyTestFailed(evaluation->tests);
  return fails && !exit_zero_ ? ExitCode::kTestFailed : ExitCode::kOk;
}

std::string TestCommand::Report(const Evaluation& evaluation) const {
  if (format_ == "junit") {
    return RenderRouteTestsAsJunit(EvaluationDocument(evaluation, RowsOfTables::kLeftOut));
  }
  if (format_ == "json") {
    return Written(
        {{"format_version", kReportFormatVersion}, {"tests", TestResultsJson(evaluation.tests)}});
  }
  if (evaluation.tests.empty()) {
    return "No route tests: the configuration file states none. --draft writes some.\n";
  }
  const TestsShown shown = plan_.quiet() ? TestsShown::kNotPassed : TestsShown::kAll;
  return WithoutCommands(Concat(TestCounts(evaluation.tests), "\n",
                                TestResultsText(evaluation.tests, shown, 2, colours_.style())));
}

}  // namespace routesight

// The program routesight: finds out which command is meant and runs it.
#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "evaluator/base/text.h"
#include "plugin/cli/audit_command.h"
#include "plugin/cli/become_server.h"
#include "plugin/cli/command_line.h"
#include "plugin/cli/comment_command.h"
#include "plugin/cli/evaluate_command.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/explain_command.h"
#include "plugin/cli/output.h"
#include "plugin/cli/plan_command.h"
#include "plugin/cli/render_command.h"
#include "plugin/cli/rib_command.h"
#include "plugin/cli/routes_command.h"
#include "plugin/cli/schema_command.h"
#include "plugin/cli/serve_command.h"
#include "plugin/cli/test_command.h"
#include "plugin/cli/timeline_command.h"
#include "plugin/cli/verify_command.h"
#include "plugin/cli/version_command.h"
#include "plugin/cli/why_command.h"

namespace routesight {
namespace {

constexpr const char* kDescription =
    "Predicts the effective routes of Azure networks from Terraform plans.";
constexpr const char* kExitCodes =
    "Exit codes: 0 nothing at or above --fail-on, 1 usage or internal error, 2 findings at or "
    "above\n"
    "it, 3 input not understood, 4 a route test failed.";

ExitCode RefuseUsage(const CLI::App& program, std::string_view why) {
  Complain(Concat(why, "\n", HelpHint(program)));
  return ExitCode::kError;
}

ExitCode Main(int count, char** words) {
  std::vector<std::string> terraform_words = TakeTerraformWords(count, words);
  CLI::App program(kDescription, "routesight");
  program.footer(kExitCodes);
  program.get_formatter()->column_width(32);
  program.require_subcommand(0, 1)->allow_extras();
  const EvaluateCommand evaluate(program);
  const RoutesCommand routes(program);
  const WhyCommand why(program);
  const RibCommand rib(program);
  const TestCommand test(program);
  const TimelineCommand timeline(program);
  const VerifyCommand verify(program);
  const AuditCommand audit(program);
  const ServeCommand serve(program);
  const RenderCommand render(program);
  const CommentCommand comment(program);
  const PlanCommand plan(program, std::move(terraform_words));
  const ExplainCommand explain(program);
  const SchemaCommand schema(program);
  const VersionCommand version(program);

  try {
    program.parse(count, words);
  } catch (const CLI::CallForHelp&) {
    return Conclude(program.help());
  } catch (const CLI::ParseError& error) {
    const std::string left_over = FindLeftOver(program);
    return RefuseUsage(program, left_over.empty() ? error.what() : left_over);
  }
  const std::string left_over = FindLeftOver(program);
  if (!left_over.empty()) return RefuseUsage(program, left_over);
  if (evaluate.named()) return evaluate.Run();
  if (routes.named()) return routes.Run();
  if (why.named()) return why.Run();
  if (rib.named()) return rib.Run();
  if (test.named()) return test.Run();
  if (timeline.named()) return timeline.Run();
  if (verify.named()) return verify.Run();
  if (audit.named()) return audit.Run();
  if (serve.named()) return BecomeServer(words);
  if (render.named()) return render.Run();
  if (comment.named()) return comment.Run();
  if (plan.named()) return plan.Run();
  if (explain.named()) return explain.Run();
  if (schema.named()) return schema.Run();
  if (version.named()) return version.Run();
  return Conclude(program.help());
}

}  // namespace
}  // namespace routesight

int main(int count, char** words) {
  // An internal error aborts after it has said where; its exit code is the one of the contract.
  std::signal(SIGABRT, [](int) { std::_Exit(static_cast<int>(routesight::ExitCode::kError)); });
  return static_cast<int>(routesight::Main(count, words));
}

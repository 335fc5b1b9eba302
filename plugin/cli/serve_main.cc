// The program routesight-serve: what `routesight serve` becomes.
#include <csignal>
#include <cstdlib>

#include "CLI/CLI.hpp"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/output.h"
#include "plugin/cli/serve_command.h"

namespace routesight {
namespace {

int Main(int count, char** words) {
  CLI::App program("The service of routesight.", "routesight-serve");
  program.require_subcommand(1);
  const ServeCommand serve(program);
  CLI11_PARSE(program, count, words);
  if (serve.one_request()) return AnswerOneRequest();
  const absl::Status status = Serve(serve.settings());
  return static_cast<int>(status.ok() ? ExitCode::kOk : Conclude(status));
}

}  // namespace
}  // namespace routesight

int main(int count, char** words) {
  // As routesight has it.
  std::signal(SIGABRT, [](int) { std::_Exit(static_cast<int>(routesight::ExitCode::kError)); });
  return routesight::Main(count, words);
}

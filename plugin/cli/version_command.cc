#include "plugin/cli/version_command.h"

#include "evaluator/base/text.h"
#include "evaluator/report/format_version.h"
#include "plugin/cli/output.h"

namespace routesight {

VersionCommand::VersionCommand(CLI::App& program)
    : command_(*program.add_subcommand("version", "Versions of the program and its formats")) {
  program.add_flag("--version", flag_, "The same as the command version");
}

ExitCode VersionCommand::Run() const {
  return Conclude(Concat("routesight ", ROUTESIGHT_VERSION, "\n", "plan format 1.x\n",
                         "provider protocol 6\n", "configuration format 1\n", "evaluation format ",
                         kReportFormatVersion, "\n"));
}

}  // namespace routesight

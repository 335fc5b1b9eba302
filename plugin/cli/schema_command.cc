#include "plugin/cli/schema_command.h"

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "plugin/cli/embedded_schemas.h"
#include "plugin/cli/output.h"

namespace routesight {

SchemaCommand::SchemaCommand(CLI::App& program)
    : command_(*program.add_subcommand("schema", "JSON Schema of a format")) {
  command_
      .add_option(
          "NAME", name_,
          "config: the configuration file; audit, evaluation, verify, why: what that command "
          "prints with --format json (evaluation: evaluate)")
      ->type_name("")
      ->required();
}

ExitCode SchemaCommand::Run() const {
  if (name_ == "audit") return Conclude(std::string(kAuditSchema));
  if (name_ == "config") return Conclude(std::string(kConfigurationSchema));
  if (name_ == "evaluation") return Conclude(std::string(kEvaluationSchema));
  if (name_ == "verify") return Conclude(std::string(kVerificationSchema));
  if (name_ == "why") return Conclude(std::string(kWhySchema));
  return Conclude(absl::NotFoundError(
      ToAbsl(Concat("no schema ", name_, "; expected audit, config, evaluation, verify or why"))));
}

}  // namespace routesight

#include "plugin/cli/shared_flags.h"

namespace routesight {

namespace {

// Help shows these below a command's own flags.
constexpr const char* kGroup = "Common";

}  // namespace

ColourFlags::ColourFlags(CLI::App& command) {
  CLI::Option* always = command.add_flag("--color", always_, "Colours, even into a pipe");
  CLI::Option* never = command.add_flag("--no-color", never_, "No colours");
  always->group(kGroup);
  never->group(kGroup)->excludes(always);
}

TextStyle ColourFlags::style() const {
  const ColourWish wish = always_  ? ColourWish::kAlways
                          : never_ ? ColourWish::kNever
                                   : ColourWish::kNone;
  const Terminal terminal = ThisTerminal();
  return {DecideColours(terminal, wish), terminal.width};
}

ContextFlags::ContextFlags(CLI::App& command) {
  AddRepeatable(command, "--with", beside_,
                "Another state or plan of the same network, as JSON (terraform show -json)")
      .type_name("FILE")
      ->group(kGroup);
  AddRepeatable(command, "--config", configurations_,
                "Configuration file; default: routesight.yaml beside the plan, else here")
      .type_name("FILE")
      ->group(kGroup);
  command
      .add_option("--parallelism", parallelism_,
                  "Operations at a time, as terraform apply will be told; default: 10")
      ->type_name("N")
      ->check(CLI::Range(size_t{1}, size_t{1000}))
      ->group(kGroup);
  command.add_flag("--quiet", quiet_, "No progress; of an evaluation only the findings")
      ->group(kGroup);
}

ProgressShown ContextFlags::progress() const {
  const bool shown = !quiet_ && MayShowProgress(ThisTerminal());
  return shown ? ProgressShown::kYes : ProgressShown::kNo;
}

PlanFlags::PlanFlags(CLI::App& command) : context_(command) {
  command
      .add_option("PLAN", plan_,
                  "JSON form of a plan (terraform show -json); - reads standard input")
      ->type_name("")
      ->required();
}

CLI::Option& AddRepeatable(CLI::App& command, const std::string& name,
                           std::vector<std::string>& values, const std::string& description) {
  return *command.add_option(name, values, description + " (repeatable)")->allow_extra_args(false);
}

}  // namespace routesight

#include "plugin/cli/terminal.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/cli/run_program.h"

namespace routesight {
namespace {

Terminal ATerminal() {
  Terminal terminal;
  terminal.output_is_terminal = true;
  terminal.term = "xterm";
  return terminal;
}

bool HasColours(const ProgramRun& run) { return run.output.find("\x1b[") != std::string::npos; }

}  // namespace

TEST_CASE("colours are for terminals that can show them") {
  CHECK(DecideColours(ATerminal(), ColourWish::kNone) == Colours::kOn);
  CHECK(DecideColours(Terminal(), ColourWish::kNone) == Colours::kOff);
  Terminal dumb = ATerminal();
  dumb.term = "dumb";
  CHECK(DecideColours(dumb, ColourWish::kNone) == Colours::kOff);
}

TEST_CASE("flags count before NO_COLOR, and that before CLICOLOR_FORCE") {
  Terminal terminal = ATerminal();
  terminal.no_color = "1";
  CHECK(DecideColours(terminal, ColourWish::kNone) == Colours::kOff);
  CHECK(DecideColours(terminal, ColourWish::kAlways) == Colours::kOn);
  CHECK(DecideColours(ATerminal(), ColourWish::kNever) == Colours::kOff);
  Terminal pipe;
  pipe.clicolor_force = "1";
  CHECK(DecideColours(pipe, ColourWish::kNone) == Colours::kOn);
  pipe.clicolor_force = "0";
  CHECK(DecideColours(pipe, ColourWish::kNone) == Colours::kOff);
  pipe.clicolor_force = "1";
  pipe.no_color = "1";
  CHECK(DecideColours(pipe, ColourWish::kNone) == Colours::kOff);
}

TEST_CASE("the program colours as decided") {
  const std::string command = "evaluate --exit-zero " + PlanOf("greenfield-hub-spoke");
  CHECK(HasColours(RunOnTerminal(command)));
  CHECK_FALSE(HasColours(RunOnTerminal(command, "NO_COLOR=1")));
  CHECK(HasColours(RunOnTerminal(command, "NO_COLOR=")));
  CHECK_FALSE(HasColours(RunOnTerminal(command, "TERM=dumb")));
  CHECK_FALSE(HasColours(RunOnTerminal(command + " --no-color")));
  CHECK_FALSE(HasColours(RunProgram(command)));
  CHECK(HasColours(RunProgram(command + " --color")));
  CHECK(HasColours(RunProgram(command, "CLICOLOR_FORCE=1")));
}

TEST_CASE("without colours a terminal gets the text of a pipe, only broken into lines") {
  const std::string command = "evaluate --no-color --exit-zero " + PlanOf("greenfield-hub-spoke");
  const ProgramRun run = RunOnTerminal(command);
  CHECK(run.errors.empty());
  std::istringstream lines(run.output);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK((line.size() <= 80 || line.starts_with("INFO: ")));
  }
}

TEST_CASE("nothing but results is said where nobody looks") {
  CHECK(RunProgram("routes " + PlanOf("greenfield-hub-spoke")).errors.empty());
  CHECK(RunProgram("evaluate --format json " + PlanOf("greenfield-hub-spoke")).errors.empty());
}

}  // namespace routesight

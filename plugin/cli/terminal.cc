#include "plugin/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace routesight {
namespace {

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

size_t WidthOf(int descriptor) {
  winsize size{};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

Terminal ThisTerminal() {
  Terminal terminal;
  terminal.output_is_terminal = isatty(STDOUT_FILENO) == 1;
  terminal.errors_are_terminal = isatty(STDERR_FILENO) == 1;
  if (terminal.output_is_terminal) terminal.width = WidthOf(STDOUT_FILENO);
  terminal.no_color = Environment("NO_COLOR");
  terminal.clicolor_force = Environment("CLICOLOR_FORCE");
  terminal.term = Environment("TERM");
  return terminal;
}

Colours DecideColours(const Terminal& terminal, ColourWish wish) {
  switch (wish) {
    case ColourWish::kAlways:
      return Colours::kOn;
    case ColourWish::kNever:
      return Colours::kOff;
    case ColourWish::kNone:
      break;
  }
  if (!terminal.no_color.empty()) return Colours::kOff;
  if (!terminal.clicolor_force.empty() && terminal.clicolor_force != "0") return Colours::kOn;
  const bool can_colour = terminal.output_is_terminal && terminal.term != "dumb";
  return can_colour ? Colours::kOn : Colours::kOff;
}

bool MayShowProgress(const Terminal& terminal) {
  return terminal.errors_are_terminal && terminal.term != "dumb";
}

}  // namespace routesight

// What the program may do on the terminal that it runs in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "evaluator/report/text_style.h"

namespace routesight {

// What the user asks for on the command line.
enum class ColourWish : uint8_t { kNone, kAlways, kNever };

struct Terminal {
  bool output_is_terminal = false;   // Standard output.
  bool errors_are_terminal = false;  // Standard error.
  size_t width = 0;                  // Of standard output; 0 if it is no terminal.
  std::string no_color;              // Environment variables; empty if not set.
  std::string clicolor_force;
  std::string term;
};

// The terminal of this process.
Terminal ThisTerminal();

// https://no-color.org and https://bixense.com/clicolors: flags first, then NO_COLOR, then
// CLICOLOR_FORCE; else colours are on if standard output is a terminal that is not dumb.
Colours DecideColours(const Terminal& terminal, ColourWish wish);

// Progress is for people who wait, so never for a pipe or a dumb terminal.
bool MayShowProgress(const Terminal& terminal);

}  // namespace routesight

// What is wrong with a command line, said so that the next try works.
#pragma once

#include <string>

#include "CLI/CLI.hpp"

namespace routesight {

// The first word that neither the program nor its command took; empty if there is none. Commands
// must allow extras, so that this is what speaks of them.
std::string FindLeftOver(const CLI::App& program);

// The command that was named; the program itself if none was.
const CLI::App& NamedCommand(const CLI::App& program);

// `see routesight routes --help`
std::string HelpHint(const CLI::App& program);

}  // namespace routesight

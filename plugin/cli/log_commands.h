// The logs of GitHub Actions and Azure Pipelines take some lines for commands. Names in a plan are
// written by anybody, so what we print for people must contain none.
#pragma once

#include <string>

namespace routesight {

// Text for standard output such that the log of the CI system that we run in takes nothing of it
// for a command. What goes into a file stays as it is.
std::string WithoutCommands(std::string text);

// The same for complaints, whose lines all begin with our name.
std::string ComplaintWithoutCommands(std::string text);

}  // namespace routesight

// The program that serves stands beside this one.
#pragma once

#include "plugin/cli/exit_code.h"

namespace routesight {

// Runs routesight-serve with these words in place of this program. Returns only when it cannot,
// after it has said why.
ExitCode BecomeServer(char** words);

}  // namespace routesight

// How the program ends.
#pragma once

namespace routesight {

enum class ExitCode : int {
  kOk = 0,
  kError = 1,          // Wrong usage, a file that cannot be written, or our own mistake.
  kFindings = 2,       // Findings at or above the threshold.
  kNotUnderstood = 3,  // An input that cannot be read, is none, or of an unknown version.
  kTestFailed = 4,
  kFindingsBesideChanges = 5,  // Of the plan hook, where 2 means what it means to Terraform.
};

}  // namespace routesight

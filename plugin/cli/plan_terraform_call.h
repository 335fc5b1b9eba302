// The command line of terraform (or tofu) that the plan hook was given, understood as far as the
// hook needs it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace routesight {

struct TerraformCall {
  std::vector<std::string> words;  // As given; the first is the program.
  size_t command = 0;              // Index of the word `plan`; global options stand before it.
  std::string directory;           // Of -chdir; empty without.
  std::string out;  // Plan file that the user asks for, as terraform sees it; or empty.
  bool has_detailed_exit_code = false;
  bool prints_json = false;
  bool asks_for_help = false;

  // The same call, which keeps its plan in `plan_file`.
  std::vector<std::string> PlanInto(const std::string& plan_file) const;
  // Prints the JSON form of a plan file.
  std::vector<std::string> Show(const std::string& plan_file) const;
};

// What terraform puts in front of the options of `plan`, strongest last.
struct InheritedOptions {
  std::string of_plan;     // TF_CLI_ARGS_plan
  std::string of_program;  // TF_CLI_ARGS
};

// Fails when the words do not call `plan`.
absl::StatusOr<TerraformCall> ReadTerraformCall(std::vector<std::string> words,
                                                const InheritedOptions& inherited);

// Splits a text as a shell does: at space, with quotation marks and backslashes, expanding nothing.
std::vector<std::string> SplitLikeAShell(std::string_view text);

}  // namespace routesight

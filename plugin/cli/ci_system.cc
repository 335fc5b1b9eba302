#include "plugin/cli/ci_system.h"

#include <cstdlib>

#include "evaluator/base/text.h"

namespace routesight {

std::string EnvironmentVariable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool InGithubActions() { return EnvironmentVariable("GITHUB_ACTIONS") == "true"; }

bool InAzurePipelines() { return SameName(EnvironmentVariable("TF_BUILD"), "true"); }

}  // namespace routesight

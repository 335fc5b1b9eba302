// The CI system that we run in, by the environment that it sets.
#pragma once

#include <string>

namespace routesight {

// Empty if the environment does not have it.
std::string EnvironmentVariable(const char* name);

bool InGithubActions();
bool InAzurePipelines();

}  // namespace routesight

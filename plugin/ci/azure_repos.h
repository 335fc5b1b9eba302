// Comments of Azure Repos' pull requests: each is the first of a thread, which has a state.
#pragma once

#include <memory>

#include "plugin/ci/forge.h"

namespace routesight {

absl::StatusOr<std::unique_ptr<Forge>> OpenAzureRepos(const CommentTarget& target,
                                                      const ForgeSettings& settings);

}  // namespace routesight

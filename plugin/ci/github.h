// Comments of GitHub's pull requests, which are issues there.
#pragma once

#include <memory>

#include "plugin/ci/forge.h"

namespace routesight {

absl::StatusOr<std::unique_ptr<Forge>> OpenGithub(const CommentTarget& target,
                                                  const ForgeSettings& settings);

}  // namespace routesight

// Comments of GitLab's merge requests, which it calls notes.
#pragma once

#include <memory>

#include "plugin/ci/forge.h"

namespace routesight {

absl::StatusOr<std::unique_ptr<Forge>> OpenGitlab(const CommentTarget& target,
                                                  const ForgeSettings& settings);

}  // namespace routesight

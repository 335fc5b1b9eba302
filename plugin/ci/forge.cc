#include "plugin/ci/forge.h"

#include "plugin/ci/azure_repos.h"
#include "plugin/ci/github.h"
#include "plugin/ci/gitlab.h"

namespace routesight {

absl::StatusOr<std::unique_ptr<Forge>> OpenForge(const CommentTarget& target,
                                                 const ForgeSettings& settings) {
  switch (target.platform) {
    case Platform::kGithub:
      return OpenGithub(target, settings);
    case Platform::kGitlab:
      return OpenGitlab(target, settings);
    case Platform::kAzureRepos:
      return OpenAzureRepos(target, settings);
  }
  return absl::InternalError("no such platform");
}

}  // namespace routesight

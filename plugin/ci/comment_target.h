// Which pull request a comment belongs to: what the user says, else what the CI system says.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace routesight {

enum class Platform : uint8_t { kGithub, kGitlab, kAzureRepos };

std::string_view PlatformName(Platform platform);  // azure-repos
std::optional<Platform> ParsePlatform(std::string_view name);

// The most UTF-16 units that a comment on the platform may have, with room left below its limit.
size_t CommentBudget(Platform platform);

// The world as far as it says where we are.
struct CiEnvironment {
  std::function<std::string(const std::string& name)> variable;  // Empty if it is not set.
  std::function<std::string(const std::string& path)> file;      // Empty if it cannot be read.
};

// How a token is shown to the platform.
enum class TokenKind : uint8_t { kBearer, kPersonal };

struct CommentTarget {
  Platform platform = Platform::kGithub;
  std::string api_url;       // Without a slash at the end.
  std::string repository;    // OWNER/NAME; of GitLab path or id; of Azure PROJECT/REPOSITORY.
  std::string pull_request;  // Its number.
  // Of GitHub, when a run after the fact is not told the number: `OWNER:BRANCH` that it came from.
  std::string head_branch;
  std::string commit;  // What was evaluated: the newest of the pull request. May be empty.
  std::string token;
  TokenKind token_kind = TokenKind::kBearer;
};

// What the user says; everything else is detected.
struct TargetWishes {
  std::string api_url;
  std::string repository;
  std::string pull_request;
  std::string commit;
};

// The platform of the CI system that we run in.
std::optional<Platform> DetectPlatform(const CiEnvironment& environment);

// Fails with what is missing and where it could come from. The token is the one that is set.
absl::StatusOr<CommentTarget> FindTarget(Platform platform, const TargetWishes& wishes,
                                         const CiEnvironment& environment);

}  // namespace routesight

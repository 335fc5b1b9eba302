// A platform that holds pull requests, as far as one comment on one of them needs it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "plugin/ci/api_client.h"
#include "plugin/ci/comment_target.h"

namespace routesight {

struct ForgeComment {
  std::string id;  // As the platform needs it to change the comment.
  std::string body;
};

// What the comment is about, where a platform has a place to show it.
enum class CommentTone : uint8_t { kFailing, kFine };

struct CommentText {
  std::string body;
  CommentTone tone = CommentTone::kFine;
};

class Forge {
 public:
  Forge() = default;
  virtual ~Forge() = default;
  Forge(const Forge&) = delete;
  Forge& operator=(const Forge&) = delete;

  // The oldest comment of the token's own account that is wanted. Others could be written by
  // anybody, so that ours is taken for posted, or newer.
  virtual absl::StatusOr<std::optional<ForgeComment>> FindOwn(
      const std::function<bool(const ForgeComment&)>& wanted) = 0;
  // The newest commit of the pull request.
  virtual absl::StatusOr<std::string> HeadCommit() = 0;
  // Fails with kAborted if the comment may have come to be nevertheless.
  virtual absl::Status Create(const CommentText& text) = 0;
  virtual absl::Status Update(const ForgeComment& comment, const CommentText& text) = 0;
};

// What is the same for all platforms.
struct ForgeSettings {
  HttpSettings http;
  Patience patience;
  std::function<void(std::string_view)> log;  // May be empty.
};

// The platform of the target. Fails when its pull request cannot be found.
absl::StatusOr<std::unique_ptr<Forge>> OpenForge(const CommentTarget& target,
                                                 const ForgeSettings& settings);

}  // namespace routesight

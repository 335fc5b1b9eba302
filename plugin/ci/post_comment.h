// Keeps one comment on a pull request up to date.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "plugin/ci/comment_marker.h"
#include "plugin/ci/forge.h"

namespace routesight {

enum class PostOutcome : uint8_t {
  kCreated,
  kUpdated,
  kUnchanged,  // It says the same already.
  kOutdated,   // A newer commit, or a later run, has the word.
  kNotNeeded,  // There is nothing to say, and no comment that said something else.
};

// Whether a first comment is posted when there is nothing to say.
enum class FirstComment : uint8_t { kAlways, kOnlyWithNews };

struct Post {
  CommentMarker marker;
  std::string body;
  CommentTone tone = CommentTone::kFine;
  FirstComment first = FirstComment::kAlways;
};

absl::StatusOr<PostOutcome> PostComment(Forge& forge, const Post& post);

}  // namespace routesight

#include "plugin/ci/post_comment.h"

#include "absl/status/status.h"

namespace routesight {
namespace {

constexpr int kCreations = 3;

// Where both comments have the number of a run, the later run has the word. Else it is the one for
// the newest commit.
absl::StatusOr<bool> IsOutdated(Forge& forge, const CommentMarker& ours,
                                const std::optional<CommentMarker>& theirs) {
  if (theirs && theirs->run && ours.run) return *ours.run < *theirs->run;
  if (ours.commit.empty() || (theirs && theirs->commit == ours.commit)) return false;
  const absl::StatusOr<std::string> head = forge.HeadCommit();
  if (!head.ok()) return head.status();
  return !head->empty() && *head != ours.commit;
}

absl::StatusOr<std::optional<ForgeComment>> FindComment(Forge& forge, const CommentMarker& ours) {
  return forge.FindOwn([&](const ForgeComment& comment) {
    const std::optional<CommentMarker> marker = MarkerOf(comment.body);
    return marker && marker->key == ours.key;
  });
}

}  // namespace

absl::StatusOr<PostOutcome> PostComment(Forge& forge, const Post& post) {
  const CommentText text{MarkedComment(post.marker, post.body), post.tone};
  absl::Status created;
  for (int i = 0; i < kCreations; ++i) {
    const auto found = FindComment(forge, post.marker);
    if (!found.ok()) return found.status();
    const std::optional<ForgeComment>& comment = *found;
    if (comment && SameComment(comment->body, text.body)) {
      return created.ok() ? PostOutcome::kUnchanged : PostOutcome::kCreated;
    }
    if (!comment && post.first == FirstComment::kOnlyWithNews) return PostOutcome::kNotNeeded;
    const auto outdated = IsOutdated(
        forge, post.marker, comment ? MarkerOf(comment->body) : std::optional<CommentMarker>());
    if (!outdated.ok()) return outdated.status();
    if (*outdated) return PostOutcome::kOutdated;
    if (comment) {
      const absl::Status updated = forge.Update(*comment, text);
      if (!updated.ok()) return updated;
      return PostOutcome::kUpdated;
    }
    created = forge.Create(text);
    if (created.ok()) return PostOutcome::kCreated;
    // It may be there nevertheless; a second one would stay for ever.
    if (!absl::IsAborted(created)) return created;
  }
  return created;
}

}  // namespace routesight

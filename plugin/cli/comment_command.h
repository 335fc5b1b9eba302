// `routesight comment`: the one comment on a pull request, from a stored evaluation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "plugin/ci/comment_target.h"
#include "plugin/ci/post_comment.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/source_flags.h"

namespace routesight {

class CommentCommand {
 public:
  explicit CommentCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  // What there is to say of a run.
  absl::StatusOr<std::string> PostOrShow() const;
  const std::string& EvaluationFile() const;
  absl::StatusOr<Platform> WantedPlatform() const;
  TargetWishes Wishes() const;
  absl::StatusOr<Post> Write(Platform platform, const std::string& commit) const;
  absl::StatusOr<std::string> Send(const CommentTarget& target, const Post& post) const;

  CLI::App& command_;
  SourceFlags sources_;
  std::string platform_;  // The evaluation, when nothing else is named.
  std::string evaluation_;
  std::string api_url_;
  std::string repository_;
  std::string pull_request_;
  std::string commit_;
  std::optional<uint64_t> run_number_;
  std::string key_ = "default";
  std::string fail_on_;
  bool skip_clean_ = false;
  bool dry_run_ = false;
  bool verbose_ = false;
  int tries_ = 5;
  int timeout_seconds_ = 30;
};

}  // namespace routesight

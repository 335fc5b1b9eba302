#include "plugin/ci/github.h"

#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "plugin/ci/pages.h"

namespace routesight {
namespace {

using nlohmann::json;

ApiSettings SettingsFor(const CommentTarget& target, const ForgeSettings& settings) {
  return {target.api_url,
          {"Accept: application/vnd.github+json", "X-GitHub-Api-Version: 2022-11-28",
           Concat("Authorization: Bearer ", target.token)},
          {target.token},
          "the token needs the permission pull-requests: write on this repository, which runs for "
          "pull requests of forks do not have",
          settings.patience,
          settings.log};
}

class Github : public Forge {
 public:
  Github(const CommentTarget& target, const ForgeSettings& settings)
      : target_(target), api_(settings.http, SettingsFor(target, settings)) {
    const size_t slash = target.repository.find('/');
    repository_ = Concat(api_.base(), "/repos/", UrlPart(target.repository.substr(0, slash)), "/",
                         UrlPart(target.repository.substr(slash + 1)));
  }

  // Of the open pull requests of the branch, the one whose newest commit was evaluated. The number
  // could be had from the evaluating run, too, but what that says is in the hands of the fork.
  absl::Status FindPullRequest() {
    const auto answer = api_.Get(
        Concat(repository_, "/pulls?state=open&per_page=100&head=", UrlPart(target_.head_branch)));
    if (!answer.ok()) return answer.status();
    for (const json& pull_request : answer->body) {
      if (ApiText(ApiValue(pull_request, "head"), "sha") == target_.commit) {
        target_.pull_request = ApiText(pull_request, "number");
        return absl::OkStatus();
      }
    }
    return absl::NotFoundError(
        ToAbsl(Concat("no open pull request of ", target_.head_branch, " has ", target_.commit,
                      " as its newest commit; a newer one may have come")));
  }

  absl::StatusOr<std::optional<ForgeComment>> FindOwn(
      const std::function<bool(const ForgeComment&)>& wanted) override {
    const absl::Status known = LearnWhoWeAre();
    if (!known.ok()) return known;
    std::string url =
        Concat(repository_, "/issues/", target_.pull_request, "/comments?per_page=100");
    while (!url.empty()) {
      const auto answer = api_.Get(url);
      if (!answer.ok()) return answer.status();
      for (const json& item : answer->body) {
        ForgeComment comment{ApiText(item, "id"), ApiText(item, "body")};
        if (IsOurs(ApiValue(item, "user")) && wanted(comment)) return comment;
      }
      url = NextLink(answer->response.Header("link"));
    }
    return std::nullopt;
  }

  absl::StatusOr<std::string> HeadCommit() override {
    const auto answer = api_.Get(Concat(repository_, "/pulls/", target_.pull_request));
    if (!answer.ok()) return answer.status();
    return ApiText(ApiValue(answer->body, "head"), "sha");
  }

  absl::Status Create(const CommentText& text) override {
    return api_
        .Write("POST", Concat(repository_, "/issues/", target_.pull_request, "/comments"),
               {{"body", text.body}}, Repeatable::kNo)
        .status();
  }

  absl::Status Update(const ForgeComment& comment, const CommentText& text) override {
    return api_
        .Write("PATCH", Concat(repository_, "/issues/comments/", comment.id), {{"body", text.body}},
               Repeatable::kYes)
        .status();
  }

 private:
  // The token of a run is of an app and is not told who it is; its comments are a bot's.
  absl::Status LearnWhoWeAre() {
    const auto answer = api_.Get(Concat(api_.base(), "/user"));
    if (answer.ok()) {
      account_ = ApiText(answer->body, "id");
      return absl::OkStatus();
    }
    return absl::IsPermissionDenied(answer.status()) || absl::IsNotFound(answer.status())
               ? absl::OkStatus()
               : answer.status();
  }

  bool IsOurs(const json& user) const {
    return account_.empty() ? ApiText(user, "type") == "Bot" : ApiText(user, "id") == account_;
  }

  CommentTarget target_;
  ApiClient api_;
  std::string repository_;
  std::string account_;  // Empty for an app.
};

}  // namespace

absl::StatusOr<std::unique_ptr<Forge>> OpenGithub(const CommentTarget& target,
                                                  const ForgeSettings& settings) {
  auto github = std::make_unique<Github>(target, settings);
  if (target.pull_request.empty()) {
    const absl::Status found = github->FindPullRequest();
    if (!found.ok()) return found;
  }
  return github;
}

}  // namespace routesight

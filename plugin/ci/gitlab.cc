#include "plugin/ci/gitlab.h"

#include <utility>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

using nlohmann::json;

ApiSettings SettingsFor(const CommentTarget& target, const ForgeSettings& settings) {
  return {target.api_url,
          {Concat("PRIVATE-TOKEN: ", target.token)},
          {target.token},
          "GITLAB_TOKEN has to be an access token with the scope api and at least the role "
          "Reporter in this project",
          settings.patience,
          settings.log};
}

class Gitlab : public Forge {
 public:
  Gitlab(const CommentTarget& target, const ForgeSettings& settings)
      : api_(settings.http, SettingsFor(target, settings)),
        merge_request_(Concat(api_.base(), "/projects/", UrlPart(target.repository),
                              "/merge_requests/", target.pull_request)) {}

  absl::StatusOr<std::optional<ForgeComment>> FindOwn(
      const std::function<bool(const ForgeComment&)>& wanted) override {
    const auto user = api_.Get(Concat(api_.base(), "/user"));
    if (!user.ok()) return user.status();
    const std::string account = ApiText(user->body, "id");
    std::string page = "1";
    while (!page.empty()) {
      const auto answer = api_.Get(Concat(
          merge_request_, "/notes?sort=asc&order_by=created_at&per_page=100&page=", UrlPart(page)));
      if (!answer.ok()) return answer.status();
      for (const json& item : answer->body) {
        ForgeComment comment{ApiText(item, "id"), ApiText(item, "body")};
        const bool ours = ApiText(ApiValue(item, "author"), "id") == account;
        if (ours && wanted(comment)) return comment;
      }
      page = answer->response.Header("x-next-page");
    }
    return std::nullopt;
  }

  absl::StatusOr<std::string> HeadCommit() override {
    const auto answer = api_.Get(merge_request_);
    if (!answer.ok()) return answer.status();
    return ApiText(answer->body, "sha");
  }

  absl::Status Create(const CommentText& text) override {
    return api_
        .Write("POST", Concat(merge_request_, "/notes"), {{"body", text.body}}, Repeatable::kNo)
        .status();
  }

  absl::Status Update(const ForgeComment& comment, const CommentText& text) override {
    return api_
        .Write("PUT", Concat(merge_request_, "/notes/", comment.id), {{"body", text.body}},
               Repeatable::kYes)
        .status();
  }

 private:
  ApiClient api_;
  std::string merge_request_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Forge>> OpenGitlab(const CommentTarget& target,
                                                  const ForgeSettings& settings) {
  return std::make_unique<Gitlab>(target, settings);
}

}  // namespace routesight

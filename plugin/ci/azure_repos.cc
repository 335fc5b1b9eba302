#include "plugin/ci/azure_repos.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

using nlohmann::json;

constexpr std::string_view kVersion = "api-version=7.0";

ApiSettings SettingsFor(const CommentTarget& target, const ForgeSettings& settings) {
  const std::string pair = absl::Base64Escape(absl::StrCat(":", target.token));
  const bool personal = target.token_kind == TokenKind::kPersonal;
  return {target.api_url,
          {"Accept: application/json", personal ? Concat("Authorization: Basic ", pair)
                                                : Concat("Authorization: Bearer ", target.token)},
          {target.token, pair},
          "the token needs \"Contribute to pull requests\" on this repository: of a pipeline, the "
          "build service's account (Project settings, Repositories, Security)",
          settings.patience,
          settings.log};
}

// An active thread holds up a pull request whose branch wants all comments resolved.
std::string_view ThreadStatus(CommentTone tone) {
  return tone == CommentTone::kFailing ? "active" : "fixed";
}

class AzureRepos : public Forge {
 public:
  AzureRepos(const CommentTarget& target, const ForgeSettings& settings)
      : api_(settings.http, SettingsFor(target, settings)) {
    const size_t slash = target.repository.find('/');
    pull_request_ = Concat(api_.base(), "/", UrlPart(target.repository.substr(0, slash)),
                           "/_apis/git/repositories/", UrlPart(target.repository.substr(slash + 1)),
                           "/pullRequests/", target.pull_request);
  }

  absl::StatusOr<std::optional<ForgeComment>> FindOwn(
      const std::function<bool(const ForgeComment&)>& wanted) override {
    const auto account = OwnAccount();
    if (!account.ok()) return account.status();
    std::string rest;
    do {
      const auto answer = api_.Get(Concat(pull_request_, "/threads?", kVersion, rest));
      if (!answer.ok()) return answer.status();
      for (const json& thread : ApiValue(answer->body, "value")) {
        const auto comment = FirstComment(thread, *account);
        if (comment && wanted(*comment)) return comment;
      }
      const std::string token = answer->response.Header("x-ms-continuationtoken");
      rest = token.empty() ? "" : Concat("&continuationToken=", UrlPart(token));
    } while (!rest.empty());
    return std::nullopt;
  }

  absl::StatusOr<std::string> HeadCommit() override {
    const auto answer = api_.Get(Concat(pull_request_, "?", kVersion));
    if (!answer.ok()) return answer.status();
    return ApiText(ApiValue(answer->body, "lastMergeSourceCommit"), "commitId");
  }

  absl::Status Create(const CommentText& text) override {
    const json comment = {{"parentCommentId", 0}, {"commentType", "text"}, {"content", text.body}};
    return api_
        .Write("POST", Concat(pull_request_, "/threads?", kVersion),
               {{"comments", json::array({comment})}, {"status", ThreadStatus(text.tone)}},
               Repeatable::kNo)
        .status();
  }

  absl::Status Update(const ForgeComment& comment, const CommentText& text) override {
    const size_t slash = comment.id.find('/');
    const std::string thread = Concat(pull_request_, "/threads/", comment.id.substr(0, slash));
    const auto changed = api_.Write(
        "PATCH", Concat(thread, "/comments/", comment.id.substr(slash + 1), "?", kVersion),
        {{"content", text.body}}, Repeatable::kYes);
    if (!changed.ok()) return changed.status();
    return api_
        .Write("PATCH", Concat(thread, "?", kVersion), {{"status", ThreadStatus(text.tone)}},
               Repeatable::kYes)
        .status();
  }

 private:
  absl::StatusOr<std::string> OwnAccount() {
    const auto answer = api_.Get(Concat(api_.base(), "/_apis/connectionData"));
    if (!answer.ok()) return answer.status();
    const std::string id = ApiText(ApiValue(answer->body, "authenticatedUser"), "id");
    if (!id.empty()) return id;
    return absl::PermissionDeniedError("Azure DevOps does not say whose the token is");
  }

  static std::optional<ForgeComment> FirstComment(const json& thread, const std::string& account) {
    const json& comments = ApiValue(thread, "comments");
    if (!comments.is_array() || comments.empty()) return std::nullopt;
    const json& first = comments.front();
    const json& is_deleted = ApiValue(first, "isDeleted");
    if (is_deleted.is_boolean() && is_deleted.get<bool>()) return std::nullopt;
    if (!SameName(ApiText(ApiValue(first, "author"), "id"), account)) return std::nullopt;
    return ForgeComment{Concat(ApiText(thread, "id"), "/", ApiText(first, "id")),
                        ApiText(first, "content")};
  }

  ApiClient api_;
  std::string pull_request_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Forge>> OpenAzureRepos(const CommentTarget& target,
                                                      const ForgeSettings& settings) {
  return std::make_unique<AzureRepos>(target, settings);
}

}  // namespace routesight

#include "plugin/ci/comment_target.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "nlohmann/json.hpp"
#include "plugin/ci/api_client.h"

namespace routesight {
namespace {

struct PlatformRow {
  Platform platform;
  std::string_view name;
  size_t budget;  // Limits: 65,536 of GitHub, 1,000,000 of GitLab, 150,000 of Azure Repos.
};

constexpr std::array<PlatformRow, 3> kPlatforms = {{
    {Platform::kGithub, "github", 60'000},
    {Platform::kGitlab, "gitlab", 900'000},
    {Platform::kAzureRepos, "azure-repos", 140'000},
}};

const PlatformRow& RowOf(Platform platform) {
  return *std::ranges::find(kPlatforms, platform, &PlatformRow::platform);
}

std::string FirstOf(std::initializer_list<std::string> values) {
  for (const std::string& value : values) {
    if (!value.empty()) return value;
  }
  return {};
}

std::string WithoutSlash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

bool IsNumber(std::string_view text) { return ParseNumber<uint64_t>(text).has_value(); }

// refs/pull/12/merge
std::string NumberInRef(std::string_view ref) {
  constexpr std::string_view kPull = "refs/pull/";
  if (!ref.starts_with(kPull)) return {};
  const std::string_view rest = ref.substr(kPull.size());
  const std::string number(rest.substr(0, rest.find('/')));
  return IsNumber(number) ? number : std::string();
}

// GITHUB_SHA of a pull request is a merge that nobody pushed, so the event is asked first. Behind
// `workflow_run` stands the run that evaluated; of forks it does not name the pull request.
void ReadGithubEvent(const nlohmann::json& event, CommentTarget& target) {
  const nlohmann::json& pull_request = ApiValue(event, "pull_request");
  if (pull_request.is_object()) {
    target.pull_request = ApiText(pull_request, "number");
    target.commit = ApiText(ApiValue(pull_request, "head"), "sha");
  }
  const nlohmann::json& issue = ApiValue(event, "issue");
  if (ApiValue(issue, "pull_request").is_object()) target.pull_request = ApiText(issue, "number");
  const nlohmann::json& run = ApiValue(event, "workflow_run");
  if (!run.is_object()) return;
  target.commit = ApiText(run, "head_sha");
  const nlohmann::json& known = ApiValue(run, "pull_requests");
  if (known.is_array() && !known.empty()) target.pull_request = ApiText(known.front(), "number");
  const std::string owner = ApiText(ApiValue(ApiValue(run, "head_repository"), "owner"), "login");
  const std::string branch = ApiText(run, "head_branch");
  if (!owner.empty() && !branch.empty()) target.head_branch = Concat(owner, ":", branch);
}

CommentTarget DetectGithub(const CiEnvironment& environment) {
  CommentTarget target;
  const auto& variable = environment.variable;
  target.api_url = FirstOf({variable("GITHUB_API_URL"), "https://api.github.com"});
  target.repository = variable("GITHUB_REPOSITORY");
  target.token = FirstOf({variable("GITHUB_TOKEN"), variable("GH_TOKEN")});
  if (variable("BUILD_REPOSITORY_PROVIDER") == "GitHub") {
    target.repository = variable("BUILD_REPOSITORY_NAME");
    target.pull_request = variable("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER");
    target.commit = variable("SYSTEM_PULLREQUEST_SOURCECOMMITID");
    return target;
  }
  const std::string path = variable("GITHUB_EVENT_PATH");
  if (!path.empty()) {
    ReadGithubEvent(nlohmann::json::parse(environment.file(path), nullptr, false), target);
  }
  if (target.pull_request.empty() && target.head_branch.empty()) {
    target.pull_request = NumberInRef(variable("GITHUB_REF"));
  }
  return target;
}

// A merge request from a fork runs in the fork and is commented where it wants to go.
CommentTarget DetectGitlab(const CiEnvironment& environment) {
  CommentTarget target;
  const auto& variable = environment.variable;
  target.api_url = FirstOf({variable("CI_API_V4_URL"), "https://gitlab.com/api/v4"});
  target.repository = FirstOf({variable("CI_MERGE_REQUEST_PROJECT_ID"), variable("CI_PROJECT_ID")});
  target.pull_request = variable("CI_MERGE_REQUEST_IID");
  target.commit =
      FirstOf({variable("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"), variable("CI_COMMIT_SHA")});
  target.token = variable("GITLAB_TOKEN");
  target.token_kind = TokenKind::kPersonal;
  return target;
}

CommentTarget DetectAzureRepos(const CiEnvironment& environment) {
  CommentTarget target;
  const auto& variable = environment.variable;
  target.api_url =
      FirstOf({variable("SYSTEM_COLLECTIONURI"), variable("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI")});
  const std::string project = variable("SYSTEM_TEAMPROJECT");
  const std::string repository = variable("BUILD_REPOSITORY_NAME");
  if (!project.empty() && !repository.empty()) target.repository = Concat(project, "/", repository);
  target.pull_request = variable("SYSTEM_PULLREQUEST_PULLREQUESTID");
  target.commit = variable("SYSTEM_PULLREQUEST_SOURCECOMMITID");
  target.token = variable("SYSTEM_ACCESSTOKEN");
  if (target.token.empty()) {
    target.token = variable("AZURE_DEVOPS_EXT_PAT");
    target.token_kind = TokenKind::kPersonal;
  }
  return target;
}

CommentTarget Detect(Platform platform, const CiEnvironment& environment) {
  switch (platform) {
    case Platform::kGithub:
      return DetectGithub(environment);
    case Platform::kGitlab:
      return DetectGitlab(environment);
    case Platform::kAzureRepos:
      return DetectAzureRepos(environment);
  }
  return {};
}

std::string_view TokenVariables(Platform platform) {
  switch (platform) {
    case Platform::kGithub:
      return "GITHUB_TOKEN or GH_TOKEN";
    case Platform::kGitlab:
      return "GITLAB_TOKEN";
    case Platform::kAzureRepos:
      return "SYSTEM_ACCESSTOKEN (of a pipeline) or AZURE_DEVOPS_EXT_PAT (of a person)";
  }
  return "";
}

std::string_view RepositoryShape(Platform platform) {
  switch (platform) {
    case Platform::kGithub:
      return "OWNER/NAME";
    case Platform::kGitlab:
      return "GROUP/PROJECT or the project's id";
    case Platform::kAzureRepos:
      return "PROJECT/REPOSITORY";
  }
  return "";
}

bool HasShape(Platform platform, std::string_view repository) {
  if (platform == Platform::kGitlab) return !repository.empty();
  const size_t slash = repository.find('/');
  return slash != std::string_view::npos && slash > 0 && slash + 1 < repository.size() &&
         repository.find('/', slash + 1) == std::string_view::npos;
}

absl::Status Missing(const std::string& why) { return absl::FailedPreconditionError(ToAbsl(why)); }

absl::Status Check(const CommentTarget& target) {
  const Platform platform = target.platform;
  if (!target.api_url.starts_with("https://") && !target.api_url.starts_with("http://")) {
    return Missing(Concat("--api-url \"", target.api_url, "\": expected https://…",
                          platform == Platform::kAzureRepos
                              ? ", of the organization: https://dev.azure.com/ORGANIZATION"
                              : ""));
  }
  if (target.api_url.find('@') != std::string::npos) {
    return Missing("--api-url holds a user name; a token belongs into the environment");
  }
  if (!HasShape(platform, target.repository)) {
    return Missing(
        Concat("--repository \"", target.repository, "\": expected ", RepositoryShape(platform)));
  }
  const bool can_be_found = !target.head_branch.empty() && target.pull_request.empty();
  if (!can_be_found && !IsNumber(target.pull_request)) {
    return Missing(
        target.pull_request.empty()
            ? Concat("this is no run for a pull request; --pull-request NUMBER names one")
            : Concat("--pull-request ", target.pull_request, ": expected a number"));
  }
  if (target.token.empty()) {
    return Missing(Concat("no token: the environment has no ", TokenVariables(platform)));
  }
  if (target.token.find_first_of("\r\n") != std::string::npos) {
    return Missing(Concat("the token in ", TokenVariables(platform), " has more than one line"));
  }
  return absl::OkStatus();
}

}  // namespace

std::string_view PlatformName(Platform platform) { return RowOf(platform).name; }

std::optional<Platform> ParsePlatform(std::string_view name) {
  const auto found = std::ranges::find(kPlatforms, name, &PlatformRow::name);
  if (found == kPlatforms.end()) return std::nullopt;
  return found->platform;
}

size_t CommentBudget(Platform platform) { return RowOf(platform).budget; }

std::optional<Platform> DetectPlatform(const CiEnvironment& environment) {
  if (environment.variable("GITHUB_ACTIONS") == "true") return Platform::kGithub;
  if (environment.variable("GITLAB_CI") == "true") return Platform::kGitlab;
  if (!SameName(environment.variable("TF_BUILD"), "true")) return std::nullopt;
  const std::string provider = environment.variable("BUILD_REPOSITORY_PROVIDER");
  if (provider == "GitHub") return Platform::kGithub;
  if (provider == "TfsGit" || provider.empty()) return Platform::kAzureRepos;
  return std::nullopt;
}

absl::StatusOr<CommentTarget> FindTarget(Platform platform, const TargetWishes& wishes,
                                         const CiEnvironment& environment) {
  CommentTarget target = Detect(platform, environment);
  target.platform = platform;
  target.api_url = WithoutSlash(FirstOf({wishes.api_url, target.api_url}));
  target.repository = FirstOf({wishes.repository, target.repository});
  // The commit that the CI system names is of the pull request that it names.
  if (!wishes.pull_request.empty() && wishes.pull_request != target.pull_request) {
    target.pull_request = wishes.pull_request;
    target.commit.clear();
  }
  target.commit = FirstOf({wishes.commit, target.commit});
  const absl::Status status = Check(target);
  if (!status.ok()) return status;
  return target;
}

}  // namespace routesight

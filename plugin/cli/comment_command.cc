#include "plugin/cli/comment_command.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/render/document.h"
#include "evaluator/render/markdown.h"
#include "evaluator/render/markdown_tests.h"
#include "plugin/ci/forge.h"
#include "plugin/cli/output.h"
#include "plugin/cli/stored_evaluation.h"

namespace routesight {
namespace {

std::string Variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? "" : value;
}

std::string FileText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

CiEnvironment ThisEnvironment() { return {Variable, FileText}; }

// The variables that curl's own program reads; the library leaves them to its users.
HttpSettings HttpSettingsHere(int timeout_seconds) {
  HttpSettings settings;
  settings.user_agent = Concat("routesight/", ROUTESIGHT_VERSION);
  settings.authorities = Variable("CURL_CA_BUNDLE");
  if (settings.authorities.empty()) settings.authorities = Variable("SSL_CERT_FILE");
  settings.authorities_folder = Variable("SSL_CERT_DIR");
  settings.timeout_seconds = timeout_seconds;
  return settings;
}

absl::Status WrongUsage(const std::string& why) {
  return absl::FailedPreconditionError(ToAbsl(why));
}

std::string_view Verb(PostOutcome outcome) {
  switch (outcome) {
    case PostOutcome::kCreated:
      return "posted a comment on";
    case PostOutcome::kUpdated:
      return "updated the comment on";
    case PostOutcome::kUnchanged:
      return "the comment says the same already on";
    case PostOutcome::kOutdated:
      return "not posted, since this is not the newest commit or run of";
    case PostOutcome::kNotNeeded:
      return "nothing to say, so no comment on";
  }
  return "";
}

bool AnyNewFails(const Json& evaluation, Severity threshold) {
  return std::ranges::any_of(FindingsIn(evaluation), [&](const StoredFinding& finding) {
    return finding.status == "new" && finding.severity >= threshold;
  });
}

}  // namespace

CommentCommand::CommentCommand(CLI::App& program)
    : command_(
          *program.add_subcommand("comment", "Posts or updates the one comment on a pull request")),
      sources_(command_) {
  command_
      .add_option("PLATFORM", platform_,
                  "github, gitlab or azure-repos; default: that of the CI system")
      ->type_name("");
  command_
      .add_option("EVALUATION", evaluation_,
                  "What `evaluate --format json` wrote; - for standard input")
      ->type_name("");
  command_.add_option("--repository", repository_,
                      "OWNER/NAME; of GitLab a path or id, of Azure PROJECT/REPOSITORY");
  command_.add_option("--pull-request", pull_request_, "Its number");
  command_.add_option("--commit", commit_, "What was evaluated: the head of the pull request");
  command_.add_option("--run-number", run_number_,
                      "Later runs win; default: the newest commit of the pull request wins");
  command_.add_option("--key", key_, "Tells several comments on one pull request apart");
  command_.add_option("--api-url", api_url_, "Of a server of your own; of Azure the organization");
  command_.add_option("--fail-on", fail_on_, "From this severity on an Azure thread is active")
      ->type_name("SEVERITY");
  command_.add_flag("--skip-clean", skip_clean_,
                    "No first comment when there is nothing to report");
  command_.add_flag("--dry-run", dry_run_, "Print the comment; no network, no token");
  command_.add_flag("--verbose", verbose_, "Say on standard error what is asked of the platform");
  command_.add_option("--tries", tries_, "Of each request; default 5")->check(CLI::Range(1, 10));
  command_.add_option("--timeout", timeout_seconds_, "Of each try; default 30")
      ->type_name("SECONDS")
      ->check(CLI::Range(1, 600));
  command_.footer(
      "The token comes from the environment: GITHUB_TOKEN or GH_TOKEN; GITLAB_TOKEN; "
      "SYSTEM_ACCESSTOKEN\nor AZURE_DEVOPS_EXT_PAT. Proxies and certificates: the variables that "
      "curl reads.");
}

ExitCode CommentCommand::Run() const { return Conclude(PostOrShow()); }

absl::StatusOr<std::string> CommentCommand::PostOrShow() const {
  const auto platform = WantedPlatform();
  if (!platform.ok()) return platform.status();
  const auto target = FindTarget(*platform, Wishes(), ThisEnvironment());
  if (!target.ok() && !dry_run_) return target.status();
  const auto post = Write(*platform, target.ok() ? target->commit : commit_);
  if (!post.ok()) return post.status();
  return dry_run_ ? MarkedComment(post->marker, post->body) : Send(*target, *post);
}

const std::string& CommentCommand::EvaluationFile() const {
  return evaluation_.empty() ? platform_ : evaluation_;
}

absl::StatusOr<Platform> CommentCommand::WantedPlatform() const {
  const auto platform = ParsePlatform(platform_);
  if (EvaluationFile().empty() || (platform && evaluation_.empty())) {
    return WrongUsage("EVALUATION is missing");
  }
  if (platform) return *platform;
  if (!evaluation_.empty()) {
    return WrongUsage(
        Concat("no platform \"", platform_, "\"; expected github, gitlab or azure-repos"));
  }
  if (const auto detected = DetectPlatform(ThisEnvironment())) return *detected;
  return WrongUsage("this is no known CI system; name github, gitlab or azure-repos");
}

TargetWishes CommentCommand::Wishes() const {
  return {api_url_, repository_, pull_request_, commit_};
}

absl::StatusOr<Post> CommentCommand::Write(Platform platform, const std::string& commit) const {
  const std::optional<Severity> threshold = ParseSeverity(fail_on_);
  if (!fail_on_.empty() && !threshold) {
    return WrongUsage(
        Concat("--fail-on ", fail_on_, ": expected critical, high, medium, low or info"));
  }
  if (key_.empty()) return WrongUsage("--key is empty");
  const absl::StatusOr<Json> evaluation = ReadEvaluation(EvaluationFile());
  if (!evaluation.ok()) return evaluation.status();
  const RenderOptions options{threshold.value_or(Severity::kHigh), sources_.Finder()};
  Post post;
  post.marker = {key_, commit, run_number_};
  const size_t budget = CommentBudget(platform);
  post.body = MarkdownComment(*evaluation, options, budget - std::min(budget, SizeOf(post.marker)));
  const bool fails = AnyNewFails(*evaluation, options.threshold) || AnyRouteTestFails(*evaluation);
  post.tone = fails ? CommentTone::kFailing : CommentTone::kFine;
  const bool says_nothing = skip_clean_ && NothingToComment(*evaluation);
  post.first = says_nothing ? FirstComment::kOnlyWithNews : FirstComment::kAlways;
  return post;
}

absl::StatusOr<std::string> CommentCommand::Send(const CommentTarget& target,
                                                 const Post& post) const {
  ForgeSettings settings;
  settings.http = HttpSettingsHere(timeout_seconds_);
  settings.patience.tries = tries_;
  if (verbose_) settings.log = Complain;
  const auto forge = OpenForge(target, settings);
  if (!forge.ok()) return forge.status();
  const absl::StatusOr<PostOutcome> outcome = PostComment(**forge, post);
  if (!outcome.ok()) return outcome.status();
  const std::string of = target.pull_request.empty()
                             ? Concat("the pull request of ", target.head_branch)
                             : Concat("pull request ", target.pull_request);
  return Concat(Verb(*outcome), " ", of, " of ", target.repository, "\n");
}

}  // namespace routesight

// The parts of `comment` that need no server: markers, pages, waiting and the target.
#include <catch2/catch.hpp>
#include <map>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "plugin/ci/comment_marker.h"
#include "plugin/ci/comment_target.h"
#include "plugin/ci/http.h"
#include "plugin/ci/pages.h"
#include "plugin/ci/patience.h"
#include "plugin/ci/sha256.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using Variables = std::map<std::string, std::string>;

CiEnvironment With(const Variables& variables, const std::string& file = "") {
  return {[variables](const std::string& name) {
            const auto found = variables.find(name);
            return found == variables.end() ? std::string() : found->second;
          },
          [file](const std::string&) { return file; }};
}

HttpResponse Answer(int status, std::vector<std::pair<std::string, std::string>> headers = {}) {
  return {status, std::move(headers), ""};
}

TEST_CASE("a marker is read as it was written, whatever is in its key") {
  for (const std::string key : {"default", "a b", "--> <b>", "100% übung", "x=y sha=z"}) {
    const CommentMarker marker{key, "0a1b", 12};
    const std::string comment = MarkedComment(marker, "### body\n");
    CHECK(MarkerOf(comment) == marker);
    CHECK(comment.find("-->") == comment.find(" -->\n") + 1);
    CHECK(comment.size() == SizeOf(marker) + std::string_view("### body\n").size());
  }
  CHECK(MarkerOf(MarkedComment({"default", "", std::nullopt}, "body")) ==
        CommentMarker{"default", "", std::nullopt});
}

TEST_CASE("the digest of a marker is the SHA-256 of the body") {
  CHECK_THAT(
      MarkedComment({"k", "", std::nullopt}, "abc"),
      Contains("digest=ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad -->\nabc"));
}

TEST_CASE("digests of texts around the length of a block") {
  CHECK(Sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(Sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(Sha256(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("only a first line that is whole is a marker") {
  CHECK_FALSE(MarkerOf(""));
  CHECK_FALSE(MarkerOf("text\n<!-- routesight:v1 key=a -->\n"));
  CHECK_FALSE(MarkerOf("<!-- routesight:v1 key=a\n-->\n"));
  CHECK_FALSE(MarkerOf("<!-- routesight:v2 key=a -->\n"));
  CHECK(MarkerOf("<!-- routesight:v1 key=a -->\r\nbody")->key == "a");
}

TEST_CASE("comments are the same whatever a platform does to line ends") {
  CHECK(SameComment("a\nb\n", "a\r\nb"));
  CHECK(SameComment("a  \nb\n\n", "a\nb\n"));
  CHECK_FALSE(SameComment("a\nb", "a\n\nb"));
}

TEST_CASE("the next page of a Link header") {
  CHECK(NextLink("<https://x/1>; rel=\"first\", <https://x/3>; rel=\"next\"") == "https://x/3");
  CHECK(NextLink("<https://x/3>; title=\"a, b\"; rel=\"next\", <https://x/9>; rel=\"last\"") ==
        "https://x/3");
  CHECK(NextLink("<https://x/1>; rel=\"prev\"").empty());
  CHECK(NextLink("").empty());
  CHECK(NextLink("<broken").empty());
}

TEST_CASE("how long a server asks to wait") {
  CHECK(WaitAskedFor(Answer(429, {{"retry-after", "7"}}), 0) == 7.0);
  CHECK(WaitAskedFor(Answer(403, {{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", "130"}}),
                     100) == 30.0);
  CHECK(WaitAskedFor(Answer(429, {{"ratelimit-reset", "90"}}), 100) == 0.0);
  CHECK_FALSE(WaitAskedFor(Answer(403, {{"x-ratelimit-remaining", "12"}}), 0));
  CHECK_FALSE(WaitAskedFor(Answer(502, {{"retry-after", "soon"}}), 0));
}

TEST_CASE("what is tried again, and what is not since it may have been done") {
  const auto again = [](const absl::StatusOr<HttpResponse>& result, Repeatable repeatable) {
    return MayEndBetter(result, repeatable, 0);
  };
  for (const Repeatable repeatable : {Repeatable::kYes, Repeatable::kNo}) {
    CHECK(again(Answer(429), repeatable));
    CHECK(again(Answer(403, {{"retry-after", "1"}}), repeatable));
    CHECK(again(Answer(503, {{"retry-after", "1"}}), repeatable));
    CHECK(again(absl::UnavailableError("no connection"), repeatable));
    CHECK_FALSE(again(Answer(403), repeatable));
    CHECK_FALSE(again(Answer(404), repeatable));
    CHECK_FALSE(again(Answer(422), repeatable));
    CHECK_FALSE(again(absl::FailedPreconditionError("certificate"), repeatable));
  }
  CHECK(again(Answer(502), Repeatable::kYes));
  CHECK_FALSE(again(Answer(502), Repeatable::kNo));
  CHECK(again(absl::AbortedError("cut off"), Repeatable::kYes));
  CHECK_FALSE(again(absl::AbortedError("cut off"), Repeatable::kNo));
}

TEST_CASE("waits double, differ from run to run and are bounded") {
  const Patience patience;
  CHECK(BackOff(patience, 2, 0) == 0.5);
  CHECK(BackOff(patience, 2, 1) == 1.0);
  CHECK(BackOff(patience, 4, 1) == 4.0);
  CHECK(BackOff(patience, 40, 1) == patience.longest_wait_seconds);
}

TEST_CASE("the platform is where the run is") {
  CHECK(DetectPlatform(With({{"GITHUB_ACTIONS", "true"}})) == Platform::kGithub);
  CHECK(DetectPlatform(With({{"GITLAB_CI", "true"}})) == Platform::kGitlab);
  CHECK(DetectPlatform(With({{"TF_BUILD", "True"}})) == Platform::kAzureRepos);
  const auto built = [](const std::string& provider) {
    return DetectPlatform(With({{"TF_BUILD", "True"}, {"BUILD_REPOSITORY_PROVIDER", provider}}));
  };
  CHECK(built("TfsGit") == Platform::kAzureRepos);
  CHECK(built("GitHub") == Platform::kGithub);
  CHECK_FALSE(built("Bitbucket"));
  CHECK_FALSE(DetectPlatform(With({})));
}

TEST_CASE("what the user says replaces what the CI system says") {
  const Variables variables = {{"CI_API_V4_URL", "https://git.example/api/v4/"},
                               {"CI_PROJECT_ID", "1"},
                               {"CI_MERGE_REQUEST_IID", "2"},
                               {"CI_COMMIT_SHA", "aaaa"},
                               {"GITLAB_TOKEN", "secret"}};
  const auto detected = FindTarget(Platform::kGitlab, {}, With(variables));
  REQUIRE(detected.ok());
  CHECK(detected->api_url == "https://git.example/api/v4");
  CHECK(detected->commit == "aaaa");
  const auto wished =
      FindTarget(Platform::kGitlab, {"https://x.example", "g/p", "3", ""}, With(variables));
  REQUIRE(wished.ok());
  CHECK(wished->repository == "g/p");
  CHECK(wished->pull_request == "3");
  // The commit is that of another merge request.
  CHECK(wished->commit.empty());
}

TEST_CASE("the merge that GitHub makes of a pull request is not taken for its commit") {
  const Variables variables = {{"GITHUB_EVENT_PATH", "event"},
                               {"GITHUB_SHA", "merge"},
                               {"GITHUB_REPOSITORY", "o/r"},
                               {"GITHUB_TOKEN", "secret"}};
  const auto target =
      FindTarget(Platform::kGithub, {},
                 With(variables, R"({"pull_request": {"number": 5, "head": {"sha": "head"}}})"));
  REQUIRE(target.ok());
  CHECK(target->pull_request == "5");
  CHECK(target->commit == "head");
  const auto by_comment =
      FindTarget(Platform::kGithub, {},
                 With(variables, R"({"issue": {"number": 6, "pull_request": {"url": "u"}}})"));
  REQUIRE(by_comment.ok());
  CHECK(by_comment->pull_request == "6");
  CHECK_FALSE(FindTarget(Platform::kGithub, {}, With(variables, "no JSON")).ok());
}

TEST_CASE("a token of two lines is refused without being shown") {
  const auto target = FindTarget(Platform::kGithub, {"", "o/r", "1", ""},
                                 With({{"GITHUB_TOKEN", "secret\nX-Header: injected"}}));
  REQUIRE_FALSE(target.ok());
  CHECK_THAT(std::string(target.status().message()), !Contains("secret"));
}

TEST_CASE("a part of an address is encoded") {
  CHECK(UrlPart("group/a b?&#%") == "group%2Fa%20b%3F%26%23%25");
}

}  // namespace
}  // namespace routesight

#!/usr/bin/env python3
"""Runs `routesight comment` against a server that behaves like each platform.

    comment_test.py BINARY TESTDATA
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

from forge_server import LIMITS, TOKEN, Fault, ForgeServer

BINARY = TESTDATA = None
PLATFORMS = ("github", "gitlab", "azure-repos")
BASES = {"github": "/github", "gitlab": "/gitlab/api/v4", "azure-repos": "/azure/organization"}
LISTS = {"github": "issues/12/comments", "gitlab": "/notes", "azure-repos": "/threads"}


def environment(platform, url, **more):
    """As the platform's own CI system sets it for a pull request."""
    base = url + BASES[platform]
    of = {"github": {"GITHUB_ACTIONS": "true", "GITHUB_API_URL": base, "GITHUB_TOKEN": TOKEN,
                     "GITHUB_REPOSITORY": "owner/network", "GITHUB_REF": "refs/pull/12/merge"},
          "gitlab": {"GITLAB_CI": "true", "CI_API_V4_URL": base, "GITLAB_TOKEN": TOKEN,
                     "CI_MERGE_REQUEST_PROJECT_ID": "group/network", "CI_PROJECT_ID": "fork/network",
                     "CI_MERGE_REQUEST_IID": "12", "CI_COMMIT_SHA": "aaaa"},
          "azure-repos": {"TF_BUILD": "True", "BUILD_REPOSITORY_PROVIDER": "TfsGit",
                          "SYSTEM_COLLECTIONURI": base + "/", "SYSTEM_TEAMPROJECT": "the project",
                          "BUILD_REPOSITORY_NAME": "network", "SYSTEM_ACCESSTOKEN": TOKEN,
                          "SYSTEM_PULLREQUEST_PULLREQUESTID": "12",
                          "SYSTEM_PULLREQUEST_SOURCECOMMITID": "aaaa"}}[platform]
    return {"PATH": "/usr/bin:/bin", **of, **more}


class Comments(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.bad = cls.evaluation("peering-half-replaced/plan.json")
        cls.other = cls.evaluation("greenfield-hub-spoke/plan.json")
        document = json.loads(pathlib.Path(cls.other).read_text())
        document["findings"] = document["gaps"] = document["assumptions"] = []
        document["effective_routes"]["changes"] = []
        document["timeline"] = document["behaviour_classes"] = None
        document["verdict"] = {"worst_severity": None, "headline": "No findings"}
        cls.clean = str(pathlib.Path(cls.folder.name, "clean.json"))
        pathlib.Path(cls.clean).write_text(json.dumps(document))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def evaluation(cls, plan):
        path = pathlib.Path(cls.folder.name, plan.replace("/", "-"))
        subprocess.run([BINARY, "evaluate", TESTDATA / plan, "--exit-zero",
                        f"--format=json={path}"], check=True)
        return str(path)

    def setUp(self):
        self.server = ForgeServer()
        self.addCleanup(self.server.stop)

    def run_it(self, platform, evaluation, *words, env=None):
        done = subprocess.run([BINARY, "comment", platform, evaluation, *words],
                              env=env or environment(platform, self.server.url),
                              capture_output=True, text=True, timeout=60, check=False)
        self.assertNotIn(TOKEN, done.stdout + done.stderr)
        return done

    def good(self, *words, **more):
        done = self.run_it(*words, **more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def refused(self, *words, **more):
        done = self.run_it(*words, **more)
        self.assertEqual(done.returncode, 1, done.stdout)
        return done.stderr

    def test_posts_updates_in_place_and_leaves_what_is_equal(self):
        for platform in PLATFORMS:
            with self.subTest(platform):
                self.server.comments.clear()
                for i in range(4):
                    self.server.add(f"a remark of somebody, number {i}", author="8")
                self.assertIn("posted a comment", self.good(platform, self.bad))
                self.assertEqual(len(self.server.comments), 5)
                ours = self.server.comments[4]
                self.assertRegex(ours["body"], r"\A<!-- routesight:v1 key=default .*-->\n### routes")
                self.assertIn("RS102", ours["body"])
                self.server.requests.clear()
                self.assertIn("says the same already", self.good(platform, self.bad))
                self.assertEqual(self.server.writes(), [])
                self.assertIn("updated the comment", self.good(platform, self.other))
                self.assertEqual(len(self.server.comments), 5)
                self.assertNotIn("RS102", ours["body"])

    def test_finds_its_comment_on_the_third_page(self):
        for platform in PLATFORMS:
            with self.subTest(platform):
                self.server.comments.clear()
                for i in range(5):
                    self.server.add(f"number {i}", author="8")
                self.good(platform, self.bad)
                for i in range(3):
                    self.server.add("later", author="8")
                self.assertIn("updated", self.good(platform, self.other))
                self.assertEqual(len(self.server.comments), 9)

    def test_keys_tell_comments_apart(self):
        self.good("github", self.bad, "--key", "prod --> network")
        self.good("github", self.bad, "--key", "test")
        self.good("github", self.other, "--key", "prod --> network")
        self.assertEqual(len(self.server.comments), 2)
        self.assertNotIn("RS102", self.server.comments[0]["body"])
        self.assertIn("RS102", self.server.comments[1]["body"])
        self.assertNotIn("prod -->", self.server.comments[0]["body"])

    def test_a_marker_that_somebody_else_wrote_counts_for_nothing(self):
        for platform in PLATFORMS:
            with self.subTest(platform):
                self.server.comments.clear()
                body = self.good(platform, self.bad, "--dry-run")
                self.server.add(body, author="8")
                self.assertIn("posted a comment", self.good(platform, self.bad))
                self.assertEqual(len(self.server.comments), 2)

    def test_the_token_of_a_run_knows_its_comment_by_the_bot(self):
        self.server.is_app = True
        self.server.add(self.good("github", self.bad, "--dry-run"), author="8")
        self.assertIn("posted a comment", self.good("github", self.bad))
        self.assertIn("updated", self.good("github", self.other))
        self.assertEqual(len(self.server.comments), 2)

    def test_a_newer_commit_has_the_word(self):
        for platform in PLATFORMS:
            with self.subTest(platform):
                self.server.comments.clear()
                self.server.head = "bbbb"
                self.good(platform, self.bad, "--commit", "bbbb")
                newer = self.server.comments[0]["body"]
                self.server.requests.clear()
                self.assertIn("not posted", self.good(platform, self.other, "--commit", "aaaa"))
                self.assertEqual(self.server.writes(), [])
                self.assertEqual(self.server.comments[0]["body"], newer)
                self.server.head = "cccc"
                self.assertIn("updated", self.good(platform, self.other, "--commit", "cccc"))

    def test_no_first_comment_for_an_old_commit(self):
        self.server.head = "bbbb"
        self.assertIn("not posted", self.good("github", self.bad, "--commit", "aaaa"))
        self.assertEqual(self.server.comments, [])

    def test_a_later_run_has_the_word(self):
        self.good("github", self.bad, "--run-number", "10")
        self.assertIn("not posted", self.good("github", self.other, "--run-number", "9"))
        self.assertIn("updated", self.good("github", self.other, "--run-number", "11"))

    def test_waits_as_it_is_asked_and_tries_again(self):
        for platform in PLATFORMS:
            with self.subTest(platform):
                self.server.comments.clear()
                self.server.faults = [
                    Fault("GET", LISTS[platform], 429, {"Retry-After": "2"}),
                    Fault("GET", LISTS[platform], 502, body="<html>Bad gateway</html>")]
                begin = time.monotonic()
                self.assertIn("posted a comment", self.good(platform, self.bad))
                self.assertGreater(time.monotonic() - begin, 2.5)

    def test_a_used_up_rate_limit_that_ends_soon(self):
        reset = str(int(time.time()) + 2)
        self.server.faults = [Fault("GET", "/user", 403, {"x-ratelimit-remaining": "0",
                                                          "x-ratelimit-reset": reset})]
        self.assertIn("posted a comment", self.good("github", self.bad))

    def test_a_wait_that_is_too_long_is_said(self):
        self.server.faults = [Fault("POST", LISTS["github"], 429, {"Retry-After": "3600"})]
        self.assertIn("come back in 3600 seconds", self.refused("github", self.bad))

    def test_gives_up_in_the_end(self):
        self.server.faults = [Fault("GET", "/user", 503, times=9)]
        errors = self.refused("gitlab", self.bad, "--tries", "2")
        self.assertIn("answer 503", errors)
        self.assertEqual(len(self.server.requests), 2)

    def test_a_comment_that_came_to_be_without_an_answer_is_not_posted_again(self):
        for platform in PLATFORMS:
            with self.subTest(platform):
                self.server.comments.clear()
                self.server.faults = [Fault("POST", LISTS[platform], action="act")]
                self.assertIn("posted a comment", self.good(platform, self.bad))
                self.assertEqual(len(self.server.comments), 1)
                self.server.comments.clear()
                self.server.faults = [Fault("POST", LISTS[platform], 502)]
                self.assertIn("posted a comment", self.good(platform, self.bad))
                self.assertEqual(len(self.server.comments), 1)

    def test_wrong_token(self):
        for platform, variable in (("github", "GITHUB_TOKEN"), ("gitlab", "GITLAB_TOKEN"),
                                   ("azure-repos", "SYSTEM_ACCESSTOKEN")):
            with self.subTest(platform):
                env = environment(platform, self.server.url)
                env[variable] = "some-other-token"
                done = self.run_it(platform, self.bad, "--verbose", env=env)
                self.assertEqual(done.returncode, 1)
                self.assertRegex(done.stderr, "answer (401|203)")
                self.assertIn("token", done.stderr)
                self.assertNotIn("some-other-token", done.stderr)

    def test_no_permission_to_comment_and_a_server_that_repeats_the_token(self):
        for platform in PLATFORMS:
            with self.subTest(platform):
                self.server.faults = [
                    Fault("POST", LISTS[platform], 403, body={"message": f"{TOKEN} may not"})]
                errors = self.refused(platform, self.bad, "--verbose")
                self.assertIn("answer 403 (*** may not)", errors)
                self.assertRegex(errors, "the token needs|access token")

    def test_no_such_pull_request(self):
        for platform in PLATFORMS:
            with self.subTest(platform):
                errors = self.refused(platform, self.bad, "--pull-request", "13")
                self.assertIn("answer 404", errors)

    def test_refused_connection_and_timeout(self):
        url = "http://localhost:9"
        errors = self.refused("gitlab", self.bad, "--tries", "2", env=environment("gitlab", url))
        self.assertIn("Failed to connect", errors)
        self.server.faults = [Fault("GET", "/user", action="hang", times=9)]
        errors = self.refused("gitlab", self.bad, "--tries", "1", "--timeout", "1")
        self.assertIn("timed out", errors)

    def test_an_answer_that_is_cut_off_is_asked_for_again(self):
        self.server.faults = [Fault("GET", "/user", action="close")]
        self.assertIn("posted a comment", self.good("gitlab", self.bad))

    def test_no_api_at_all(self):
        self.server.faults = [Fault("GET", "/user", 200, body="<html>hello</html>")]
        self.assertIn("is no JSON", self.refused("gitlab", self.bad))
        self.server.faults = [Fault("GET", "/user", 301, {"Location": "https://x.example"})]
        self.assertIn("moved to https://x.example", self.refused("gitlab", self.bad))

    def test_the_token_goes_to_no_other_host(self):
        other = ForgeServer()
        self.addCleanup(other.stop)
        link = f'<{other.url}/github/repos/owner/network/issues/12/comments?page=2>; rel="next"'
        self.server.faults = [Fault("GET", LISTS["github"], 200, {"Link": link}, body=[])]
        self.assertIn("lies outside of", self.refused("github", self.bad))
        self.assertEqual(other.requests, [])

    def test_certificates(self):
        key, certificate = (str(pathlib.Path(self.folder.name, n)) for n in ("key", "certificate"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out",
                        certificate], check=True, capture_output=True)
        secure = ForgeServer((certificate, key))
        self.addCleanup(secure.stop)
        errors = self.refused("github", self.bad, env=environment("github", secure.url))
        self.assertIn("certificate", errors)
        self.assertEqual(secure.requests, [])
        for variable in ("CURL_CA_BUNDLE", "SSL_CERT_FILE"):
            env = environment("github", secure.url, **{variable: certificate})
            self.good("github", self.bad, env=env)

    def test_a_proxy_of_the_environment(self):
        env = environment("github", "http://forge.invalid", http_proxy=self.server.url)
        self.server.page_size = 100
        self.assertIn("posted a comment", self.good("github", self.bad, env=env))
        env["no_proxy"] = "forge.invalid"
        self.assertIn("Could not resolve", self.refused("github", self.bad, "--tries", "1", env=env))

    def test_nothing_to_say(self):
        self.assertIn("nothing to say", self.good("github", self.clean, "--skip-clean"))
        self.assertEqual(self.server.comments, [])
        self.good("github", self.bad)
        self.assertIn("updated", self.good("github", self.clean, "--skip-clean"))
        self.assertIn("No findings", self.server.comments[0]["body"])
        self.server.comments.clear()
        self.good("github", self.clean)
        self.assertEqual(len(self.server.comments[0]["body"].splitlines()), 4)

    def test_a_thread_of_azure_is_active_while_something_fails(self):
        self.good("azure-repos", self.bad)
        number = self.server.comments[0]["id"]
        self.assertEqual(self.server.thread_status, {number: "active"})
        self.good("azure-repos", self.clean)
        self.assertEqual(self.server.thread_status, {number: "fixed"})
        self.good("azure-repos", self.other, "--fail-on", "info")
        self.assertEqual(self.server.thread_status, {number: "active"})

    def test_a_personal_token_of_azure(self):
        env = environment("azure-repos", self.server.url, AZURE_DEVOPS_EXT_PAT=TOKEN)
        del env["SYSTEM_ACCESSTOKEN"]
        self.good("azure-repos", self.bad, env=env)

    def test_dry_run_needs_nothing(self):
        done = self.run_it("gitlab", self.bad, "--dry-run", env={"PATH": "/usr/bin"})
        self.assertEqual(done.returncode, 0)
        self.assertIn("RS102", done.stdout)
        self.good("gitlab", self.bad, "--dry-run")
        self.assertEqual(self.server.requests, [])

    def test_the_platform_is_where_we_run(self):
        for platform in PLATFORMS:
            done = subprocess.run([BINARY, "comment", self.bad], capture_output=True, text=True,
                                  env=environment(platform, self.server.url), check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
        env = environment("github", self.server.url)
        del env["GITHUB_ACTIONS"]
        env.update(TF_BUILD="True", BUILD_REPOSITORY_PROVIDER="GitHub",
                   BUILD_REPOSITORY_NAME="owner/network", SYSTEM_PULLREQUEST_PULLREQUESTNUMBER="12")
        done = subprocess.run([BINARY, "comment", self.bad], capture_output=True, env=env, text=True,
                              check=False)
        self.assertIn("pull request 12 of owner/network", done.stdout)

    def test_the_event_of_github_names_number_and_commit(self):
        event = {"pull_request": {"number": 12, "head": {"sha": "aaaa"}}}
        self.assertIn("posted", self.with_event(event))
        self.assertIn("sha=aaaa", self.server.comments[0]["body"])

    def test_a_run_after_the_fact_finds_the_pull_request_of_a_fork(self):
        event = {"workflow_run": {"head_sha": "aaaa", "head_branch": "topic", "pull_requests": [],
                                  "head_repository": {"owner": {"login": "somebody"}}}}
        self.server.pull_requests = [(11, "somebody:topic", "0000"), (12, "somebody:topic", "aaaa"),
                                     (13, "owner:topic", "aaaa")]
        self.assertIn("posted", self.with_event(event))
        self.server.pull_requests = [(12, "somebody:topic", "bbbb")]
        self.assertIn("no open pull request", self.with_event(event, code=1))

    def with_event(self, event, code=0):
        path = pathlib.Path(self.folder.name, "event.json")
        path.write_text(json.dumps(event))
        env = environment("github", self.server.url, GITHUB_EVENT_PATH=str(path),
                          GITHUB_REF="refs/heads/main")
        done = self.run_it("github", self.bad, env=env)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout + done.stderr

    def test_what_is_missing_is_said(self):
        for platform, variable, words in (
                ("github", "GITHUB_TOKEN", "no GITHUB_TOKEN or GH_TOKEN"),
                ("github", "GITHUB_REF", "no run for a pull request"),
                ("github", "GITHUB_REPOSITORY", "expected OWNER/NAME"),
                ("gitlab", "GITLAB_TOKEN", "no GITLAB_TOKEN"),
                ("azure-repos", "SYSTEM_COLLECTIONURI", "of the organization"),
                ("azure-repos", "SYSTEM_TEAMPROJECT", "expected PROJECT/REPOSITORY")):
            env = environment(platform, self.server.url)
            del env[variable]
            self.assertIn(words, self.refused(platform, self.bad, env=env))
        self.assertIn("expected github", self.refused("bitbucket", self.bad, env=env))
        for words in ([], ["github"]):
            done = subprocess.run([BINARY, "comment", *words], capture_output=True, check=False)
            self.assertEqual((done.returncode, done.stderr),
                             (1, b"routesight: EVALUATION is missing\n"))
        self.assertIn("user name", self.refused("github", self.bad, "--api-url",
                                                "https://me:secret@x.example"))
        done = self.run_it("github", str(TESTDATA / "greenfield-hub-spoke/plan.json"))
        self.assertEqual(done.returncode, 3)

    def test_every_limit_is_kept(self):
        document = json.loads(pathlib.Path(self.bad).read_text())
        finding = document["findings"][0]
        document["findings"] = [
            dict(finding, code=f"RS{100 + i}", message="A long story. " * 400) for i in range(300)]
        path = pathlib.Path(self.folder.name, "long.json")
        path.write_text(json.dumps(document))
        for platform, name in zip(PLATFORMS, ("github", "gitlab", "azure")):
            with self.subTest(platform):
                self.server.comments.clear()
                self.good(platform, str(path))
                size = len(self.server.comments[0]["body"].encode("utf-16-le")) // 2
                self.assertLess(size, LIMITS[name] * 0.95)
                self.assertGreater(size, 20_000)
                self.assertIn("RS100", self.server.comments[0]["body"])


if __name__ == "__main__":
    BINARY, TESTDATA = sys.argv[1], pathlib.Path(sys.argv[2])
    del sys.argv[1:3]
    unittest.main()

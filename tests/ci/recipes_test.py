#!/usr/bin/env python3
"""Runs the shell steps of the recipes in docs/ci/ with the built program, a recorded plan in place of
Terraform, and a local server in place of the platforms.

    recipes_test.py BINARY SOURCES
"""
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

import yaml

from comment_test import environment
from forge_server import TOKEN, ForgeServer

BINARY = SOURCES = None
# Of actions and tasks: what exists, so that a recipe names nothing made up.
KNOWN = {"actions/checkout@v4", "actions/upload-artifact@v4", "actions/download-artifact@v4",
         "PublishTestResults@2"}
BAD, GOOD = "peering-half-replaced/plan.json", "plan-targeted/plan.json"
# In place of Terraform: `plan -out=FILE` writes a file that `show -json FILE` turns into the plan.
TERRAFORM = """#!/bin/sh
case $1 in
  init) ;;
  plan) for word; do case $word in -out=*) echo planned > "${word#-out=}";; esac; done ;;
  show) grep -q planned "$3" && cat "$RECORDED_PLAN" ;;
  *) exit 9 ;;
esac
"""


class Recipes(unittest.TestCase):
    def setUp(self):
        self.server = ForgeServer()
        self.addCleanup(self.server.stop)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = pathlib.Path(folder.name, "work")
        self.tools = pathlib.Path(folder.name, "tools")
        self.work.mkdir()
        self.tools.mkdir()
        (self.tools / "routesight").symlink_to(BINARY)
        (self.tools / "terraform").write_text(TERRAFORM)
        (self.tools / "terraform").chmod(0o755)

    def shell(self, script, plan, shell=("sh", "-e"), **variables):
        """Runs a step; gives exit code and everything that it prints."""
        self.assertNotIn("${{", script, "an expression within a script is a way in for its value")
        env = {"PATH": f"{self.tools}:/usr/bin:/bin", "HOME": str(self.work),
               "RECORDED_PLAN": str(SOURCES / "testdata" / plan), **variables}
        done = subprocess.run([*shell, "-c", script], cwd=self.work, env=env, text=True, timeout=60,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        self.assertNotIn(TOKEN, done.stdout)
        return done.returncode, done.stdout

    def load(self, name):
        path = SOURCES / "docs/ci" / name
        self.assertIn(f"({name})", (SOURCES / "docs/ci/README.md").read_text())
        # YAML 1.1 reads `on` as true.
        text = re.sub(r"^on:", '"on":', path.read_text(), flags=re.M)
        return yaml.safe_load(text)

    def read(self, name):
        return (self.work / name).read_text()

    # GitHub.

    def test_github(self):
        for plan, failing in ((BAD, True), (GOOD, False)):
            with self.subTest(plan):
                self.server.comments.clear()
                evaluate = self.load("github/routesight.yml")
                self.assertEqual(evaluate["permissions"], {"contents": "read"})
                self.assertEqual(list(evaluate["on"]), ["pull_request"])
                files = {name: str(self.work / name) for name in ("summary", "output")}
                code, printed = self.github_job(
                    evaluate["jobs"]["evaluate"], plan, GITHUB_ACTIONS="true",
                    GITHUB_STEP_SUMMARY=files["summary"], GITHUB_OUTPUT=files["output"])
                self.assertEqual(code, 2 if failing else 0, printed)
                self.assertIn("::error" if failing else "::notice", printed)
                self.assertTrue(self.read("summary").startswith("### routesight"))
                verdict = json.loads(self.read("evaluation.json"))["verdict"]["worst_severity"]
                self.assertIn(f"verdict={verdict or 'none'}\nfindings=", self.read("output"))
                self.assertRegex(self.read("output"), r"max_window_seconds=(\d+|unlimited)\n")
                self.assertEqual(json.loads(self.read("routesight.sarif"))["version"], "2.1.0")
                self.github_comment()

    def github_comment(self):
        comment = self.load("github/routesight-comment.yml")
        self.assertEqual(comment["permissions"], {"actions": "read", "pull-requests": "write"})
        started = comment["on"]["workflow_run"]
        self.assertEqual(started["workflows"], [self.load("github/routesight.yml")["name"]])
        job = comment["jobs"]["comment"]
        uses = [step["uses"] for step in job["steps"] if "uses" in step]
        self.assertEqual(uses, ["actions/download-artifact@v4"], "nothing of a fork is checked out")
        (self.work / "evaluation").mkdir(exist_ok=True)
        shutil.copy(self.work / "evaluation.json", self.work / "evaluation")
        event = {"workflow_run": {"head_sha": "aaaa", "head_branch": "topic", "pull_requests": [],
                                  "head_repository": {"owner": {"login": "somebody"}}}}
        (self.work / "event.json").write_text(json.dumps(event))
        self.server.pull_requests = [(12, "somebody:topic", "aaaa")]
        self.server.is_app = True
        env = environment("github", self.server.url, GITHUB_REF="refs/heads/main",
                          GITHUB_EVENT_PATH=str(self.work / "event.json"))
        del env["PATH"], env["GITHUB_TOKEN"]
        code, printed = self.github_job(job, BAD, values={"${{ github.token }}": TOKEN}, **env)
        self.assertEqual(code, 0, printed)
        self.assertEqual(len(self.server.comments), 1)

    def github_job(self, job, plan, values=None, **variables):
        """Runs the steps as a runner does: with bash, ending at the first that fails."""
        printed = ""
        for step in job["steps"]:
            if "uses" in step:
                self.assertIn(step["uses"], KNOWN)
                continue
            env = {name: (values or {})[value] for name, value in step.get("env", {}).items()}
            shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
            code, text = self.shell(step["run"], plan, shell, **variables, **env)
            printed += text
            if code:
                return code, printed
        return 0, printed

    # GitLab.

    def test_gitlab(self):
        pipeline = self.load("gitlab/.gitlab-ci.yml")
        evaluate, comment = pipeline["routesight"], pipeline["routesight-comment"]
        self.assertIn(evaluate["stage"], pipeline["stages"])
        self.assertEqual(comment["needs"], ["routesight"])
        self.assertEqual(comment["variables"]["GIT_STRATEGY"], "none")
        code, printed = self.gitlab_job(evaluate, BAD)
        self.assertEqual(code, 2, printed)
        self.assertIn("RS102", printed)
        reports = evaluate["artifacts"]["reports"]
        self.assertTrue(json.loads(self.read(reports["codequality"])))
        self.assertIn("<testsuites", self.read(reports["junit"]))
        env = environment("gitlab", self.server.url)
        del env["PATH"]
        code, printed = self.gitlab_job(comment, BAD, **env)
        self.assertEqual(code, 0, printed)
        self.assertIn("RS102", self.server.comments[0]["body"])

    def gitlab_job(self, job, plan, **variables):
        return self.shell("\n".join(job["script"]), plan, **variables)

    # Azure Pipelines.

    def test_azure_pipelines(self):
        pipeline = self.load("azure-pipelines/azure-pipelines.yml")
        evaluate, comment = (stage["jobs"][0]["steps"] for stage in pipeline["stages"])
        self.assertEqual(pipeline["stages"][1]["dependsOn"], pipeline["stages"][0]["stage"])
        self.assertNotIn("System.AccessToken", json.dumps(evaluate))
        self.assertEqual(comment[0], {"checkout": "none"})
        code, printed = self.azure_job(evaluate, BAD, TF_BUILD="True")
        self.assertEqual(code, 2, printed)
        self.assertIn("##vso[task.logissue type=error", printed)
        self.assertIn("<testsuites", self.read("routesight.xml"))
        (self.work / "routesight").mkdir()
        shutil.copy(self.work / "evaluation/evaluation.json", self.work / "routesight")
        env = environment("azure-repos", self.server.url, PIPELINE_WORKSPACE=str(self.work))
        del env["PATH"], env["SYSTEM_ACCESSTOKEN"]
        code, printed = self.azure_job(comment, BAD, {"$(System.AccessToken)": TOKEN}, **env)
        self.assertEqual(code, 0, printed)
        self.assertEqual(list(self.server.thread_status.values()), ["active"])

    def azure_job(self, steps, plan, values=None, **variables):
        printed = ""
        for step in steps:
            if "task" in step:
                self.assertIn(step["task"], KNOWN)
            if "script" not in step:
                continue
            env = {name: (values or {})[value] for name, value in step.get("env", {}).items()}
            self.assertNotIn("$(System", step["script"])
            code, text = self.shell(step["script"], plan, ("bash", "-e"), **variables, **env)
            printed += text
            if code:
                return code, printed
        return 0, printed

    # Atlantis.

    def test_atlantis(self):
        config = self.load("atlantis/repos.yaml")
        self.assertIn(config["repos"][0]["workflow"], config["workflows"])
        self.assertEqual(len(config["policies"]["policy_sets"]), 1)
        workflow = config["workflows"]["routesight"]
        step = workflow["plan"]["steps"][-1]["run"]
        shutil.copy(SOURCES / "testdata" / BAD, self.work / "show.json")
        env = {"SHOWFILE": str(self.work / "show.json"), "PLANFILE": str(self.work / "default.tfplan")}
        code, printed = self.shell(step, BAD, **env)
        self.assertEqual(code, 0, printed)
        self.assertIn("### routesight", printed)
        check = workflow["policy_check"]["steps"][-1]["run"]
        code, printed = self.shell(check, BAD, **env)
        self.assertEqual(code, 0, printed)
        self.assertIn("fail", printed)
        self.assertIn("RS102", printed)
        shutil.copy(SOURCES / "testdata" / GOOD, self.work / "show.json")
        code, printed = self.shell(check, GOOD, **env)
        self.assertEqual(code, 0, printed)
        self.assertNotIn("fail", printed)
        (self.work / "show.json").write_text("no plan")
        self.assertEqual(self.shell(check, GOOD, **env)[0], 3)

    # pre-commit.

    def test_pre_commit(self):
        config = self.load("pre-commit/.pre-commit-config.yaml")
        hook = config["repos"][0]["hooks"][0]
        published = yaml.safe_load((SOURCES / ".pre-commit-hooks.yaml").read_text())[0]
        self.assertEqual(hook["entry"], published["entry"])
        self.assertEqual(hook["files"], published["files"])
        for name, wanted in (("network/main.tf", True), ("a.tfvars", True), ("README.md", False)):
            self.assertEqual(bool(re.search(hook["files"], name)), wanted)
        code, printed = self.shell(hook["entry"], BAD)
        self.assertEqual((code, printed), (0, "routesight: no plan.json, nothing evaluated\n"))
        shutil.copy(SOURCES / "testdata" / BAD, self.work / "plan.json")
        code, printed = self.shell(hook["entry"], BAD)
        self.assertEqual(code, 2)
        self.assertIn("RS102", printed)
        shutil.copy(SOURCES / "testdata" / GOOD, self.work / "other.json")
        self.assertEqual(self.shell(hook["entry"], BAD, ROUTESIGHT_PLAN="other.json")[0], 0)

    # HCP Terraform.

    def test_terraform_cloud(self):
        storage = Storage((SOURCES / "testdata" / BAD).read_bytes())
        self.addCleanup(storage.stop)
        script = SOURCES / "docs/ci/terraform-cloud/evaluate-run"
        self.assertIn("(terraform-cloud/evaluate-run)",
                      (SOURCES / "docs/ci/README.md").read_text())
        self.assertTrue(os.access(script, os.X_OK))
        env = {"TFE_TOKEN": TOKEN, "TFE_ADDRESS": storage.url, "TFE_WAIT": "0"}
        code, printed = self.shell(f"{script} run-1 --quiet", BAD, **env)
        self.assertEqual(code, 2, printed)
        self.assertIn("RS102", printed)
        self.assertEqual(storage.tokens, [f"Bearer {TOKEN}"] * 2 + [None])
        self.assertEqual(self.shell(f"{script} run-2", BAD, **env)[0], 3)
        self.assertNotEqual(self.shell(f"{script} run-1", BAD)[0], 0)


class Storage:
    """HCP Terraform, whose plans lie on another host: first unfinished, then redirected."""

    def __init__(self, plan):
        self.tokens = []
        storage = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                storage.tokens.append(self.headers.get("Authorization"))
                if self.path == "/plan":
                    self.reply(200, plan)
                elif self.path != "/api/v2/runs/run-1/plan/json-output":
                    self.reply(404)
                elif len(storage.tokens) == 1:
                    self.reply(204)
                else:
                    self.reply(307, Location=f"http://127.0.0.1:{storage.port}/plan")

            def reply(self, status, body=b"", **headers):
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *words):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.http.server_address[1]
        self.url = f"http://localhost:{self.port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def stop(self):
        self.http.shutdown()
        self.http.server_close()


if __name__ == "__main__":
    BINARY, SOURCES = pathlib.Path(sys.argv[1]).absolute(), pathlib.Path(sys.argv[2]).absolute()
    del sys.argv[1:3]
    unittest.main()

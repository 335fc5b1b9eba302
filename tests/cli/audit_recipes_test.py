#!/usr/bin/env python3
"""Runs the recipes of docs/audit/ with the built program: the command of the Kubernetes Job for each
of its pods, GNU parallel and DuckDB where they are installed, and saved plans with terraform.

    audit_recipes_test.py BINARY SOURCES
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import yaml

from generate_plans import plan_text

BINARY = pathlib.Path(sys.argv[1])
SOURCES = pathlib.Path(sys.argv[2])
RECIPES = (SOURCES / "docs/audit/README.md").read_text()
REQUIRED = "CI" in os.environ  # Nothing is skipped there that .ci/run installs.


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", RECIPES, re.DOTALL)


class Recipes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.plans = self.folder / "plans"
        self.rows = self.folder / "rows"
        self.plans.mkdir()
        self.rows.mkdir()
        for i in range(10):
            (self.plans / f"{i}.json").write_bytes(plan_text(i))
        (self.plans / "broken.json").write_text("{")
        tools = self.folder / "tools"
        tools.mkdir()
        (tools / "routesight").symlink_to(BINARY.resolve())
        self.environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}

    def run_here(self, *words, codes=(0,), **variables):
        done = subprocess.run(words, cwd=self.folder, capture_output=True, check=False,
                              env={**self.environment, **variables})
        self.assertIn(done.returncode, codes, done.stderr.decode())
        return done.stdout

    def one_run(self, kind):
        return self.run_here("routesight", "audit", str(self.plans), "--format", kind, codes=(3,))

    def test_the_pods_of_the_job_do_what_one_run_does(self):
        job = yaml.safe_load((SOURCES / "docs/audit/kubernetes-job.yaml").read_text())
        container = job["spec"]["template"]["spec"]["containers"][0]
        script = container["args"][0].replace("/plans", str(self.plans))
        script = script.replace("/rows", str(self.rows))
        for index in range(job["spec"]["completions"]):
            self.run_here(*container["command"], script, JOB_COMPLETION_INDEX=str(index))
        self.run_here("sh", "-c", blocks("sh")[1], codes=(3,), ROWS=str(self.rows))
        self.assertEqual((self.folder / "audit.html").read_bytes(), self.one_run("html"))

    def test_a_pod_fails_when_the_audit_cannot_be(self):
        job = yaml.safe_load((SOURCES / "docs/audit/kubernetes-job.yaml").read_text())
        container = job["spec"]["template"]["spec"]["containers"][0]
        script = container["args"][0].replace("/plans", str(self.plans))
        script = script.replace("/rows", str(self.folder / "nowhere"))
        self.run_here(*container["command"], script, codes=(1,), JOB_COMPLETION_INDEX="0")

    @unittest.skipUnless(REQUIRED or shutil.which("parallel"), "GNU parallel is not installed")
    def test_parallel_does_what_one_run_does(self):
        self.run_here("bash", "-c", blocks("sh")[0], codes=(3,), SHARDS="3",
                      PLANS=str(self.plans), ROWS=str(self.rows))
        self.assertEqual(len(list(self.rows.iterdir())), 3)
        self.assertEqual((self.folder / "audit.html").read_bytes(), self.one_run("html"))

    @unittest.skipUnless(shutil.which("duckdb"), "DuckDB is not installed")
    def test_duckdb_answers_the_questions(self):
        (self.folder / "rows.jsonl").write_bytes(self.one_run("jsonl"))
        for query in blocks("sql"):
            self.assertTrue(self.run_here("duckdb", "-csv", "-c", query).count(b"\n") > 1, query)

    @unittest.skipUnless(REQUIRED or shutil.which("terraform"), "terraform is not installed")
    def test_a_saved_plan_is_shown_by_terraform(self):
        root = self.folder / "root"
        root.mkdir()
        (root / "main.tf").write_text('resource "terraform_data" "one" {}\n')
        for words in (("init",), ("plan", "-out=one.tfplan")):
            subprocess.run(["terraform", f"-chdir={root}", *words], check=True, capture_output=True)
        text = self.run_here("routesight", "audit", "root", "--format", "text")
        self.assertIn(b"root/one.tfplan\n  No findings", text)
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir()
        shutil.copy(root / "one.tfplan", elsewhere / "tfplan")
        text = self.run_here("routesight", "audit", "elsewhere", "--chdir", "root")
        self.assertIn(b"elsewhere/tfplan\n  No findings", text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

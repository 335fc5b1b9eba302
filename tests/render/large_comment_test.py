#!/usr/bin/env python3
"""A plan over 500 networks gives a comment within every platform's limit, ordered by danger, that says
what it leaves out.

    large_comment_test.py BINARY
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from large_plan import large_plan

BINARY = None
LIMITS = {"github": 65_536, "gitlab": 1_000_000, "azure-repos": 150_000}
SEVERITIES = ["INFO", "LOW", "MEDIUM", "HIGH", "CRITICAL"]


class LargeComments(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def stored(self, alike):
        plan, evaluation = self.folder / "plan.json", self.folder / "evaluation.json"
        plan.write_text(json.dumps(large_plan(500, 8, alike)))
        subprocess.run([BINARY, "evaluate", plan, "--exit-zero", f"--format=json={evaluation}"],
                       check=True)
        return evaluation

    def comment(self, evaluation, platform):
        return subprocess.run([BINARY, "comment", platform, evaluation, "--dry-run"],
                              stdout=subprocess.PIPE, text=True, check=True).stdout

    def sections(self, comment):
        """Severities of the findings of each open section, in the order of the comment."""
        open_part = re.sub(r"<details>.*?</details>", "", comment, flags=re.S)
        for part in open_part.split("#### ")[1:]:
            yield part.splitlines()[0], re.findall(r"^\| \*\*([A-Z]+)\*\* \|", part, flags=re.M)

    def has(self, comment, pattern):
        self.assertTrue(re.search(pattern, comment), f"nothing like {pattern}")

    def check(self, comment, platform):
        self.assertLess(len(comment.encode("utf-16-le")) // 2, LIMITS[platform] * 0.95)
        self.assertEqual(comment.count("<details>"), comment.count("</details>"))
        ranked = [(title, [SEVERITIES.index(name) for name in names])
                  for title, names in self.sections(comment)]
        self.assertTrue(any(ranks for _, ranks in ranked))
        for title, ranks in ranked:
            self.assertEqual(ranks, sorted(ranks, reverse=True), title)
        titles = [title for title, _ in ranked]
        if "Effective routes that change" in titles:
            self.assertEqual(titles[-1], "Effective routes that change")

    def test_what_happens_alike_is_told_once(self):
        evaluation = self.stored(alike=True)
        for platform in LIMITS:
            comment = self.comment(evaluation, platform)
            self.check(comment, platform)
            self.assertLess(len(comment), 17_000)
            self.has(comment, r"<br>and \d{3} more \| `0\.0\.0\.0/0` \| "
                     r"VirtualAppliance 10\.240\.0\.4 \| VirtualAppliance 10\.240\.0\.5 \|")
            self.has(comment, r"RS102 .*and 98 more of this kind")

    def test_what_does_not_fit_is_named(self):
        evaluation = self.stored(alike=False)
        for platform in LIMITS:
            comment = self.comment(evaluation, platform)
            self.check(comment, platform)
            self.has(comment, r"RS102 .*and 98 more of this kind")
            self.has(comment, r"\n460 more changes are in the other reports")

    def test_a_small_budget_keeps_the_worst(self):
        """Findings of as many kinds as there are, each with a long story."""
        evaluation = self.stored(alike=False)
        document = json.loads(evaluation.read_text())
        finding = dict(document["findings"][0], message="A long story. " * 300)
        document["findings"] = [
            dict(finding, code=f"RS{100 + number}", severity=severity, status=status)
            for status in ("new", "existing") for severity in ("critical", "high", "medium")
            for number in range(60)]
        evaluation.write_text(json.dumps(document))
        comment = self.comment(evaluation, "github")
        self.check(comment, "github")
        self.has(comment, r"\*\*CRITICAL\*\* \| \*\*RS100")
        self.assertNotIn("**MEDIUM**", comment)
        self.has(comment, r"\n\d+ more findings are in the other reports")
        self.has(comment, r"Left out, because the comment would be too long:.* existing findings")


if __name__ == "__main__":
    BINARY = sys.argv.pop(1)
    unittest.main()

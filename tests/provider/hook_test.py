"""The plan hook around unmodified Terraform, with and without a terminal.

usage: hook_test.py MIRROR AZURERM ROUTESIGHT
"""

import os
import pathlib
import pty
import re
import select
import signal
import subprocess
import sys
import time
import unittest

import real_terraform

TESTDATA = real_terraform.ROOT / "testdata"
MIRROR, AZURERM, ROUTESIGHT = sys.argv[1:4]
HARMLESS = real_terraform.ROOT / "examples/hub-and-spoke/network"
PROMPTING = '''
variable "color" { type = string }
output "color" { value = var.color }
'''


class Session:
    """A program on a pseudo-terminal of its own, as a shell would start it."""

    def __init__(self, words, folder, environment):
        self.text = ""
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(words[0], words, environment)

    def read_until(self, pattern, seconds=60):
        """Reads on until the output so far has the pattern."""
        deadline = time.monotonic() + seconds
        while not re.search(pattern, self.text):
            if not self._read(deadline - time.monotonic()):
                raise AssertionError(f"no {pattern!r} in\n{self.text}")

    def type(self, text):
        os.write(self._terminal, text.encode())

    def end(self, seconds=60):
        """Reads to the end; gives the exit code."""
        deadline = time.monotonic() + seconds
        while self._read(deadline - time.monotonic()):
            pass
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def _read(self, seconds):
        if not select.select([self._terminal], [], [], max(seconds, 0))[0]:
            raise AssertionError(f"nothing more came after\n{self.text}")
        try:
            read = os.read(self._terminal, 65536)
        except OSError:  # The other side is closed.
            return False
        self.text += read.decode()
        return bool(read)


def without_colours(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


class Hook(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(real_terraform.Place(MIRROR, AZURERM))

    def configuration(self, source, name="network"):
        folder = self.place.write(name, source) if isinstance(source, str) \
            else self.place.copy(source, name)
        self.place.succeed(folder, "init", "-no-color")
        return folder

    def broken(self):
        """A change whose one finding is critical."""
        case = TESTDATA / "peering-half-replaced"
        folder = self.configuration(case / "prior")
        self.place.succeed(folder, "apply", "-no-color", "-auto-approve")
        (folder / "main.tf").write_text((case / "main.tf").read_text())
        return folder

    def hook(self, folder, *words, environment=None):
        return self.place.run(folder, ROUTESIGHT, "plan", *words, environment=environment)

    def session(self, folder, *words, environment=None):
        return Session([ROUTESIGHT, "plan", *words], folder,
                       {**self.place.environment, **(environment or {})})

    def assert_tidy(self):
        self.assertEqual(self.place.left_over(), [])


class Verdict(Hook):
    def test_below_the_plan(self):
        folder = self.configuration(HARMLESS)
        result = self.hook(folder, "--", "terraform", "plan", "-no-color")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertRegex(result.stdout, r"(?s)Plan: \d+ to add.*3 tables new")
        self.assertIn("temporary and is gone", result.stderr)
        self.assert_tidy()

    def test_findings(self):
        folder = self.broken()
        for flags, code in (([], 2), (["--exit-zero"], 0), (["--fail-on", "critical"], 2)):
            result = self.hook(folder, *flags, "--", "terraform", "plan", "-no-color")
            self.assertEqual(result.returncode, code)
            self.assertRegex(result.stdout, r"(?s)Plan: 1 to add.*\nCRITICAL: 1 finding \(1 new\)")
        self.assert_tidy()

    def test_detailed_exit_code(self):
        folder = self.broken()
        plan = ["terraform", "plan", "-detailed-exitcode"]
        self.assertEqual(self.hook(folder, "--", *plan).returncode, 5)
        self.assertEqual(self.hook(folder, "--exit-zero", "--", *plan).returncode, 2)
        harmless = self.configuration(HARMLESS, "harmless")
        self.assertEqual(self.hook(harmless, "--", *plan).returncode, 2)
        self.place.succeed(harmless, "apply", "-no-color", "-auto-approve")
        self.place.succeed(harmless, "apply", "-no-color", "-auto-approve", "-refresh-only")
        self.assertEqual(self.hook(harmless, "--", *plan).returncode, 0)
        self.assertEqual(self.hook(harmless, "--", *plan, "-destroy").returncode, 2)
        self.assert_tidy()

    def test_several_reports(self):
        folder = self.broken()
        result = self.hook(folder, "--format", "text", "--format", "json=report.json", "--",
                           "terraform", "plan", "-no-color")
        self.assertEqual(result.returncode, 2)
        report = real_terraform.json.loads((folder / "report.json").read_text())
        self.assertEqual(report["verdict"]["worst_severity"], "critical")
        self.assertEqual(report["inputs"]["plans"][0]["name"], "terraform plan")

    def test_json_lines_of_terraform_stay_whole(self):
        folder = self.broken()
        result = self.hook(folder, "--", "terraform", "plan", "-json")
        self.assertEqual(result.returncode, 2)
        for line in result.stdout.splitlines():
            real_terraform.json.loads(line)
        self.assertIn("CRITICAL: 1 finding", result.stderr)

    def test_other_states_are_read_first(self):
        folder = self.configuration(HARMLESS)
        result = self.hook(folder, "--with", "gone.json", "--", "terraform", "plan")
        self.assertEqual((result.returncode, result.stdout), (3, ""))
        self.assertIn("gone.json: No such file", result.stderr)
        result = self.hook(folder, "--with", "-", "--", "terraform", "plan")
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        case = TESTDATA / "lab-udr-default-route/plan.change.json"
        result = self.hook(folder, "--with", str(case), "--format", "json=report.json",
                           "--fail-on", "critical", "--", "terraform", "plan")
        self.assertEqual(result.returncode, 0, result.stderr)
        report = real_terraform.json.loads((folder / "report.json").read_text())
        self.assertEqual([plan["name"] for plan in report["inputs"]["plans"]],
                         ["terraform plan", str(case)])

    def test_configuration_is_found_beside_the_root_module(self):
        folder = self.configuration(HARMLESS)
        (folder / "routesight.yaml").write_text("version: 1\npolicy: {fail_on: info}\n")
        self.assertEqual(self.hook(folder, "--", "terraform", "plan").returncode, 2)
        elsewhere = self.hook(self.place.root, "--", "terraform", "-chdir=network", "plan")
        self.assertEqual(elsewhere.returncode, 2)
        (folder / "routesight.yaml").write_text("version: 2\n")
        result = self.hook(folder, "--", "terraform", "plan")
        self.assertEqual((result.returncode, result.stdout), (3, ""), "before terraform starts")


class AsGiven(Hook):
    """What the user says to terraform keeps its meaning."""

    def test_own_plan_file_is_kept(self):
        folder = self.broken()
        for options in (["-out=kept"], ["-out", "kept"], ["--out=kept"]):
            result = self.hook(folder, "--", "terraform", "plan", *options)
            self.assertEqual(result.returncode, 2)
            self.assertNotIn("temporary", result.stderr)
            self.place.succeed(folder, "show", "kept")
            (folder / "kept").unlink()
        self.assert_tidy()

    def test_options_in_the_environment(self):
        folder = self.broken()
        environment = {"TF_CLI_ARGS": "-input=false", "TF_CLI_ARGS_plan": "-out='by variable'",
                       "TF_CLI_ARGS_show": "-no-such-option"}
        result = self.hook(folder, "--", "terraform", "plan", environment=environment)
        self.assertEqual(result.returncode, 2, result.stderr)
        self.place.succeed(folder, "show", "by variable")
        result = self.hook(folder, "--", "terraform", "plan",
                           environment={"TF_CLI_ARGS": "-detailed-exitcode"})
        self.assertEqual(result.returncode, 5)

    def test_directory_workspace_target_and_variables(self):
        folder = self.configuration(HARMLESS)
        self.place.succeed(folder, "workspace", "new", "other")
        (folder / "off.tfvars").write_text("inspect_internet = false\n")
        result = self.hook(self.place.root, "--", "terraform", "-chdir=network", "plan",
                           "-no-color", "-var-file=off.tfvars",
                           "-target=azurerm_virtual_network.spoke", "-out=kept")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("Plan: 2 to add", result.stdout)
        self.assertTrue((folder / "kept").exists())
        self.assert_tidy()

    def test_output_is_untouched(self):
        folder = self.configuration(HARMLESS)
        out = self.place.root / "tfplan"
        alone = self.place.run(folder, "plan", f"-out={out}")
        hooked = self.hook(folder, "--", "terraform", "plan", f"-out={out}")
        self.assertTrue(hooked.stdout.startswith(alone.stdout))

    def test_failing_terraform(self):
        folder = self.configuration('output "x" { value = nothing.at.all }')
        for options in ([], ["-detailed-exitcode"]):
            alone = self.place.run(folder, "plan", *options)
            hooked = self.hook(folder, "--", "terraform", "plan", *options)
            self.assertEqual((hooked.returncode, hooked.stdout, hooked.stderr),
                             (alone.returncode, alone.stdout, alone.stderr))
        self.assert_tidy()

    def test_help(self):
        alone = self.place.run(self.place.root, "plan", "-help")
        hooked = self.hook(self.place.root, "--", "terraform", "plan", "-help")
        self.assertEqual((hooked.returncode, hooked.stdout), (alone.returncode, alone.stdout))

    def test_what_is_no_plan(self):
        for words, why in ((["--", "terraform", "apply"], "runs apply, not plan"),
                           (["--", "terraform"], "names no command"),
                           (["--"], "no command behind --"),
                           (["terraform", "plan"], "unexpected argument terraform"),
                           (["--", "/does/not/exist", "plan"], "No such file or directory")):
            result = self.hook(self.place.root, *words)
            self.assertEqual((result.returncode, result.stdout), (1, ""))
            self.assertIn(why, result.stderr)
        self.assert_tidy()


class OnATerminal(Hook):
    def test_colours_of_both(self):
        session = self.session(self.broken(), "--", "terraform", "plan")
        self.assertEqual(session.end(), 2)
        self.assertIn("\x1b[1mPlan:\x1b[0m", session.text)
        self.assertRegex(session.text.replace("\r", ""), r"\n\x1b\[[0-9;]+mCRITICAL")
        self.assert_tidy()

    def test_prompts(self):
        session = self.session(self.configuration(PROMPTING), "--", "terraform", "plan")
        session.read_until("Enter a value:")
        session.type("blue\n")
        self.assertEqual(session.end(), 0)
        self.assertIn('color = "blue"', without_colours(session.text))
        self.assert_tidy()

    def test_interrupt_while_terraform_asks(self):
        session = self.session(self.configuration(PROMPTING), "--", "terraform", "plan")
        session.read_until("Enter a value:")
        held = [path for path in self.place.temporary.glob("routesight-plan-*")]
        self.assertEqual([path.stat().st_mode & 0o777 for path in held], [0o700])
        self.assertEqual([file.stat().st_mode & 0o777 for file in held[0].iterdir()], [0o600])
        session.type("\x03")
        self.assertEqual(session.end(), 1, "terraform's own code")
        self.assertIn("No value for required variable", session.text)
        self.assert_tidy()

    def test_interrupt_while_terraform_waits(self):
        folder = self.locked()
        session = self.session(folder, "--", "terraform", "plan", "-lock-timeout=60s")
        session.read_until("Acquiring state lock")
        session.type("\x03")
        self.assertEqual(session.end(), 1)
        self.assertEqual(session.text.count("Interrupt received"), 1, "one Ctrl-C, one interrupt")
        self.assertNotIn("Two interrupts received", session.text)
        self.assert_tidy()

    def locked(self):
        """A configuration whose state somebody else has locked."""
        folder = self.configuration('output "x" { value = 1 }')
        self.place.succeed(folder, "apply", "-no-color", "-auto-approve")
        (folder / ".terraform.tfstate.lock.info").write_text(real_terraform.json.dumps({
            "ID": "1", "Operation": "OperationTypeApply", "Who": "somebody", "Version": "1.11.4",
            "Created": "2026-01-01T00:00:00Z", "Path": "terraform.tfstate"}))
        holder = subprocess.Popen(
            [sys.executable, "-c",
             "import fcntl, struct, sys, time\n"
             "file = open('terraform.tfstate', 'r+')\n"
             "fcntl.fcntl(file, fcntl.F_SETLK,\n"
             "            struct.pack('hhqqi', fcntl.F_WRLCK, 0, 0, 0, 0))\n"
             "print(flush=True)\n"
             "time.sleep(600)\n"], cwd=folder, stdout=subprocess.PIPE)
        self.addCleanup(holder.wait)
        self.addCleanup(holder.stdout.close)
        self.addCleanup(holder.kill)
        holder.stdout.readline()
        return folder

    def stopped(self, send):
        """The hook while terraform waits for a lock, and a signal sent to it."""
        process = subprocess.Popen(
            [ROUTESIGHT, "plan", "--", "terraform", "plan", "-no-color", "-lock-timeout=60s"],
            cwd=self.locked(), env=self.place.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
        self.addCleanup(process.stdout.close)
        while "Acquiring state lock" not in process.stdout.readline():
            self.assertIsNone(process.poll())
        send(process.pid, signal.SIGTERM)
        text = process.stdout.read()
        self.assertEqual(process.wait(), 1, "terraform's own code")
        self.assertEqual(text.count("Interrupt received"), 1)
        self.assertNotIn("Two interrupts received", text)
        self.assert_tidy()

    def test_a_signal_to_the_hook_alone_is_passed_on(self):
        self.stopped(os.kill)

    def test_a_signal_to_the_whole_group_is_not_doubled(self):
        self.stopped(os.killpg)


if __name__ == "__main__":
    sys.exit(real_terraform.run_tests(__name__, "the plan hook was not tried"))

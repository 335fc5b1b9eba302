"""Unmodified Terraform with the built provider and the stand-in for azurerm, offline."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/stand_in"))
import terraform as stand_in


class Place:
    """A temporary directory with a configuration of Terraform's own. Use it in a `with` statement."""

    def __init__(self, mirror, azurerm):
        self._mirror, self._azurerm = pathlib.Path(mirror), pathlib.Path(azurerm)

    def __enter__(self):
        self._temporary = tempfile.TemporaryDirectory(prefix="provider-test-")
        self.root = pathlib.Path(self._temporary.name)
        stand_in.install(self._azurerm, self.root)
        configuration = self.root / "both.rc"
        configuration.write_text(f'''
            provider_installation {{
              filesystem_mirror {{
                path    = "{self._mirror}"
                include = ["registry.terraform.io/routesight/*"]
              }}
              filesystem_mirror {{
                path    = "{self.root}/mirror"
                include = ["registry.terraform.io/hashicorp/*"]
              }}
            }}''')
        # Plugins make their sockets here, and the hook its directory, so that what is left shows.
        self.temporary = self.root / "tmp"
        self.temporary.mkdir()
        self.environment = {
            **{name: value for name, value in os.environ.items()
               if not name.startswith(("TF_", "ARM_", "NO_COLOR", "CLICOLOR"))},
            "TF_CLI_CONFIG_FILE": str(configuration),
            "CHECKPOINT_DISABLE": "1",
            "TMPDIR": str(self.temporary),
            "STAND_IN_STORE": str(self.root / "azure"),
            "TERM": "xterm",
        }
        return self

    def __exit__(self, *_):
        self._temporary.cleanup()

    def copy(self, source, name):
        target = self.root / name
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(".terraform*", "*.tfstate*"))
        return target

    def write(self, name, text):
        folder = self.root / name
        folder.mkdir(exist_ok=True)
        (folder / "main.tf").write_text(text)
        return folder

    def run(self, folder, *words, environment=None):
        """What terraform, or another program, did: returncode, stdout and stderr."""
        command = list(words) if "/" in words[0] else ["terraform", *words]
        return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, env={**self.environment, **(environment or {})})

    def succeed(self, folder, *words):
        result = self.run(folder, *words)
        if result.returncode != 0:
            raise AssertionError(f"{' '.join(words)}\n{result.stdout}{result.stderr}")
        return result.stdout

    def plan_json(self, folder, *options):
        self.succeed(folder, "plan", "-no-color", "-out=tfplan", *options)
        return self.succeed(folder, "show", "-json", "tfplan")

    def left_over(self):
        return sorted(str(path.relative_to(self.temporary)) for path in self.temporary.rglob("*"))


def checks(plan_json):
    """The status of each check block of a plan."""
    return {check["address"]["to_display"]: check["status"]
            for check in json.loads(plan_json).get("checks", [])}


def run_tests(tests, what):
    """Runs the test cases of a module; the exit code says whether Terraform was missing."""
    import unittest
    without = stand_in.exit_code_without_terraform(what)
    if without is not None:
        return without
    program = unittest.main(module=tests, exit=False, verbosity=1, argv=sys.argv[:1])
    return 0 if program.result.wasSuccessful() else 1

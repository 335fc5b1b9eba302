"""Runs unmodified Terraform with the stand-in for azurerm, offline and in a temporary directory."""

import json
import os
import pathlib
import platform
import shutil
import subprocess
import tempfile

VERSION = "5.2.0"
# The exit code that ctest takes for "not tested".
SKIPPED = 77
# Everything else in a case's folder is about the case, not part of its configuration.
CONFIGURATION_SUFFIXES = (".tf", ".tf.json", ".tfvars", ".tfvars.json")
NOT_MODULES = {"azure", "expected", "observed", "prior", ".terraform"}
# Plans differ in it from run to run.
TIMESTAMP = "2026-01-01T00:00:00Z"


class TerraformFailed(Exception):
    pass


def exit_code_without_terraform(what):
    """None when Terraform is there; else says what is left undone: skipped, but a failure in CI."""
    if shutil.which("terraform"):
        return None
    print(f"terraform is not installed: {what}.")
    return 1 if os.environ.get("CI") == "true" else SKIPPED


def copy_configuration(source, target):
    for entry in sorted(source.iterdir()):
        if entry.is_dir() and entry.name not in NOT_MODULES:
            if any(file.name.endswith(CONFIGURATION_SUFFIXES) for file in entry.rglob("*")):
                shutil.copytree(entry, target / entry.name)
        elif entry.name.endswith(CONFIGURATION_SUFFIXES):
            shutil.copy(entry, target / entry.name)


def clear_configuration(directory):
    for entry in directory.iterdir():
        if entry.is_dir() and entry.name != ".terraform":
            shutil.rmtree(entry)
        elif entry.name.endswith(CONFIGURATION_SUFFIXES):
            entry.unlink()


def install(provider, root):
    """Makes a mirror that holds nothing but the stand-in, and gives the CLI configuration for it."""
    system = "linux_" + {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]
    folder = root / "mirror/registry.terraform.io/hashicorp/azurerm" / VERSION / system
    folder.mkdir(parents=True)
    (folder / f"terraform-provider-azurerm_v{VERSION}_x5").symlink_to(provider.resolve())
    configuration = root / "terraform.rc"
    configuration.write_text(
        f'provider_installation {{\n  filesystem_mirror {{\n    path = "{root}/mirror"\n  }}\n}}\n')
    return configuration


def format_plan(plan):
    return json.dumps(plan, indent=1) + "\n"


def with_plain_deposed_keys(plan):
    """Terraform draws them at random: 00000001 and so on, in the order of the addresses."""
    text = json.dumps(plan)
    drawn = [change["deposed"] for change in plan.get("resource_changes", [])
             if "deposed" in change]
    for number, key in enumerate(drawn, start=1):
        text = text.replace(f'"{key}"', f'"{number:08}"')
    return json.loads(text)


def sort_modules(module):
    """Terraform lists the modules inside a module in any order."""
    module.get("child_modules", []).sort(key=lambda child: child["address"])
    for child in module.get("child_modules", []):
        sort_modules(child)


class Workspace:
    """One directory with a state, and one Azure behind it. Use it in a `with` statement."""

    def __init__(self, provider):
        self.provider = pathlib.Path(provider)

    def __enter__(self):
        self._temporary = tempfile.TemporaryDirectory(prefix="stand-in-")
        root = pathlib.Path(self._temporary.name)
        self._directory = root / "configuration"
        self._directory.mkdir()
        self.azure = root / "azure"
        self._environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("TF_", "ARM_"))},
            "TF_CLI_CONFIG_FILE": str(install(self.provider, root)),
            "TF_IN_AUTOMATION": "1",
            "CHECKPOINT_DISABLE": "1",
            "STAND_IN_STORE": str(self.azure),
        }
        return self

    def __exit__(self, *_):
        self._temporary.cleanup()

    def run(self, *arguments):
        result = subprocess.run(["terraform", *arguments], cwd=self._directory,
                                env=self._environment, stdin=subprocess.DEVNULL,
                                capture_output=True, text=True)
        if result.returncode != 0:
            command = " ".join(arguments)
            raise TerraformFailed(f"terraform {command}\n{result.stdout}{result.stderr}")
        return result.stdout

    def use(self, *configurations):
        """Takes folders, or a configuration as text or in JSON syntax."""
        clear_configuration(self._directory)
        for configuration in configurations:
            if isinstance(configuration, str):
                (self._directory / "main.tf").write_text(configuration)
            elif isinstance(configuration, dict):
                (self._directory / "main.tf.json").write_text(json.dumps(configuration))
            else:
                copy_configuration(pathlib.Path(configuration), self._directory)
        self.run("init", "-no-color", "-input=false")

    def apply(self):
        """Applies and refreshes: only a refresh shows copies, and Azure's words for nothing."""
        self.run("apply", "-no-color", "-input=false", "-auto-approve")
        self.run("apply", "-no-color", "-input=false", "-auto-approve", "-refresh-only")

    def set_latency(self, milliseconds):
        """How long the stand-in takes for each write from now on."""
        self._environment["STAND_IN_LATENCY"] = str(milliseconds)

    def forget(self):
        """Starts with an empty state; what was applied stays in Azure."""
        for file in self._directory.glob("terraform.tfstate*"):
            file.unlink()

    def apply_in_vain(self):
        """Applies what ends with an error half-way."""
        try:
            self.run("apply", "-no-color", "-input=false", "-auto-approve")
        except TerraformFailed:
            return
        raise TerraformFailed("the apply was to fail, but went through")

    def change_by_hand(self, edit):
        """Sets values of an object behind Terraform's back, removes it, or locks it.

        Azure refuses to delete what is locked.
        """
        for file in sorted(self.azure.glob(f"{edit['type']}.*.json")):
            values = json.loads(file.read_text())
            if values.get("name") != edit["name"]:
                continue
            if edit.get("remove"):
                file.unlink()
            else:
                values.update(edit.get("set", {}))
                if edit.get("lock"):
                    values["locked"] = True
                file.write_text(json.dumps(values))
            return
        raise TerraformFailed(f"there is no {edit['type']} named {edit['name']} to change by hand")

    def state(self):
        """`terraform show -json` of what is applied."""
        return json.loads(self.run("show", "-json"))

    def plan(self, *options, errored=False):
        """The plan as JSON. One that is to end with an error has to; Terraform writes it still."""
        try:
            self.run("plan", "-no-color", "-input=false", "-out=plan", *options)
            if errored:
                raise TerraformFailed("the plan was to end with an error, but did not")
        except TerraformFailed:
            if not errored or not (self._directory / "plan").exists():
                raise
        plan = with_plain_deposed_keys(json.loads(self.run("show", "-json", "plan")))
        plan["timestamp"] = TIMESTAMP
        for values in (plan.get("planned_values"), plan.get("prior_state", {}).get("values")):
            sort_modules((values or {}).get("root_module", {}))
        if "relevant_attributes" in plan:  # Terraform lists them in any order.
            plan["relevant_attributes"].sort(key=json.dumps)
        return plan


def make_plan(provider, configuration, prior=None, elsewhere=None, recipe=None):
    """The plan for a configuration.

    `prior`, another configuration, was applied with the same state before; `elsewhere` was applied
    by somebody else, so that data sources and imports find it. For the recipe see README.md.
    """
    recipe = recipe or {}
    with Workspace(provider) as workspace:
        if elsewhere is not None:
            workspace.use(elsewhere)
            workspace.apply()
            workspace.forget()
        if prior is not None:
            workspace.use(prior)
            workspace.apply()
        for edit in recipe.get("by_hand", []):
            workspace.change_by_hand(edit)
        workspace.use(configuration)
        if recipe.get("interrupted"):
            workspace.apply_in_vain()
        return workspace.plan(*recipe.get("options", []), errored=recipe.get("errored", False))


def make_split(provider, applied, planned):
    """Folders that share an Azure and have a state each: what each of `applied` shows, the plan of
    the last one, and the plan of all in one state."""
    files = {}
    with Workspace(provider) as workspace:
        for folder in applied:
            workspace.use(folder)
            workspace.apply()
            files[f"with/{folder.name}.json"] = workspace.state()
            workspace.forget()
        workspace.use(planned)
        files["plan.json"] = workspace.plan()
    with Workspace(provider) as workspace:
        for number in range(len(applied)):  # Later ones look up what earlier ones have.
            workspace.use(*applied[:number + 1])
            workspace.apply()
        workspace.use(*applied, planned)
        files["whole.json"] = workspace.plan()
    return files

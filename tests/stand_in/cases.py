"""Which recorded plans exist, and which configurations they come from."""

import dataclasses
import json
import os
import pathlib

import terraform

ROOT = pathlib.Path(__file__).resolve().parents[2]
TESTDATA = ROOT / "testdata"
BUILT = ROOT / "build/bin/terraform-provider-azurerm"


@dataclasses.dataclass(frozen=True)
class RecordedPlan:
    name: str
    file: pathlib.Path
    # Folders, or configurations in JSON syntax.
    configuration: pathlib.Path | dict
    prior: pathlib.Path | dict | None = None


def case_folders():
    return sorted(file.parent for file in TESTDATA.glob("*/case.json"))


def _read(file):
    return json.loads(file.read_text()) if file.exists() else {}


def is_made_by_stand_in(folder):
    return bool(_read(folder / "case.json").get("stand_in"))


def recipe_of(folder):
    marker = _read(folder / "case.json").get("stand_in")
    return marker if isinstance(marker, dict) else {}


def provider():
    return os.environ.get("ROUTESIGHT_STAND_IN", BUILT)


def plan_of_folder(folder, recipe):
    """Made with the stand-in; see README.md."""
    prior, elsewhere = (folder / name if (folder / name).is_dir() else None
                        for name in ("prior", "azure"))
    return terraform.make_plan(provider(), folder, prior, elsewhere, recipe)


def files_of_folder(folder):
    """Everything that the stand-in makes for a case, by its place in the folder."""
    recipe = recipe_of(folder)
    if "states" in recipe:
        return terraform.make_split(provider(), [folder / name for name in recipe["states"]],
                                    folder / recipe["planned"])
    return {"plan.json": plan_of_folder(folder, recipe)}


def _has_configuration(folder):
    return (folder / "main.tf").exists() or (folder / "main.tf.json").exists()


def _with_resources(configuration, other, addresses):
    """The configuration, and from the other one the resources that only it has."""
    merged = json.loads(json.dumps(configuration))
    for kind, resources in other["resource"].items():
        for name, resource in resources.items():
            if f"{kind}.{name}" in addresses:
                merged["resource"].setdefault(kind, {}).setdefault(name, resource)
    return merged


def _change(folder, file, before):
    """Two records of one network name different machines, though none came or went between them."""
    plan = _read(file)
    own, other = _read(folder / "main.tf.json"), _read(before / "main.tf.json")
    configured = {resource["address"]
                  for resource in plan["configuration"]["root_module"]["resources"]}
    existed = {change["address"] for change in plan["resource_changes"]
               if change["change"]["actions"] != ["create"]}
    return _with_resources(own, other, configured), _with_resources(other, own, existed)


def _of_lab(folder, mapping, folder_of_lab):
    for kind, name in sorted(mapping["plans"].items()):
        configuration, prior = folder, folder if kind == "applied" else None
        if kind == "change":
            before = folder_of_lab.get(mapping.get("change_from"))
            if before is None:
                continue  # The network before it was not recorded.
            configuration, prior = _change(folder, folder / name, before)
        yield RecordedPlan(f"{folder.name}/{name}", folder / name, configuration, prior)


def plans_of_real_provider():
    folders = [folder for folder in case_folders()
               if _has_configuration(folder) and not is_made_by_stand_in(folder)
               and "azurerm 5.2.0" in _read(folder / "case.json").get("source", "")]
    mappings = {folder: _read(folder / "observed/mapping.json") for folder in folders}
    folder_of_lab = {mapping.get("lab"): folder for folder, mapping in mappings.items()}
    for folder in folders:
        if mappings[folder]:
            yield from _of_lab(folder, mappings[folder], folder_of_lab)
        else:
            prior = folder / "prior"
            yield RecordedPlan(f"{folder.name}/plan.json", folder / "plan.json", folder,
                               prior if prior.is_dir() else None)

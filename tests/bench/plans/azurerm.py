"""What the generator knows of azurerm: attributes, ids, and what a refresh leaves in a state."""
import json
import pathlib

PROVIDER = "registry.terraform.io/hashicorp/azurerm"
SUBSCRIPTION = "5d0c9b52-7f1e-4a36-9c55-2f8f7a0e6b11"

_DATA = pathlib.Path(__file__).parents[2] / "stand_in" / "data"
_EMPTY = {"string": "", "bool": False, "number": 0}


def _load(name):
    return json.loads((_DATA / name).read_text())


_SCHEMAS = _load("schema.json")["provider_schemas"][PROVIDER]["resource_schemas"]
_IDS = _load("arm_ids.json")
_OBSERVED = _load("observed.json")


def block_of(kind):
    return _SCHEMAS[kind]["block"]


def version_of(kind):
    return _SCHEMAS[kind]["version"]


def id_of(kind, values):
    return _IDS[kind].format(subscription=SUBSCRIPTION, **values)


def refreshed(kind, path, attribute):
    """What a state has for an attribute that nobody set."""
    observed = _OBSERVED.get(kind, {}).get("refreshed", {})
    if path in observed:
        return observed[path]
    if not attribute.get("computed"):
        return None
    written_type = attribute["type"]
    if isinstance(written_type, str):
        return _EMPTY[written_type]
    return {} if written_type[0] == "map" else []

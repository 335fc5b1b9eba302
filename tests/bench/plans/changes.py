"""How a plan shows one resource: in its changes, in the values that are planned, in the state before."""
from . import azurerm
from .resource import ACTIONS, module_address
from .values import known, sensitive_marks, unknown_marks


def _identity(resource):
    shown = {"address": resource.address}
    if resource.module:
        shown["module_address"] = module_address(resource.module)
    shown.update({"mode": "managed", "type": resource.kind, "name": resource.name})
    if resource.key is not None:
        shown["index"] = resource.key
    shown["provider_name"] = azurerm.PROVIDER
    return shown


def change(resource):
    block = azurerm.block_of(resource.kind)
    before = None if resource.action == "create" else resource.before()
    after = (None if resource.action == "delete" else
             before if resource.action == "keep" else resource.after())
    shown = {
        "actions": ACTIONS[resource.action], "before": before,
        "after": known(after), "after_unknown": {},
        "before_sensitive": False if before is None else sensitive_marks(before, block),
        "after_sensitive": False if after is None else sensitive_marks(after, block)}
    if after is not None and after is not before:
        shown["after_unknown"] = unknown_marks(after)
    whole = {**_identity(resource), "change": shown}
    if resource.replaced_because:
        shown["replace_paths"] = [[resource.replaced_because]]
        whole["action_reason"] = "replace_because_cannot_update"
    return whole


def planned(resource):
    """None for what the plan deletes."""
    if resource.action == "delete":
        return None
    return _in_module(resource, resource.before() if resource.action == "keep" else resource.after())


def prior(resource):
    """None for what the plan creates."""
    return None if resource.action == "create" else _in_module(resource, resource.before())


def _in_module(resource, values):
    shown = _identity(resource)
    shown.pop("module_address", None)
    return {**shown, "schema_version": azurerm.version_of(resource.kind), "values": known(values),
            "sensitive_values": sensitive_marks(values, azurerm.block_of(resource.kind))}

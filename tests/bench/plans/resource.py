"""A resource of a plan: what its configuration gives, what the provider adds, and what the plan does."""
import json

from . import azurerm
from .values import UNKNOWN, Read, resolved

ACTIONS = {"keep": ["no-op"], "create": ["create"], "update": ["update"], "delete": ["delete"],
           "replace": ["delete", "create"]}


class Resource:
    """`given`: attributes as configured, `computed`: some that the provider sets, `old`: attributes
    that are configured otherwise before the plan."""

    def __init__(self, module, kind, name, given, computed=None, key=None, for_each=None):
        self.module = module
        self.kind = kind
        self.name = name
        self.given = given
        self.computed = computed or {}
        self.key = key
        self.for_each = for_each
        self.action = "keep"
        self.old = {}
        self.replaced_because = None

    @property
    def is_new(self):
        return self.action in ("create", "replace")

    @property
    def address(self):
        key = "" if self.key is None else f"[{json.dumps(self.key)}]"
        module = f"{module_address(self.module)}." if self.module else ""
        return f"{module}{self.kind}.{self.name}{key}"

    @property
    def id(self):
        return self._id(self.given)

    @property
    def id_before(self):
        return self._id({**self.given, **self.old})

    def read_id(self, references):
        """What another resource gets that refers to this one."""
        return Read(references, self.id, computed_by=self)

    def _id(self, given):
        return azurerm.id_of(self.kind, {name: resolved(value, settled=True)
                                         for name, value in given.items()})

    def before(self):
        given = {**self.given, **self.old}
        return self._block(azurerm.block_of(self.kind), given, self._computed(given), True)

    def after(self):
        computed = {} if self.is_new else self._computed({**self.given, **self.old})
        return self._block(azurerm.block_of(self.kind), self.given, computed, False)

    def _computed(self, given):
        return {"id": self._id(given), **self.computed}

    def _block(self, block, given, computed, settled, path=""):
        values = {}
        for name, attribute in block["attributes"].items():
            if name in given:
                values[name] = resolved(given[name], settled)
            elif attribute.get("computed") and self.is_new and not settled:
                values[name] = UNKNOWN
            elif name in computed:
                values[name] = computed[name]
            elif self.is_new and not settled:
                values[name] = None
            else:
                values[name] = azurerm.refreshed(self.kind, path + name, attribute)
        for name, nested in block.get("block_types", {}).items():
            if nested["nesting_mode"] == "single":
                values[name] = None
                continue
            added = computed.get(name, [])
            values[name] = [
                self._block(nested["block"], entry, added[i] if i < len(added) else {}, settled,
                            f"{path}{name}.")
                for i, entry in enumerate(given.get(name, []))]
        return dict(sorted(values.items()))


def module_address(module):
    return ".".join(f"module.{name}[{json.dumps(key)}]" for name, key in module)

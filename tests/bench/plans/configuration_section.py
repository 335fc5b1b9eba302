"""The section of a plan that shows its configuration: blocks and what they refer to. It is the same for
any number of spokes."""
import re

from . import azurerm
from .values import Read

_REFERENCE = re.compile(r'((?:\w+)\.(?:\w+))((?:\.\w+|\["[^"]*"\])*)')
_STEP = re.compile(r'\.\w+|\["[^"]*"\]')

_HUB_VARIABLES = ("address_space", "appliances", "dns_servers", "interfaces", "location", "name",
                  "peering_location", "public_key", "size", "subnets", "tags")
_SPOKE_VARIABLES = ("address_space", "appliances", "dns_servers", "hubs", "location", "name", "public_key",
                    "routes", "security_rules", "subnets", "tags")
_WORKLOAD_CALL = {
    "bgp_route_propagation_enabled": "each.value.bgp_route_propagation_enabled",
    "interfaces": "each.value.interfaces", "location": "var.location",
    "name": "var.name each.key", "public_key": "var.public_key",
    "resource_group_name": "azurerm_resource_group.this.name", "routes": "var.routes",
    "security_rules": "var.security_rules", "size": "each.value.size",
    "subnet_id": "azurerm_subnet.this each.key", "tags": "var.tags"}
_HUB_OUTPUTS = {"network_id": "azurerm_virtual_network.this.id",
                "network_name": "azurerm_virtual_network.this.name",
                "resource_group_name": "azurerm_resource_group.this.name"}


def configuration(network):
    hub = network.hubs[0]
    spoke, within = next(network.spokes()).resources()
    workload = _call("./modules/workload", _WORKLOAD_CALL, "var.subnets",
                     {"resources": _blocks(within[0][1]), "variables": _named(_WORKLOAD_CALL)})
    hub_module = {
        "outputs": {name: {"expression": _references(read)} for name, read in _HUB_OUTPUTS.items()},
        "resources": _blocks(hub.resources()), "variables": _named(_HUB_VARIABLES)}
    spoke_module = {"resources": _blocks(spoke), "module_calls": {"workload": workload},
                    "variables": _named(_SPOKE_VARIABLES)}
    root = {
        "resources": _blocks(network.root()),
        "module_calls": {
            "hub": _call("./modules/hub", _arguments(_HUB_VARIABLES), "var.hubs", hub_module),
            "spoke": _call("./modules/spoke", {**_arguments(_SPOKE_VARIABLES), "hubs": "module.hub"},
                           "var.spokes", spoke_module)},
        "variables": _named(("hubs", "spokes", "tags", "public_key"))}
    provider = {"name": "azurerm", "full_name": azurerm.PROVIDER, "version_constraint": "~> 5.2",
                "expressions": {"features": [{}]}}
    return {"provider_config": {"azurerm": provider}, "root_module": root}


def _named(names):
    return {name: {} for name in sorted(names)}


def _arguments(variables):
    shared = {"tags": "var.tags", "public_key": "var.public_key", "name": "each.key"}
    return {name: shared.get(name, f"each.value.{name}") for name in variables}


def _call(source, arguments, for_each, module):
    return {"source": source,
            "expressions": {name: _references(read) for name, read in sorted(arguments.items())},
            "for_each_expression": _references(for_each), "module": module}


def _blocks(resources):
    """Instances of one block are one entry."""
    blocks = {(resource.kind, resource.name): resource for resource in reversed(resources)}
    return [_block(blocks[key]) for key in sorted(blocks)]


def _block(resource):
    shown = {"address": f"{resource.kind}.{resource.name}", "mode": "managed", "type": resource.kind,
             "name": resource.name, "provider_config_key": "azurerm",
             "expressions": {name: _expression(value) for name, value in sorted(resource.given.items())},
             "schema_version": azurerm.version_of(resource.kind)}
    if resource.for_each:
        shown["for_each_expression"] = _references(resource.for_each)
    return shown


def _expression(value):
    if isinstance(value, Read):
        return _references(value.references)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [{name: _expression(member) for name, member in entry.items()} for entry in value]
    if isinstance(value, list) and value and isinstance(value[0], Read):
        return _references(value[0].references)
    return {"constant_value": value}


def _references(read):
    return {"references": [step for reference in read.split() for step in _from_whole_to_base(reference)]}


def _from_whole_to_base(reference):
    base, rest = _REFERENCE.fullmatch(reference).groups()
    steps = _STEP.findall(rest)
    return [base + "".join(steps[:count]) for count in range(len(steps), -1, -1)]

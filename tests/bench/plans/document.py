"""Writes a plan, one module instance at a time."""
import json

from .changes import change, planned, prior
from .configuration_section import configuration
from .network import Network
from .resource import module_address

TERRAFORM = "1.11.4"


def write(shape, file):
    network = Network(shape)
    file.write(f'{{"format_version":"1.2","terraform_version":"{TERRAFORM}",')
    file.write(f'"variables":{_text(_variables(network))},"planned_values":')
    _write_modules(network, planned, file)
    file.write(',"resource_changes":')
    _write_list((_text(change(resource)) for resource in _all(network)), file)
    if not shape.first_deployment:
        file.write(f',"prior_state":{{"format_version":"1.0","terraform_version":"{TERRAFORM}","values":')
        _write_modules(network, prior, file)
        file.write("}")
    file.write(f',"configuration":{_text(configuration(network))}')
    file.write(f',"relevant_attributes":{_text(_relevant_attributes())}')
    applyable = json.dumps(shape.first_deployment or any(percent for _, percent in shape.percents))
    file.write(f',"timestamp":"2026-03-02T08:00:00Z","applyable":{applyable},"complete":true,'
               '"errored":false}\n')


def _text(value):
    """As Terraform writes JSON: on one line, fit for HTML."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _write_list(texts, file):
    file.write("[")
    for place, text in enumerate(texts):
        file.write(text if place == 0 else f",{text}")
    file.write("]")


def _all(network):
    yield from network.root()
    for own, within in network.instances():
        yield from own
        for _, resources in within:
            yield from resources


def _write_modules(network, shown, file):
    file.write(f'{{"root_module":{{"resources":{_text(_shown(network.root(), shown))},"child_modules":')
    modules = (_module(own, within, shown) for own, within in network.instances())
    _write_list((_text(module) for module in modules if module), file)
    file.write("}}")


def _module(own, within, shown):
    children = [module for _, resources in within if (module := _module(resources, [], shown))]
    resources = _shown(own, shown)
    if not resources:
        return None
    module = {"resources": resources, "address": module_address(own[0].module)}
    return {**module, "child_modules": children} if children else module


def _shown(resources, shown):
    return [entry for resource in resources if (entry := shown(resource))]


def _variables(network):
    hubs = {hub.region: {"address_space": hub.network.given["address_space"].value,
                         "appliances": [address for _, address in hub.appliances],
                         "subnets": dict(hub.subnets)} for hub in network.hubs}
    spokes = {spoke.key: {"location": spoke.place.location, "subnets": dict(spoke.subnets)}
              for spoke in network.spokes() if spoke.fate != "delete"}
    return {"hubs": {"value": hubs}, "spokes": {"value": spokes}}


def _relevant_attributes():
    return [{"resource": "module.hub.azurerm_virtual_network.this", "attribute": [name]}
            for name in ("id", "name")]

"""What a plan cannot contain, as routesight.yaml: what appliances announce, and to whom."""
from . import addresses
from .hub import ON_PREMISES_ASN
from .network import Network

_LOWEST_LIMIT = 1000  # Of the switches below, as they are unless stated.
_LIMITS = ("ars_routes_per_peer", "ars_routes_to_er_gateway", "ars_routes_total", "er_routes_out")


def write(shape, file):
    network = Network(shape)
    file.write("version: 1\nassume:\n  appliances:\n")
    for hub in network.hubs:
        for key, _ in hub.appliances:
            file.write(_appliance(shape, network, hub, key))
    if shape.topology != "dual-homed":
        file.write("  on_premises:\n")
        file.write(f"    - name: datacenter\n      asn: {ON_PREMISES_ASN}\n      reached_through:\n")
        for hub in network.hubs:
            file.write(f"        - '{_module(hub)}.azurerm_virtual_network_gateway_connection.this'\n")
        file.write("      announces: [{prefixes: [192.168.240.0/20]}]\n")
    routes = shape.regions * (shape.prefixes + 10) + shape.spokes
    if routes > _LOWEST_LIMIT:
        file.write("  switches:\n" + "".join(f"    {switch}: {2 * routes}\n" for switch in _LIMITS))


def _module(hub):
    return f'module.hub["{hub.region}"]'


def _name(hub, key):
    return f"{hub.region}-{key}"


def _appliance(shape, network, hub, key):
    lines = [f"    - name: {_name(hub, key)}",
             f"      interfaces: ['{_module(hub)}.azurerm_network_interface.appliance[\"{key}\"]']",
             f"      asn: {hub.asn}"]
    originated = [_summary(shape, hub)]
    if shape.prefixes:
        originated.append(f"{{within: {addresses.announced_range(hub.number)}, length: 24, "
                          f"count: {shape.prefixes}}}")
    lines.append(f"      originates: [{', '.join(originated)}]")
    lines.append("      sessions:")
    lines += [f"        - {session}" for session in _sessions(shape, network, hub, key)]
    far = _far_ends(shape, network, hub, key)
    if far:
        tunnels = ", ".join(f"{{to: {name}, encapsulation: vxlan}}" for name in far)
        lines.append(f"      tunnels: [{tunnels}]")
    return "\n".join(lines) + "\n"


def _summary(shape, hub):
    """What an appliance announces in place of the spokes that it reaches."""
    if shape.topology == "dual-homed":
        return addresses.SPOKES
    return addresses.block(hub.number, shape.regions)


def _sessions(shape, network, hub, key):
    own = f"only: [{_summary(shape, hub)}, {addresses.announced_range(hub.number)}+]"
    if shape.topology == "dual-homed":
        for spoke in network.spokes():
            if hub in spoke.hubs:
                peer = f'module.spoke["{spoke.key}"].azurerm_route_server.this'
                yield f"{{peer: '{peer}', announce: {{{own}}}}}"
        return
    yield (f"{{peer: '{_module(hub)}.azurerm_route_server.this', "
           f"announce: {{except: ['{_summary(shape, hub)}+']}}}}")
    for name in _far_ends(shape, network, hub, key):
        yield f"{{peer: {name}, announce: {{{own}}}}}"


def _far_ends(shape, network, hub, key):
    if shape.topology != "multi-region":
        return []
    return [_name(far, key) for far in network.hubs if far is not hub]

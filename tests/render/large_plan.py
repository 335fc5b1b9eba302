"""A plan over many virtual networks: hubs and their spokes, all of them there before the plan."""

SCOPE = "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/large/providers"
NETWORK = f"{SCOPE}/Microsoft.Network"


def network_id(name):
    return f"{NETWORK}/virtualNetworks/{name}"


def change(kind, name, before, after):
    """A resource that the plan changes from `before` to `after`; None where it is not there."""
    actions = (["no-op"] if before == after else ["create"] if before is None else
               ["delete"] if after is None else ["update"])
    return {"address": f"{kind}.{name}", "mode": "managed", "type": kind, "name": name,
            "provider_name": "registry.terraform.io/hashicorp/azurerm",
            "change": {"actions": actions, "before": before, "after": after, "after_unknown": {},
                       "before_sensitive": False, "after_sensitive": {}}}


def same(kind, name, values):
    return change(kind, name, values, values)


def replaced(resource):
    """Deleted, and made again with an id that is not known yet."""
    after = {key: value for key, value in resource["change"]["after"].items() if key != "id"}
    resource["change"] |= {"actions": ["delete", "create"], "after": after,
                           "after_unknown": {"id": True}}
    return resource


def network(name, address_space, subnet):
    return [
        same("azurerm_virtual_network", name, {
            "id": network_id(name), "name": name, "resource_group_name": "large",
            "location": "westeurope", "address_space": [address_space], "subnet": []}),
        same("azurerm_subnet", name, {
            "id": f"{network_id(name)}/subnets/app", "name": "app", "resource_group_name": "large",
            "virtual_network_name": name, "address_prefixes": [subnet]})]


def half(near, far):
    return same("azurerm_virtual_network_peering", f"{near}_to_{far}", {
        "id": f"{network_id(near)}/virtualNetworkPeerings/{far}", "name": far,
        "resource_group_name": "large", "virtual_network_name": near,
        "remote_virtual_network_id": network_id(far), "allow_virtual_network_access": True,
        "allow_forwarded_traffic": True, "allow_gateway_transit": False,
        "use_remote_gateways": False})


def route_table(name, before, after):
    def values(routes):
        return {"id": f"{NETWORK}/routeTables/{name}", "name": name, "resource_group_name": "large",
                "location": "westeurope", "bgp_route_propagation_enabled": True, "route": [
                    {"name": f"to-{number}", "address_prefix": prefix,
                     "next_hop_type": "VirtualAppliance", "next_hop_in_ip_address": address}
                    for number, (prefix, address) in enumerate(routes)]}

    return [change("azurerm_route_table", name, values(before), values(after)),
            same("azurerm_subnet_route_table_association", name, {
                "id": f"{network_id(name)}/subnets/app",
                "subnet_id": f"{network_id(name)}/subnets/app",
                "route_table_id": f"{NETWORK}/routeTables/{name}"})]


def large_plan(networks, hubs, alike):
    """The default route of each spoke moves to another appliance: everywhere the same one, or to one of
    its own, beside a range that only this spoke gets. A half of every fifth peering is replaced, and
    some spokes overlap."""
    changes = []
    for hub in range(hubs):
        changes += network(f"hub{hub}", f"10.{240 + hub}.0.0/16", f"10.{240 + hub}.0.0/24")
    for spoke in range(networks - hubs):
        name = f"spoke_of_a_business_unit_with_a_long_name_{spoke:03}"
        place = spoke - 1 if spoke % 50 == 49 else spoke  # Overlaps with its neighbour.
        space = f"10.{place // 256}.{place % 256}.0/24"
        changes += network(name, space, space)
        hub = f"hub{spoke // 50 % hubs}"
        near, far = half(name, hub), half(hub, name)
        changes += [replaced(near) if spoke % 5 == 0 else near, far]
        after = "10.240.0.5" if alike else f"10.240.{1 + spoke // 250}.{4 + spoke % 250}"
        own = [] if alike else [(f"172.{16 + spoke // 256}.{spoke % 256}.0/24", after)]
        changes += route_table(name, [("0.0.0.0/0", "10.240.0.4")], [("0.0.0.0/0", after), *own])
    return {"format_version": "1.2", "terraform_version": "1.11.4", "complete": True,
            "applyable": True, "errored": False, "planned_values": {"root_module": {}},
            "resource_changes": changes, "configuration": {"root_module": {}}}

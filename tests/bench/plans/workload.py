"""What a spoke has in one subnet: machines with their interfaces, a route table, a security group."""
from . import parts
from .resource import Resource
from .values import Read

ALLOWED = (("https", "443", "VirtualNetwork"), ("ssh", "22", "172.16.0.0/12"),
           ("probes", "*", "AzureLoadBalancer"))


def workload(spoke, number, subnet):
    place = parts.Place((*spoke.place.module, ("workload", subnet.key)), spoke.place.group,
                        spoke.place.location)
    name = f"{spoke.key}-{subnet.key}"
    table = route_table(spoke, place, f"rt-{name}", number)
    group = security_group(place, f"nsg-{name}")
    made = [table, association(place, "route_table", subnet, table),
            group, association(place, "network_security_group", subnet, group)]
    for i in range(spoke.shape.interfaces):
        interface = parts.interface(
            place, "this", f"nic-{name}-{i + 1}", subnet.read_id("var.subnet_id"),
            spoke.addresses.host(number, i), str(i + 1), forwards=False)
        made.append(interface)
        if spoke.shape.machines:
            made.append(parts.machine(place, "this", f"vm-{name}-{i + 1}", interface, str(i + 1)))
    change(made, table, spoke)
    subnet.computed = {"route_table_id": table.id_before, "network_security_group_id": group.id}
    table.computed["subnets"] = [subnet.id]
    return made


def change(made, table, spoke):
    if spoke.fate in ("create", "delete"):
        for resource in made:
            resource.action = spoke.fate
    elif spoke.fate == "update":
        table.action = "update"
        table.old = {"route": routes(spoke, appliance=0)}
        table.given["route"] = Read("var.routes", routes(spoke, appliance=1))
    elif spoke.fate == "replace":
        old_name = table.given["name"].value
        table.given["name"] = Read("var.name", f"{old_name}-v2")
        table.old = {"name": old_name}
        association_of_table = made[1]
        association_of_table.old = {"route_table_id": table.id_before}
        association_of_table.given["route_table_id"] = table.read_id("azurerm_route_table.this.id")
        for resource, attribute in ((table, "name"), (association_of_table, "route_table_id")):
            resource.action = "replace"
            resource.replaced_because = attribute


def route_table(spoke, place, name, number):
    """Most take part in BGP."""
    alone = spoke.number % 10 == 9 and number == spoke.shape.subnets - 1
    return Resource(place.module, "azurerm_route_table", "this", {
        **place.common(name),
        "bgp_route_propagation_enabled": Read("var.bgp_route_propagation_enabled", not alone),
        "route": Read("var.routes", routes(spoke, appliance=0))})


def routes(spoke, appliance):
    hub = spoke.hubs[0]
    hop = hub.appliances[appliance % len(hub.appliances)][1]
    prefixes = ["0.0.0.0/0", *(f"192.168.{i}.0/24" for i in range(spoke.shape.routes - 1))]
    return [{"address_prefix": prefix, "name": f"to-{prefix.replace('/', '-')}",
             "next_hop_in_ip_address": hop, "next_hop_type": "VirtualAppliance"}
            for prefix in prefixes]


def security_group(place, name):
    rules = [{
        "access": "Allow", "description": "", "destination_address_prefix": "*",
        "destination_address_prefixes": [], "destination_application_security_group_ids": [],
        "destination_port_range": port, "destination_port_ranges": [], "direction": "Inbound",
        "name": rule, "priority": 100 + 10 * i, "protocol": "Tcp", "source_address_prefix": source,
        "source_address_prefixes": [], "source_application_security_group_ids": [],
        "source_port_range": "*", "source_port_ranges": []}
        for i, (rule, port, source) in enumerate(ALLOWED)]
    return Resource(place.module, "azurerm_network_security_group", "this", {
        **place.common(name), "security_rule": Read("var.security_rules", rules)})


def association(place, what, subnet, target):
    return Resource(place.module, f"azurerm_subnet_{what}_association", "this", {
        "subnet_id": subnet.read_id("var.subnet_id"),
        f"{what}_id": target.read_id(f"{target.kind}.this.id")})

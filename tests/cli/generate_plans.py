"""Makes plans of hubs with spokes, in the shape that `terraform show -json` gives them.

What a plan does is drawn from its seed: spokes stay, come or go, tables are rerouted, associations
replaced, halves of peerings deleted. The same seed gives the same bytes.
"""
import json
import random

SUBSCRIPTION = "/subscriptions/6d1f9a7e-0000-4000-8000-000000000001/resourceGroups/net/providers"
PROVIDER = "registry.terraform.io/hashicorp/azurerm"
COMMON = {"resource_group_name": "net", "location": "westeurope", "tags": {}}
ACTIONS = {"keep": ["no-op"], "create": ["create"], "update": ["update"], "delete": ["delete"],
           "replace": ["delete", "create"]}


def network_id(name):
    return f"{SUBSCRIPTION}/Microsoft.Network/virtualNetworks/{name}"


def subnet_id(network, name):
    return f"{network_id(network)}/subnets/{name}"


def table_id(name):
    return f"{SUBSCRIPTION}/Microsoft.Network/routeTables/{name}"


class Plan:
    def __init__(self, timestamp):
        self.timestamp = timestamp
        self.changes = []
        self.configuration = []

    def add(self, kind, name, values, references, action="keep", before=None):
        """References map attributes to what the configuration has in their place. A resource that
        is created does not know its id, nor what it refers to of others that are created."""
        after = None if action == "delete" else dict(values)
        unknown = {}
        if action in ("create", "replace"):
            del after["id"]
            unknown["id"] = True
            for attribute, target in references.items():
                if target in self.unknown_targets():
                    del after[attribute]
                    unknown[attribute] = True
        old = None if action == "create" else dict(before or values)
        self.changes.append({
            "address": f"{kind}.{name}", "mode": "managed", "type": kind, "name": name,
            "provider_name": PROVIDER,
            "change": {"actions": ACTIONS[action], "before": old, "after": after,
                       "after_unknown": unknown, "before_sensitive": {}, "after_sensitive": {}}})
        if action == "delete":
            return
        expressions = {key: {"constant_value": value} for key, value in values.items()
                       if key not in references and key not in ("id", "tags")}
        for attribute, target in references.items():
            expressions[attribute] = {"references": [f"{target}.id", target]}
        self.configuration.append({
            "address": f"{kind}.{name}", "mode": "managed", "type": kind, "name": name,
            "provider_config_key": "azurerm", "expressions": expressions, "schema_version": 0})

    def unknown_targets(self):
        return {change["address"] for change in self.changes
                if "create" in change["change"]["actions"]}

    def text(self):
        document = {
            "format_version": "1.2", "terraform_version": "1.14.0", "timestamp": self.timestamp,
            "planned_values": {"root_module": {}},
            "resource_changes": sorted(self.changes, key=lambda change: change["address"]),
            "configuration": {
                "provider_config": {"azurerm": {"name": "azurerm", "full_name": PROVIDER}},
                "root_module": {"resources": sorted(self.configuration,
                                                    key=lambda block: block["address"])}},
            "applyable": True, "complete": True, "errored": False}
        return json.dumps(document, separators=(",", ":")).encode()


def add_network(plan, name, prefix, action):
    plan.add("azurerm_virtual_network", name,
             {**COMMON, "id": network_id(name), "name": name, "address_space": [prefix]}, {},
             action)


def add_subnet(plan, network, name, prefix, action):
    plan.add("azurerm_subnet", f"{network}_{name}",
             {"id": subnet_id(network, name), "name": name, "resource_group_name": "net",
              "virtual_network_name": network, "address_prefixes": [prefix],
              "service_endpoints": []}, {}, action)


def add_peering(plan, here, there, action):
    name = f"{here}_to_{there}"
    plan.add("azurerm_virtual_network_peering", name,
             {"id": f"{network_id(here)}/virtualNetworkPeerings/{name}", "name": name,
              "resource_group_name": "net", "virtual_network_name": here,
              "remote_virtual_network_id": network_id(there), "allow_virtual_network_access": True,
              "allow_forwarded_traffic": True, "allow_gateway_transit": False,
              "use_remote_gateways": False},
             {"remote_virtual_network_id": f"azurerm_virtual_network.{there}"}, action)


def table(name, hop):
    return {**COMMON, "id": table_id(name), "name": name, "bgp_route_propagation_enabled": True,
            "route": [{"name": "default", "address_prefix": "0.0.0.0/0",
                       "next_hop_type": "VirtualAppliance", "next_hop_in_ip_address": hop}]}


def add_spoke(plan, number, fate):
    spoke = f"spoke{number}"
    whole = fate if fate in ("create", "delete") else "keep"
    add_network(plan, spoke, f"10.{number}.0.0/16", whole)
    for i, name in enumerate(("app", "data")):
        add_subnet(plan, spoke, name, f"10.{number}.{i}.0/24", whole)
    add_peering(plan, "hub", spoke, whole)
    add_peering(plan, spoke, "hub", "delete" if fate == "half" else whole)
    old = table(spoke, "10.0.0.4")
    if fate == "reroute":
        plan.add("azurerm_route_table", spoke, table(spoke, "10.0.0.5"), {}, "update", old)
    else:
        plan.add("azurerm_route_table", spoke, old, {}, whole)
    plan.add("azurerm_subnet_route_table_association", f"{spoke}_app",
             {"id": subnet_id(spoke, "app"), "subnet_id": subnet_id(spoke, "app"),
              "route_table_id": table_id(spoke)},
             {"subnet_id": f"azurerm_subnet.{spoke}_app",
              "route_table_id": f"azurerm_route_table.{spoke}"},
             "replace" if fate == "swap" else whole)


def plan_text(seed):
    draw = random.Random(seed)
    plan = Plan(f"2026-{draw.randint(1, 11):02}-{draw.randint(1, 28):02}T08:00:00Z")
    add_network(plan, "hub", "10.0.0.0/16", "keep")
    add_subnet(plan, "hub", "firewall", "10.0.0.0/24", "keep")
    plan.add("azurerm_network_interface", "firewall",
             {**COMMON, "id": f"{SUBSCRIPTION}/Microsoft.Network/networkInterfaces/firewall",
              "name": "firewall", "ip_forwarding_enabled": True, "private_ip_address": "10.0.0.4",
              "private_ip_addresses": ["10.0.0.4"],
              "ip_configuration": [{"name": "main", "primary": True,
                                    "private_ip_address": "10.0.0.4",
                                    "private_ip_address_allocation": "Static",
                                    "private_ip_address_version": "IPv4",
                                    "subnet_id": subnet_id("hub", "firewall")}]}, {})
    for number in range(1, draw.randint(2, 4)):
        fate = draw.choices(("keep", "create", "delete", "reroute", "swap", "half"),
                            (12, 3, 2, 3, 2, 1))[0]
        add_spoke(plan, number, fate)
    return plan.text()

#!/usr/bin/env python3
"""What the recorded plans do not show: replacements, data sources, imports, drift, write-only.

Each test applies one configuration with real Terraform and plans another. Exit code 77 means that
nothing was tested.
"""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import terraform

DATA = pathlib.Path(__file__).resolve().parent / "data"
GROUP = "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg"
NETWORKS = f"{GROUP}/providers/Microsoft.Network"
GATEWAY_SUBNET = f"{NETWORKS}/virtualNetworks/hub/subnets/GatewaySubnet"
HERE = {"resource_group_name": "rg", "location": "West Europe"}


def configuration(resource, **other):
    return {"terraform": {"required_providers": {
        "azurerm": {"source": "hashicorp/azurerm", "version": "~> 5.2"}}},
        "provider": {"azurerm": {"features": {}}}, "resource": resource, **other}


def network(**arguments):
    return {"azurerm_virtual_network": {
        "hub": {"name": "hub", "address_space": ["10.0.0.0/16"], **HERE, **arguments}}}


def subnet(**arguments):
    return {"azurerm_subnet": {"app": {
        "name": "app", "resource_group_name": "rg", "virtual_network_name": "hub",
        "address_prefixes": ["10.0.1.0/24"], **arguments}}}


def gateway(**arguments):
    address = {"name": "first", "subnet_id": GATEWAY_SUBNET}
    return {"azurerm_virtual_network_gateway": {"vpn": {
        "name": "vpn", "type": "Vpn", "sku": "VpnGw1AZ", "ip_configuration": [address], **HERE,
        **arguments}}}


def public_ip(name):
    return {"azurerm_public_ip": {name: {"name": name, "allocation_method": "Static", **HERE}}}


def inline_subnets(*names):
    """Only Terraform's own language lets blocks that the schema calls an attribute be incomplete."""
    blocks = "".join(f'''
          subnet {{
            name             = "{name}"
            address_prefixes = ["10.0.{number}.0/24"]
          }}''' for number, name in enumerate(names))
    return f'''
        terraform {{
          required_providers {{
            azurerm = {{ source = "hashicorp/azurerm" }}
          }}
        }}
        provider "azurerm" {{
          features {{}}
        }}
        resource "azurerm_virtual_network" "hub" {{
          name                = "hub"
          resource_group_name = "rg"
          location            = "westeurope"
          address_space       = ["10.0.0.0/16"]{blocks}
        }}'''


def smallest(block):
    """Arguments for a block: what is required and nothing else."""
    arguments = {name: example(attribute["type"])
                 for name, attribute in block.get("attributes", {}).items()
                 if attribute.get("required")}
    for name, nested in block.get("block_types", {}).items():
        if nested.get("min_items"):
            arguments[name] = [smallest(nested["block"])]
    return arguments


def example(kind):
    if isinstance(kind, str):
        return {"string": "x", "number": 1, "bool": True}[kind]
    collection, element = kind
    if collection == "object":
        return {name: example(member) for name, member in element.items()}
    return {"key": example(element)} if collection == "map" else [example(element)]


def every_type():
    schemas = json.loads((DATA / "schema.json").read_text())["provider_schemas"]
    (provider,) = schemas.values()
    return {kind: {"one": smallest(schema["block"])}
            for kind, schema in provider["resource_schemas"].items()}


class Scenario(unittest.TestCase):
    provider = None

    def setUp(self):
        self.workspace = self.enterContext(terraform.Workspace(self.provider))

    def apply(self, *arguments, **other):
        self.workspace.use(configuration(*arguments, **other))
        self.workspace.apply()

    def plan(self, *arguments, **other):
        self.workspace.use(configuration(*arguments, **other))
        return self.workspace.plan()

    def change(self, plan, address):
        return next(change["change"] for change in plan["resource_changes"]
                    if change["address"] == address)

    def replanned(self, before, after):
        """How the only resource of a configuration changes."""
        self.apply(before)
        return self.plan(after)["resource_changes"][0]["change"]

    def test_forced_by_an_argument(self):
        change = self.replanned(network(), network(location="northeurope"))
        self.assertEqual(change["actions"], ["delete", "create"])
        self.assertEqual(change["replace_paths"], [["location"]])
        self.assertTrue(change["after_unknown"]["guid"])

    def test_another_spelling_of_a_region_is_no_change(self):
        change = self.replanned(network(), network(location="westeurope"))
        self.assertEqual(change["actions"], ["no-op"])

    def test_forced_by_the_number_of_blocks(self):
        one = {"name": "first", "subnet_id": GATEWAY_SUBNET}
        two = [one, {**one, "name": "second"}]
        change = self.replanned(gateway(), gateway(ip_configuration=two))
        self.assertEqual(change["actions"], ["delete", "create"])
        self.assertEqual(change["replace_paths"], [["ip_configuration"]])

    def test_block_changed_in_place(self):
        one = {"name": "first", "subnet_id": GATEWAY_SUBNET,
               "public_ip_address_id": f"{NETWORKS}/publicIPAddresses/other"}
        change = self.replanned(gateway(), gateway(ip_configuration=[one]))
        self.assertEqual(change["actions"], ["update"])

    def test_vpn_sku_changes_in_place(self):
        change = self.replanned(gateway(), gateway(sku="VpnGw2AZ"))
        self.assertEqual(change["actions"], ["update"])
        self.assertFalse(change["after"]["active_active"])

    def test_expressroute_sku_of_another_family_replaces(self):
        kind = {"type": "ExpressRoute"}
        change = self.replanned(gateway(sku="HighPerformance", **kind),
                                gateway(sku="ErGw1AZ", **kind))
        self.assertEqual(change["replace_paths"], [["sku"]])

    def test_every_type_is_unchanged_once_it_is_there(self):
        resources = every_type()
        self.apply(resources)
        plan = self.plan(resources)
        actions = {change["type"]: change["change"]["actions"]
                   for change in plan["resource_changes"]}
        self.assertEqual({kind: ["no-op"] for kind in resources}, actions)
        self.assertNotIn("resource_drift", plan)

    def test_write_only_is_null_everywhere(self):
        table = f"{NETWORKS}/routeTables/table"
        plan = self.plan(subnet(route_table_id_wo=table, route_table_id_wo_version=1))
        change = self.change(plan, "azurerm_subnet.app")
        self.assertIsNone(change["after"]["route_table_id_wo"])
        self.assertTrue(change["after_unknown"]["route_table_id"])

    def test_inline_subnets(self):
        self.workspace.use(inline_subnets("a"))
        self.workspace.apply()
        actions = self.workspace.plan()["resource_changes"][0]["change"]["actions"]
        self.assertEqual(actions, ["no-op"])
        self.workspace.use(inline_subnets("a", "b"))
        change = self.workspace.plan()["resource_changes"][0]["change"]
        self.assertEqual(change["actions"], ["update"])
        known = {item["name"]: item.get("id") for item in change["after"]["subnet"]}
        self.assertEqual(known, {"a": f"{NETWORKS}/virtualNetworks/hub/subnets/a", "b": None})

    def test_data_source_finds_what_somebody_else_applied(self):
        self.apply({**network(), **subnet()})
        self.workspace.forget()
        plan = self.plan(public_ip("new"), data={"azurerm_virtual_network": {
            "hub": {"name": "hub", "resource_group_name": "rg"}}})
        values = plan["prior_state"]["values"]["root_module"]["resources"][0]["values"]
        self.assertEqual(values["address_space"], ["10.0.0.0/16"])
        self.assertEqual(values["subnets"], ["app"])

    def test_data_source_of_nothing(self):
        missing = "virtualNetworks/hub\\s+was not found"
        with self.assertRaisesRegex(terraform.TerraformFailed, missing):
            self.plan(public_ip("new"), data={"azurerm_virtual_network": {
                "hub": {"name": "hub", "resource_group_name": "rg"}}})

    def test_import(self):
        self.apply(network())
        self.workspace.forget()
        name = f"{NETWORKS}/virtualNetworks/hub"
        wanted = {"to": "azurerm_virtual_network.hub", "id": name}
        plan = self.plan(network(), **{"import": [wanted]})
        change = self.change(plan, "azurerm_virtual_network.hub")
        self.assertEqual((change["actions"], change["importing"]), (["no-op"], {"id": name}))

    def test_drift(self):
        self.apply(network())
        file = next(self.workspace.azure.glob("azurerm_virtual_network.*.json"))
        values = json.loads(file.read_text())
        values["address_space"] = ["10.9.0.0/16"]
        file.write_text(json.dumps(values))
        plan = self.plan(network())
        self.assertEqual(plan["resource_drift"][0]["change"]["actions"], ["update"])
        self.assertEqual(self.change(plan, "azurerm_virtual_network.hub")["actions"], ["update"])

    def test_removed_by_hand(self):
        self.apply(network())
        next(self.workspace.azure.glob("azurerm_virtual_network.*.json")).unlink()
        plan = self.plan(network())
        self.assertEqual(self.change(plan, "azurerm_virtual_network.hub")["actions"], ["create"])

    def test_destroy(self):
        self.apply({**network(), **subnet()})
        self.workspace.run("destroy", "-no-color", "-auto-approve")
        self.assertEqual(list(self.workspace.azure.iterdir()), [])

    def test_copied_address_is_stale_for_one_plan(self):
        copied = "${azurerm_network_interface.nva.private_ip_address}"

        def appliance(address):
            return {**subnet(), "azurerm_network_interface": {"nva": {
                "name": "nva", **HERE, "ip_configuration": [{
                    "name": "inside", "subnet_id": "${azurerm_subnet.app.id}",
                    "private_ip_address_allocation": "Static", "private_ip_address": address}]}},
                "azurerm_route": {"out": {
                    "name": "out", "resource_group_name": "rg", "route_table_name": "table",
                    "address_prefix": "0.0.0.0/0", "next_hop_type": "VirtualAppliance",
                    "next_hop_in_ip_address": copied}}}
        self.apply(appliance("10.0.1.74"))
        plan = self.plan(appliance("10.0.1.94"))
        self.assertEqual(self.change(plan, "azurerm_network_interface.nva")["actions"], ["update"])
        self.assertEqual(self.change(plan, "azurerm_route.out")["actions"], ["no-op"])
        self.workspace.run("apply", "-no-color", "-auto-approve")
        change = self.change(self.workspace.plan(), "azurerm_route.out")
        self.assertEqual(change["after"]["next_hop_in_ip_address"], "10.0.1.94")

    def test_routes_are_embedded_in_their_table(self):
        table = {"azurerm_route_table": {"table": {"name": "table", **HERE}}, "azurerm_route": {
            "out": {"name": "out", "resource_group_name": "rg",
                    "route_table_name": "${azurerm_route_table.table.name}",
                    "address_prefix": "0.0.0.0/0", "next_hop_type": "Internet"}}}
        self.apply(table)
        change = self.change(self.plan(table), "azurerm_route_table.table")
        self.assertEqual(change["actions"], ["no-op"])
        self.assertEqual([route["name"] for route in change["before"]["route"]], ["out"])


def main():
    Scenario.provider = pathlib.Path(sys.argv.pop(1))
    without = terraform.exit_code_without_terraform("no scenario was tested")
    if without is not None:
        return without
    return 0 if unittest.main(exit=False, verbosity=1).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())

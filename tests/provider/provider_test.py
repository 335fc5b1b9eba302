"""The provider in unmodified Terraform: installed from the mirror, read, asserted on, and misused.

usage: provider_test.py MIRROR AZURERM ROUTESIGHT
"""

import pathlib
import re
import sys
import unittest

import real_terraform

EXAMPLE = real_terraform.ROOT / "examples/hub-and-spoke"
TESTDATA = real_terraform.ROOT / "testdata"
PLAN = TESTDATA / "lab-udr-default-route/plan.change.json"
SUBNET = "azurerm_subnet.myvnet1_vnet1_subnet1"
REQUIRED = '''
terraform {
  required_providers {
    routesight = { source = "routesight/routesight" }
  }
}
'''
MIRROR, AZURERM, ROUTESIGHT = sys.argv[1:4]


def flat(text):
    """Terraform's words without its frames and line breaks."""
    return " ".join(re.sub(r"[│╷╵]", " ", text).split())


class InTerraform(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(real_terraform.Place(MIRROR, AZURERM))

    def configuration(self, text):
        folder = self.place.write("configuration", REQUIRED + text)
        self.place.succeed(folder, "init", "-no-color")
        return folder

    def refusal(self, text, command="plan"):
        result = self.place.run(self.configuration(text), command, "-no-color")
        self.assertEqual(result.returncode, 1, result.stdout)
        return flat(result.stderr)

    def outputs(self, text, *options):
        folder = self.configuration(text)
        self.place.succeed(folder, "apply", "-no-color", "-auto-approve", *options)
        return {name: value["value"] for name, value in real_terraform.json.loads(
            self.place.succeed(folder, "output", "-json")).items()}


class Example(InTerraform):
    """The shipped example."""

    def setUp(self):
        super().setUp()
        self.network = self.place.copy(EXAMPLE / "network", "network")
        self.assertions = self.place.copy(EXAMPLE / "assertions", "assertions")
        self.place.succeed(self.network, "init", "-no-color")
        self.place.succeed(self.assertions, "init", "-no-color")

    def keep_plan(self, *options):
        plan = self.place.plan_json(self.network, *options)
        (self.place.root / "plan.json").write_text(plan)

    def assert_all_is_well(self):
        plan = self.place.plan_json(self.assertions)
        self.assertEqual(set(real_terraform.checks(plan).values()), {"pass"})
        self.place.succeed(self.assertions, "apply", "-no-color", "tfplan")
        self.assertIn("2 passed, 0 failed", self.place.succeed(self.assertions, "test", "-no-color"))

    def test_greenfield(self):
        self.keep_plan()
        self.assert_all_is_well()

    def test_brownfield_without_a_change(self):
        self.place.succeed(self.network, "apply", "-no-color", "-auto-approve")
        self.keep_plan()
        self.assert_all_is_well()

    def test_brownfield_change_that_breaks_an_assertion(self):
        self.place.succeed(self.network, "apply", "-no-color", "-auto-approve")
        self.keep_plan("-var=inspect_internet=false")
        plan = self.place.plan_json(self.assertions)
        self.assertEqual(real_terraform.checks(plan), {
            "check.app_and_hub_reach_each_other": "pass",
            "check.the_internet_is_reached_through_the_firewall": "fail",
            "check.nothing_severe_is_found": "fail"})
        applied = self.place.run(self.assertions, "apply", "-no-color", "-auto-approve")
        self.assertEqual(applied.returncode, 0, "a failed check warns")
        self.assertIn("8.8.8.8 is reached through Internet.", flat(applied.stdout))
        tested = self.place.run(self.assertions, "test", "-no-color")
        self.assertEqual(tested.returncode, 1)
        self.assertIn("8.8.8.8 is reached through Internet.", flat(tested.stderr))

    def test_nothing_is_left_behind(self):
        self.keep_plan()
        self.assert_all_is_well()
        self.assertEqual(self.place.left_over(), [])


class Values(InTerraform):
    def test_the_values_are_those_of_the_reports(self):
        routesight = ROUTESIGHT
        json = real_terraform.json
        values = self.outputs(f'''
            data "routesight_evaluation" "this" {{
              plan_file = "{PLAN}"
            }}
            data "routesight_effective_routes" "before" {{
              plan_file = "{PLAN}"
              subnet    = "{SUBNET}"
              at        = "before"
            }}
            output "evaluation" {{ value = data.routesight_evaluation.this }}
            output "table" {{ value = data.routesight_effective_routes.before }}
            output "function" {{ value = provider::routesight::evaluate(file("{PLAN}"), null) }}
            output "after" {{
              value = provider::routesight::effective_routes(file("{PLAN}"), "{SUBNET}")
            }}''')
        report = json.loads(self.place.succeed(
            self.place.root, routesight, "evaluate", "--exit-zero", "--format=json", str(PLAN)))
        for part in ("verdict", "findings", "gaps"):
            self.assertEqual(values["evaluation"][part], report[part])
            self.assertEqual(values["function"][part], report[part])
        tables = json.loads(self.place.succeed(
            self.place.root, routesight, "routes", "--format=json", "--subnet", SUBNET,
            str(PLAN)))["tables"]
        for name, table in zip(("table", "after"), tables):
            for part in ("routes", "hidden", "complete", "assumptions"):
                self.assertEqual(values[name][part], table[part], (name, part))

    def test_findings_and_gaps_arrive_whole(self):
        values = self.outputs(f'''
            data "routesight_evaluation" "broken" {{
              plan_file = "{TESTDATA}/peering-half-replaced/plan.json"
            }}
            output "codes" {{ value = data.routesight_evaluation.broken.findings[*].code }}
            output "rules" {{
              value = data.routesight_evaluation.broken.findings[0].evidence.rules
            }}
            output "worst" {{ value = data.routesight_evaluation.broken.verdict.worst_severity }}''')
        self.assertEqual(values["codes"], ["RS102"])
        self.assertEqual(values["worst"], "critical")
        self.assertTrue(values["rules"])

    def test_states_make_one_network(self):
        def network(name, number, peer):
            group = "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg"
            return self.place.write(name, f'''
                provider "azurerm" {{
                  features {{}}
                }}
                resource "azurerm_virtual_network" "{name}" {{
                  name                = "{name}"
                  location            = "westeurope"
                  resource_group_name = "rg"
                  address_space       = ["10.{number}.0.0/16"]
                }}
                resource "azurerm_subnet" "{name}" {{
                  name                 = "app"
                  resource_group_name  = "rg"
                  virtual_network_name = azurerm_virtual_network.{name}.name
                  address_prefixes     = ["10.{number}.0.0/24"]
                }}
                resource "azurerm_virtual_network_peering" "{name}" {{
                  name                      = "{peer}"
                  resource_group_name       = "rg"
                  virtual_network_name      = azurerm_virtual_network.{name}.name
                  remote_virtual_network_id = "{group}/providers/Microsoft.Network/virtualNetworks/{peer}"
                }}''')
        hub, spoke = network("hub", 0, "spoke"), network("spoke", 1, "hub")
        for folder in (hub, spoke):
            self.place.succeed(folder, "init", "-no-color")
            self.place.succeed(folder, "apply", "-no-color", "-auto-approve")
        state, plan = self.place.root / "hub.json", self.place.root / "spoke.json"
        state.write_text(self.place.succeed(hub, "show", "-json"))
        plan.write_text(self.place.plan_json(spoke))
        values = self.outputs(f'''
            data "routesight_effective_routes" "this" {{
              for_each  = {{ none = [], file = ["{state}"], text = [file("{state}")] }}
              plan_file = "{plan}"
              states    = each.value
              subnet    = "azurerm_subnet.spoke"
            }}
            output "tables" {{ value = data.routesight_effective_routes.this }}''')["tables"]
        report = real_terraform.json.loads(self.place.succeed(
            self.place.root, ROUTESIGHT, "routes", "--format=json", "--at=after",
            "--subnet=azurerm_subnet.spoke", f"--with={state}", str(plan)))["tables"][0]
        self.assertEqual(values["file"]["routes"], report["routes"])
        self.assertEqual(values["text"]["routes"], report["routes"])
        self.assertIn("10.0.0.0/16", [route["prefix"] for route in report["routes"]])
        self.assertNotEqual(values["none"]["routes"], report["routes"])

    def test_configuration_as_text_and_as_file(self):
        text = "version: 1\\nassume:\\n  external:\\n    virtual_networks:\\n" \
               "      - {name: far, address_space: [10.99.0.0/16]}\\n" \
               "    peerings:\\n      - {from: azurerm_virtual_network.myvnet1, to: far}\\n" \
               "      - {from: far, to: azurerm_virtual_network.myvnet1}\\n"
        folder = self.configuration(f'''
            variable "config" {{ type = string }}
            data "routesight_effective_routes" "app" {{
              plan_file = "{PLAN}"
              subnet    = "{SUBNET}"
              config    = var.config
            }}
            output "hop" {{
              value = provider::routesight::next_hop(
                data.routesight_effective_routes.app, "10.99.1.1").next_hop_type
            }}''')
        (folder / "routesight.yaml").write_text(text.replace("\\n", "\n"))
        for config in (text.replace("\\n", "\n"), "routesight.yaml"):
            self.place.succeed(folder, "apply", "-no-color", "-auto-approve", f"-var=config={config}")
            self.assertEqual(self.place.succeed(folder, "output", "-raw", "hop"), "VNetPeering")

    def test_the_longest_active_prefix_decides(self):
        values = self.outputs(f'''
            locals {{
              table = provider::routesight::effective_routes(file("{PLAN}"), "{SUBNET}")
            }}
            output "own" {{ value = provider::routesight::next_hop(local.table, "10.1.0.4") }}
            output "far" {{ value = provider::routesight::next_hop(local.table, "10.200.0.1") }}
            output "six" {{ value = provider::routesight::next_hop(local.table, "2001:db8::1") }}
            output "rows" {{
              value = provider::routesight::next_hop(local.table.routes, "10.1.0.4")
            }}''')
        self.assertEqual((values["own"]["prefix"], values["own"]["complete"]), ("10.1.0.0/16", True))
        self.assertEqual(values["far"]["next_hop_ips"], ["10.4.2.101"])
        self.assertIsNone(values["six"]["next_hop_type"])
        self.assertEqual((values["rows"]["prefix"], values["rows"]["complete"]),
                         ("10.1.0.0/16", None))

    def test_an_unknown_plan_gives_unknown_results(self):
        folder = self.configuration(f'''
            resource "terraform_data" "plan" {{
              input = file("{PLAN}")
            }}
            data "routesight_evaluation" "later" {{
              plan_json = terraform_data.plan.output
            }}
            data "routesight_effective_routes" "later" {{
              plan_json = terraform_data.plan.output
              subnet    = "{SUBNET}"
            }}
            check "later" {{
              assert {{
                condition     = data.routesight_evaluation.later.verdict.worst_severity == null
                error_message = "A finding."
              }}
            }}
            output "verdict" {{ value = data.routesight_evaluation.later.verdict.headline }}
            output "function" {{
              value = provider::routesight::evaluate(terraform_data.plan.output, null).verdict.headline
            }}
            output "hop" {{
              value = provider::routesight::next_hop(
                data.routesight_effective_routes.later, "10.200.0.1").next_hop_type
            }}''')
        plan = self.place.plan_json(folder)
        changes = real_terraform.json.loads(plan)["output_changes"]
        self.assertEqual({name: change["after_unknown"] for name, change in changes.items()},
                         {"verdict": True, "function": True, "hop": True})
        self.assertEqual(real_terraform.checks(plan), {"check.later": "unknown"})
        self.place.succeed(folder, "apply", "-no-color", "tfplan")
        self.assertEqual(self.place.succeed(folder, "output", "-raw", "hop"), "VirtualAppliance")
        self.assertEqual(self.place.succeed(folder, "output", "-raw", "verdict"),
                         self.place.succeed(folder, "output", "-raw", "function"))

    def test_functions_keep_sensitive_marks(self):
        refusal = self.refusal(f'''
            output "verdict" {{
              value = provider::routesight::evaluate(
                sensitive(file("{PLAN}")), null).verdict.headline
            }}''')
        self.assertIn("Output refers to sensitive values", refusal)

    def test_the_schema_is_described(self):
        folder = self.configuration("")
        schemas = real_terraform.json.loads(
            self.place.succeed(folder, "providers", "schema", "-json"))
        (provider,) = schemas["provider_schemas"].values()
        undescribed = []

        def visit(path, attributes):
            for name, attribute in attributes.items():
                if not attribute.get("description"):
                    undescribed.append(f"{path}.{name}")
                visit(f"{path}.{name}", attribute.get("nested_type", {}).get("attributes", {}))
        for name, schema in provider["data_source_schemas"].items():
            visit(name, schema["block"]["attributes"])
        self.assertEqual(undescribed, [])


class Misuse(InTerraform):
    def evaluation(self, arguments):
        return self.refusal(f'data "routesight_evaluation" "x" {{\n{arguments}\n}}')

    def routes(self, arguments):
        return self.refusal(
            f'data "routesight_effective_routes" "x" {{\n  plan_file = "{PLAN}"\n{arguments}\n}}')

    def test_bad_plan_text(self):
        refusal = self.evaluation('  plan_json = "{}"')
        self.assertRegex(refusal, r"The plan cannot be used.*plan_json = \"\{\}\"")
        self.assertIn("terraform show -json", refusal)

    def test_missing_plan_file(self):
        self.assertRegex(self.evaluation('  plan_file = "gone.json"'),
                         r'The plan cannot be used.*plan_file = "gone.json".*'
                         r"gone.json: No such file or directory")

    def test_saved_plan_instead_of_its_json_form(self):
        folder = self.place.write("saved", 'output "x" { value = 1 }')
        self.place.succeed(folder, "plan", "-out=tfplan")
        self.assertRegex(self.evaluation(f'  plan_file = "{folder}/tfplan"'),
                         r'Expected what "terraform show -json" prints for a saved plan')

    def test_no_plan_and_two_plans(self):
        self.assertIn("No plan is given", self.evaluation(""))
        self.assertRegex(self.evaluation(f'  plan_file = "{PLAN}"\n  plan_json = "{{}}"'),
                         r"Two plans are given.*plan_file = ")

    def test_wrong_configuration(self):
        refusal = self.evaluation(
            f'  plan_file = "{PLAN}"\n  config    = "version: 1\\nassume:\\n  aplliances: []\\n"')
        self.assertRegex(refusal, r"The configuration is not understood.*config = \"version.*"
                                  r"config:3:3:")

    def test_missing_configuration_file(self):
        self.assertRegex(self.evaluation(f'  plan_file = "{PLAN}"\n  config    = "gone.yaml"'),
                         r'The configuration cannot be read.*config = "gone.yaml"')

    def test_bad_states(self):
        def refusal(states):
            return self.evaluation(f'  plan_file = "{PLAN}"\n  states    = {states}')
        self.assertRegex(refusal('["{}"]'), r'The state cannot be used.*states.*states\[0\]: ')
        self.assertRegex(refusal('["gone.json"]'), r"gone.json: No such file or directory")
        self.assertRegex(refusal(f'["{PLAN}"]'), r"is given twice")

    def test_unknown_subnet(self):
        self.assertRegex(self.routes('  subnet = "azurerm_subnet.myvnet1_vnet1_subnet"'),
                         r"No table for this subnet.*subnet = .*did you mean "
                         r"azurerm_subnet.myvnet1_vnet1_subnet1\?")

    def test_no_owner_two_owners_and_no_such_moment(self):
        self.assertIn("No subnet and no interface is given", self.routes(""))
        self.assertRegex(self.routes('  subnet = "a"\n  interface = "b"'),
                         r"A subnet and an interface are given.*interface = ")
        self.assertRegex(self.routes(f'  subnet = "{SUBNET}"\n  at = "later"'),
                         r"No such moment.*at = \"later\".*expected before or after")

    def test_a_subnet_that_does_not_exist_yet_has_no_table(self):
        self.assertIn("azurerm_subnet.spoke[\"blue\"] does not exist before the apply", self.refusal(f'''
            data "routesight_effective_routes" "x" {{
              plan_file = "{TESTDATA}/greenfield-hub-spoke/plan.json"
              subnet    = "azurerm_subnet.spoke[\\"blue\\"]"
              at        = "before"
            }}'''))

    def test_functions_blame_the_argument(self):
        def refusal(call):
            return self.refusal(f'output "x" {{ value = provider::routesight::{call} }}')
        self.assertIn('Invalid value for "plan_json" parameter: The plan cannot be used',
                      refusal('evaluate("no plan", null)'))
        self.assertIn('Invalid value for "config" parameter: The configuration is not understood',
                      refusal(f'evaluate(file("{PLAN}"), "version: 2")'))
        self.assertIn('Invalid value for "subnet" parameter: No table for this subnet',
                      refusal(f'effective_routes(file("{PLAN}"), "azurerm_subnet.none")'))
        self.assertIn('Invalid value for "ip" parameter: Not an address',
                      refusal('next_hop([], "10.0.0.0/8")'))
        self.assertIn('Invalid value for "routes" parameter: Not a table of effective routes',
                      refusal('next_hop("10.0.0.0/8", "10.0.0.1")'))


if __name__ == "__main__":
    sys.exit(real_terraform.run_tests(__name__, "the provider was not tried"))

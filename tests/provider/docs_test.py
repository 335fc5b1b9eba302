"""The pages of docs/ have the provider's schema, and their examples run.

UPDATE_DOCS=1 rewrites the schemas.

usage: docs_test.py MIRROR AZURERM
"""

import os
import pathlib
import re
import sys
import unittest

import real_terraform
import schema_page

DOCS = real_terraform.ROOT / "docs"
MIRROR, AZURERM = sys.argv[1:3]
PAGES = [DOCS / "index.md", *sorted((DOCS / "data-sources").glob("*.md")),
         *sorted((DOCS / "functions").glob("*.md"))]
REQUIRED = '''
terraform {
  required_providers {
    routesight = { source = "routesight/routesight" }
  }
}
'''


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = cls.enterClassContext(real_terraform.Place(MIRROR, AZURERM))
        network = cls.place.copy(real_terraform.ROOT / "examples/hub-and-spoke/network", "network")
        cls.place.succeed(network, "init", "-no-color")
        cls.plan = cls.place.plan_json(network)

    def test_examples(self):
        for page in PAGES:
            examples = re.findall(r"```terraform\n(.*?)```", page.read_text(), re.S)
            self.assertTrue(examples, page)
            for number, example in enumerate(examples):
                with self.subTest(page=page.name, number=number):
                    self.run_example(f"{page.parent.name}-{page.stem}-{number}", example)

    def run_example(self, name, example):
        required = "" if "required_providers" in example else REQUIRED
        folder = self.place.write(name, required + example)
        (folder / "plan.json").write_text(self.plan)
        self.place.succeed(folder, "init", "-no-color")
        plan = self.place.plan_json(folder)
        self.assertNotIn("fail", real_terraform.checks(plan).values())
        (folder / "main.tf").write_text(example)
        self.place.succeed(folder, "fmt", "-check", "-diff")

    def test_installation_as_the_readme_says(self):
        readme = (real_terraform.ROOT / "README.md").read_text()
        mirror, override = (
            block.replace("/path/to/routesight/build", str(pathlib.Path(MIRROR).parent))
            for block in re.findall(r"```hcl\n(provider_installation.*?)```", readme, re.S))
        for name, block, commands in (("mirror", mirror, ("init", "plan")),
                                      ("override", override, ("plan",))):
            configuration = self.place.root / f"{name}.rc"
            configuration.write_text(block)
            folder = self.place.write(name, REQUIRED + '''
                output "hop" {
                  value = provider::routesight::next_hop([], "10.0.0.1").next_hop_type
                }''')
            for command in commands:
                result = self.place.run(folder, command, "-no-color",
                                        environment={"TF_CLI_CONFIG_FILE": str(configuration)})
                self.assertEqual(result.returncode, 0, result.stderr)

    def test_schemas(self):
        folder = self.place.write("schema", REQUIRED)
        self.place.succeed(folder, "init", "-no-color")
        output = self.place.succeed(folder, "providers", "schema", "-json")
        (provider,) = real_terraform.json.loads(output)["provider_schemas"].values()
        expected = {
            **{DOCS / "data-sources" / f"{name.removeprefix('routesight_')}.md":
               schema_page.of_data_source(schema)
               for name, schema in provider["data_source_schemas"].items()},
            **{DOCS / "functions" / f"{name}.md": schema_page.of_function(name, function)
               for name, function in provider["functions"].items()}}
        self.assertEqual(sorted(expected), sorted(PAGES[1:]), "one page each")
        for page, section in expected.items():
            text = page.read_text()
            ours = text.split(schema_page.HEADING)[0]
            if os.environ.get("UPDATE_DOCS"):
                page.write_text(ours + section)
            self.assertEqual(page.read_text(), ours + section, f"{page}: UPDATE_DOCS=1 rewrites it")

    def test_examples_are_formatted(self):
        self.place.succeed(self.place.copy(real_terraform.ROOT / "examples", "examples"), "fmt",
                           "-check", "-diff", "-recursive")


if __name__ == "__main__":
    sys.exit(real_terraform.run_tests(__name__, "no example of docs/ was run"))

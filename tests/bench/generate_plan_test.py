#!/usr/bin/env python3
"""Generated plans are plans to routesight, and say what they were asked to say.

    generate_plan_test.py BINARY
"""
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

BINARY = sys.argv.pop()
GENERATOR = pathlib.Path(__file__).with_name("generate_plan")
TOPOLOGIES = ("hub-and-spoke", "multi-region", "dual-homed")
SPOKES = 10


def printed(*words):
    return json.loads(subprocess.run([BINARY, *words], capture_output=True, check=True).stdout)


class GeneratedPlans(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def generated(self, *options):
        """The files of the plan and of what it needs beside it."""
        plan, configuration = self.folder / "plan.json", self.folder / "routesight.yaml"
        subprocess.run([GENERATOR, "--spokes", str(SPOKES), *options, "--output", plan,
                        "--configuration", configuration], check=True)
        return plan, configuration

    def evaluated(self, *options):
        plan, _ = self.generated(*options)
        return printed("evaluate", "--exit-zero", "--failures", "off", "--format", "json", plan)

    def test_every_table_is_complete(self):
        for topology in TOPOLOGIES:
            for options in ((), ("--first-deployment",)):
                with self.subTest(topology=topology, options=options):
                    evaluation = self.evaluated("--topology", topology, *options)
                    tables = evaluation["effective_routes"]["tables"]
                    self.assertEqual([t["table"] for t in tables if not t["complete"]], [])
                    self.assertEqual(evaluation["gaps"], [])
                    assigned = [a["subnet"] for a in evaluation["effective_routes"]["assignments"]
                                if a["after"]]
                    workloads = [subnet for subnet in assigned if '["app-' in subnet]
                    self.assertEqual(len(set(workloads)), 3 * SPOKES)

    def test_one_core_says_what_two_say(self):
        """Of networks that are large enough for two threads."""
        plan, _ = self.generated("--spokes", "80", "--change", "update=8", "--change", "create=5",
                                 "--change", "replace=1")
        words = [BINARY, "evaluate", "--exit-zero", "--failures", "off", "--format", "json", plan]
        core = min(os.sched_getaffinity(0))
        alone = subprocess.run(words, capture_output=True, check=True,
                               preexec_fn=lambda: os.sched_setaffinity(0, {core}))
        together = subprocess.run(words, capture_output=True, check=True)
        self.assertGreater(json.loads(alone.stdout)["statistics"]["changes"], 0)
        self.assertEqual(alone.stdout, together.stdout)

    def test_a_plan_without_changes_changes_nothing(self):
        for topology in TOPOLOGIES:
            with self.subTest(topology=topology):
                evaluation = self.evaluated("--topology", topology)
                self.assertIn("no effective routes change", evaluation["verdict"]["headline"])
                self.assertEqual(evaluation["statistics"]["changes"], 0)
                self.assertEqual(evaluation["timeline"]["operations"], [])

    def test_what_is_asked_for_changes(self):
        for topology in TOPOLOGIES:
            with self.subTest(topology=topology):
                mix = [word for fate in ("update", "create", "delete", "replace")
                       for word in ("--change", f"{fate}=20")]
                operations = self.evaluated("--topology", topology, *mix)["timeline"]["operations"]
                fates = {}
                for operation in operations:
                    spoke = operation["resource"].split('"')[1]
                    fates.setdefault(spoke, set()).add(operation["kind"])
                kinds = sorted("+".join(sorted(actions)) for actions in fates.values())
                expected = ["create", "create+delete", "delete", "update"]
                self.assertEqual(kinds, sorted(2 * expected))

    def test_appliances_announce_as_many_prefixes_as_are_asked_for(self):
        for count in (10, 4000):  # More than a route server takes unless told.
            plan, _ = self.generated("--prefixes", str(count))
            tables = printed("routes", "--at", "after", "--format", "json", plan)["tables"]
            learned = max(sum(route["prefix"].endswith("/24") and route["source"] == "VirtualNetworkGateway"
                              for route in table["routes"]) for table in tables)
            self.assertEqual(learned, count)

    def test_the_same_options_give_the_same_bytes(self):
        def digests(*options):
            return [hashlib.sha256(file.read_bytes()).hexdigest() for file in self.generated(*options)]

        for topology in TOPOLOGIES:
            mixed = ("--topology", topology, "--change", "update=30")
            self.assertEqual(digests(*mixed, "--seed", "5"), digests(*mixed, "--seed", "5"))
            self.assertNotEqual(digests(*mixed, "--seed", "5")[0], digests(*mixed, "--seed", "6")[0])

    def test_the_configuration_section_does_not_grow(self):
        def section(spokes):
            plan, _ = self.generated("--spokes", str(spokes))
            return json.loads(plan.read_text())["configuration"]

        self.assertEqual(section(10), section(40))


unittest.main()

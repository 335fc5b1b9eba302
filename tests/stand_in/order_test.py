#!/usr/bin/env python3
"""The order that routesight predicts for an apply is the one of Terraform's own graph.

Every case that the stand-in makes is planned again; `terraform graph` then shows what each operation
of that plan waits for. No order may be predicted that Terraform does not keep. What it keeps beyond
that has to go through a block that the prediction itself calls partly known. The cases about applies
are applied, too, and what waits for something has to begin when that has ended. Exit code 77 means
that nothing was tested.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import cases
import terraform

EDGE = re.compile(r'^\s*"((?:[^"\\]|\\.)*)" -> "((?:[^"\\]|\\.)*)"', re.MULTILINE)


def node_name(text):
    name = text.replace('\\"', '"').removeprefix("[root] ")
    return re.sub(r" \(destroy deposed \w+\)$", " (destroy)", name)


def edges_of(dot):
    edges = {}
    for waiting, awaited in EDGE.findall(dot):
        edges.setdefault(node_name(waiting), set()).add(node_name(awaited))
    return edges


def all_behind(edges, start):
    seen, unseen = set(), [start]
    while unseen:
        for node in edges.get(unseen.pop(), ()):
            if node not in seen:
                seen.add(node)
                unseen.append(node)
    return seen


def pairs(edges, names):
    return {(name, other) for name in names for other in all_behind(edges, name) & names
            if other != name}


def block_of(name):
    """The block of an operation, without the keys of instances and modules."""
    return re.sub(r"\[[^\]]*\]", "", name.removesuffix(" (destroy)"))


def predicted(program, plan):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(plan, file)
        file.flush()
        result = subprocess.run([program, "timeline", file.name, "--format", "json"],
                                capture_output=True, text=True, check=True)
    apply = json.loads(result.stdout)
    # A deposed object is deleted by a node of its own, which has the address of the object in use.
    name_of = {item["operation"]: item["resource"] + (" (destroy)" if item["kind"] == "delete" else "")
               for item in apply["operations"] if " (deposed " not in item["resource"]}
    edges = {name_of[item["operation"]]: {name_of[number] for number in item["after"]}
             for item in apply["operations"] if item["operation"] in name_of}
    return edges, set(apply["partly_known_order"])


def events_of(log):
    """What begins and what ends, in the order of Terraform's own log."""
    events = []
    for line in log.splitlines():
        entry = json.loads(line)
        if entry["type"] not in ("apply_start", "apply_complete"):
            continue
        hook = entry["hook"]
        name = hook["resource"]["addr"] + (" (destroy)" if hook["action"] == "delete" else "")
        events.append((name, entry["type"]))
    return events


class Order(unittest.TestCase):
    provider = program = None

    def planned(self, folder, recipe):
        """The plan of a case, and what Terraform orders in it."""
        prior, elsewhere = (folder / name if (folder / name).is_dir() else None
                            for name in ("prior", "azure"))
        with terraform.Workspace(self.provider) as workspace:
            if elsewhere:
                workspace.use(elsewhere)
                workspace.apply()
                workspace.forget()
            if prior:
                workspace.use(prior)
                workspace.apply()
            for edit in recipe.get("by_hand", []):
                workspace.change_by_hand(edit)
            workspace.use(folder)
            if recipe.get("interrupted"):
                workspace.apply_in_vain()
            plan = workspace.plan(*recipe.get("options", []))
            graph = edges_of(workspace.run("graph", "-plan=plan"))
            events = []
            if folder.name.startswith("apply-"):
                # Long enough that what may run at the same time does.
                workspace.set_latency(milliseconds=40)
                events = events_of(workspace.run("apply", "-json", "-input=false", "plan"))
            return plan, graph, events

    def test_every_case(self):
        compared = applied = 0
        for folder in filter(cases.is_made_by_stand_in, cases.case_folders()):
            recipe = cases.recipe_of(folder)
            if "states" in recipe or recipe.get("errored"):
                continue
            with self.subTest(folder.name):
                plan, graph, events = self.planned(folder, recipe)
                ours, partly_known = predicted(self.program, plan)
                names = set(ours)
                nodes = set(graph).union(*graph.values()) if graph else set()
                self.assertLessEqual({name for name in names if ours[name]}, nodes)
                theirs_pairs, our_pairs = pairs(graph, names), pairs(ours, names)
                self.assertEqual(our_pairs - theirs_pairs, set())
                for waiting, awaited in theirs_pairs - our_pairs:
                    through = {waiting} | all_behind(ours, waiting)
                    self.assertTrue({block_of(name) for name in through} & partly_known,
                                    f"{waiting} waits for {awaited}")
                compared += len(theirs_pairs)
                if events:
                    place = {event: number for number, event in enumerate(events)}
                    self.assertLessEqual(names, {name for name, _ in events})
                    for waiting, awaited in our_pairs:
                        self.assertLess(place[awaited, "apply_complete"],
                                        place[waiting, "apply_start"])
                    applied += len(our_pairs)
        self.assertGreater(compared, 500)
        self.assertGreater(applied, 30)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--provider", type=pathlib.Path, required=True)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    Order.provider, Order.program = arguments.provider, arguments.program
    without = terraform.exit_code_without_terraform("no order was tested")
    if without is not None:
        return without
    result = unittest.main(argv=sys.argv[:1], exit=False, verbosity=1).result
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())

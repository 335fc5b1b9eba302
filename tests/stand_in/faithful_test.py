#!/usr/bin/env python3
"""Holds the plans of the stand-in to those that the real provider made of the same configurations.

Known differences stand in differences.json with their reasons. One that is not listed fails the
test, and so does a listed one that no longer occurs. Exit code 77 means that nothing was tested.
"""

import argparse
import concurrent.futures
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import cases
import comparison
import terraform

LISTED = pathlib.Path(__file__).resolve().parent / "differences.json"


def compare(provider, recorded):
    made = terraform.make_plan(provider, recorded.configuration, recorded.prior)
    return comparison.differences(json.loads(recorded.file.read_text()), made)


def listed_differences():
    return {(entry["type"], section, entry["attribute"]): entry["reason"]
            for entry in json.loads(LISTED.read_text()) for section in entry["sections"]}


def show(difference):
    return " ".join(part for part in difference if part)


def report(found, failures, listed, complete):
    """Prints the outcome; gives the number of complaints."""
    complaints = 0
    for name, why in sorted(failures.items()):
        complaints += 1
        print(f"FAILED {name}: {why}")
    for difference, places in sorted(found.items()):
        if difference not in listed:
            complaints += 1
            print(f"NOT LISTED {show(difference)}: {len(places)} plans, such as {places[0]}")
    for difference, reason in sorted(listed.items()):
        if complete and difference not in found:
            complaints += 1
            print(f"NO LONGER {show(difference)} ({reason})")
    return complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--provider", type=pathlib.Path, required=True)
    parser.add_argument("--only", default="", help="plans whose name contains this")
    arguments = parser.parse_args()
    without = terraform.exit_code_without_terraform("the stand-in was compared with nothing")
    if without is not None:
        return without
    plans = [plan for plan in cases.plans_of_real_provider() if arguments.only in plan.name]
    found, failures = {}, {}
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        results = {pool.submit(compare, arguments.provider, plan): plan for plan in plans}
        for result in concurrent.futures.as_completed(results):
            name = results[result].name
            try:
                for difference, address in result.result().items():
                    found.setdefault(difference, []).append(f"{name} {address}")
            except terraform.TerraformFailed as failure:
                failures[name] = failure
    listed = listed_differences()
    complaints = report({key: sorted(places) for key, places in found.items()}, failures, listed,
                        complete=not arguments.only)
    print(f"{len(plans)} plans compared, {len(listed)} known differences, {complaints} complaints")
    return 1 if complaints or not plans else 0


if __name__ == "__main__":
    sys.exit(main())

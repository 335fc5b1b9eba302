#!/usr/bin/env python3
"""Holds what `routesight verify --format json` prints against the schema that it prints.

    validate_verification.py BINARY TESTDATA

Verifies every table of some plans against itself, and against itself without its first row.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

from validate_evaluation import run, schema_problems

CASES = ("lab-route-server-one-appliance", "lab-vpn-with-transit", "lab-service-endpoint",
         "lab-expressroute-vpn-coexist", "greenfield-hub-spoke")


def verified(binary, plan, subnet, rows, folder):
    record = folder / "record.json"
    record.write_text(json.dumps({"value": rows}))
    done = subprocess.run([binary, "verify", plan, "--observed", f"{subnet}={record}", "--suggest",
                           "--format", "json"], capture_output=True, check=False)
    return done.returncode, json.loads(done.stdout)


def main():
    binary, testdata = sys.argv[1], pathlib.Path(sys.argv[2])
    schema = run(binary, "schema", "verify")
    jsonschema.Draft202012Validator.check_schema(schema)
    problems = list(schema_problems(schema))
    validator = jsonschema.Draft202012Validator(schema)
    asked = 0
    with tempfile.TemporaryDirectory() as name:
        for case in CASES:
            plan = testdata / case / "plan.json"
            tables = run(binary, "routes", plan, "--at", "after", "--format", "json")["tables"]
            for subnet in sorted({table["subnet"] for table in tables})[:3]:
                rows = run(binary, "routes", plan, "--at", "after", "--subnet", subnet, "--format",
                           "azure")["value"]
                for shown, wanted in ((rows, 0), (rows[1:], 2)):
                    code, answer = verified(binary, plan, subnet, shown, pathlib.Path(name))
                    asked += 1
                    if code != wanted:
                        problems.append(f"{case} {subnet}: exit code {code}, expected {wanted}")
                    if answer["extras"] != len(rows) - len(shown) or answer["misses"]:
                        problems.append(f"{case} {subnet}: {answer['misses']} misses, "
                                        f"{answer['extras']} extras")
                    for error in validator.iter_errors(answer):
                        place = "/".join(map(str, error.absolute_path))
                        problems.append(f"{case} {subnet}: {place}: {error.message[:200]}")
    if asked < 20:
        problems.append(f"only {asked} tables were there to verify")
    print("\n".join(problems) or f"{asked} verifications are as the schema says")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

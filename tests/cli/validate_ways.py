#!/usr/bin/env python3
"""Holds what `routesight why --format json` prints against the schema that it prints.

    validate_ways.py BINARY TESTDATA

Asks for every way of the golden cases (`paths` in case.json), before and after the apply, and for a
prefix of each.
"""
import ipaddress
import json
import pathlib
import sys

import jsonschema

from validate_evaluation import run, schema_problems


def main():
    binary, testdata = sys.argv[1], pathlib.Path(sys.argv[2])
    schema = run(binary, "schema", "why")
    jsonschema.Draft202012Validator.check_schema(schema)
    problems = list(schema_problems(schema))
    validator = jsonschema.Draft202012Validator(schema)
    asked = 0
    for case in sorted(testdata.glob("*/case.json")):
        for way in json.loads(case.read_text()).get("paths", []):
            around = str(ipaddress.ip_network(way["to"] + "/30", strict=False))
            for to in (way["to"], around):
                answer = run(binary, "why", case.parent / "plan.json", "--from", way["from"],
                             "--to", to, "--at", "before", "--at", "after", "--format", "json")
                asked += 1
                for error in validator.iter_errors(answer):
                    place = "/".join(map(str, error.absolute_path))
                    problems.append(f"{case.parent.name} {way}: {place}: {error.message[:200]}")
    if asked < 20:
        problems.append(f"only {asked} ways were there to ask for")
    print("\n".join(problems) or f"{asked} ways are as the schema says")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Holds what `routesight evaluate --format json` prints against the schema that it prints.

    validate_evaluation.py BINARY TESTDATA

Checks the schema itself, every plan under TESTDATA, and that the schema refuses what it should.
"""
import copy
import json
import pathlib
import subprocess
import sys

import jsonschema


def run(*words):
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}: exit code {done.returncode}: {done.stderr.decode()}")
    return json.loads(done.stdout)


def objects(schema, where="#"):
    """Every schema of an object, and every schema of a property, with its place."""
    if isinstance(schema, dict):
        if "properties" in schema and schema.get("type") == "object":
            yield where, schema
        for key, value in schema.items():
            yield from objects(value, f"{where}/{key}")
    elif isinstance(schema, list):
        for i, value in enumerate(schema):
            yield from objects(value, f"{where}/{i}")


def schema_problems(schema):
    """Objects must be closed and complete, and everything must be described."""
    for where, part in objects(schema):
        if part.get("additionalProperties") is not False:
            yield f"{where}: other keys are allowed"
        if sorted(part.get("required", [])) != sorted(part["properties"]):
            yield f"{where}: some keys are optional"
        for name, value in part["properties"].items():
            target = schema["$defs"][value["$ref"].split("/")[-1]] if "$ref" in value else {}
            if not value.get("description") and not target.get("description"):
                yield f"{where}/properties/{name}: no description"


def reference_problems(document):
    """Numbers must lead to what they number."""
    routes = document["effective_routes"]
    tables = [table["table"] for table in routes["tables"]]
    gaps = [gap["gap"] for gap in document["gaps"]]
    if tables != list(range(1, len(tables) + 1)) or gaps != list(range(1, len(gaps) + 1)):
        yield "tables or gaps do not count from 1"
    used = {a[at] for a in routes["assignments"] for at in ("before", "after")} - {None}
    if used != set(tables):
        yield f"tables {sorted(used ^ set(tables))} are not both there and used"
    touching = {number for table in routes["tables"] for number in table["gaps"]}
    if not touching <= set(gaps):
        yield f"no gaps {sorted(touching - set(gaps))}"
    for table in routes["tables"]:
        if table["complete"] != (not table["gaps"]):
            yield f"table {table['table']}: complete does not agree with its gaps"
    texts = [json.dumps({**table, "table": 0}) for table in routes["tables"]]
    if len(set(texts)) != len(texts):
        yield "two tables are equal"
    for gap in document["gaps"]:
        if (gap["tables"] > 0) != (gap["gap"] in touching):
            yield f"gap {gap['gap']}: the number of its tables is wrong"


def broken_copies(document):
    """Documents that the schema must refuse."""
    for change in (
        lambda d: d.update(extra=1),
        lambda d: d.pop("links"),
        lambda d: d.update(format_version="2.0"),
        lambda d: d["verdict"].update(worst_severity="fatal"),
        lambda d: d["effective_routes"]["tables"][0]["routes"][0].update(source="Magic"),
        lambda d: d["effective_routes"]["tables"][0]["routes"][0].update(metric=1),
        lambda d: d["statistics"].update(gaps=-1),
    ):
        broken = copy.deepcopy(document)
        change(broken)
        yield broken


def main():
    binary, testdata = sys.argv[1], pathlib.Path(sys.argv[2])
    schema = run(binary, "schema", "evaluation")
    jsonschema.Draft202012Validator.check_schema(schema)
    problems = list(schema_problems(schema))
    validator = jsonschema.Draft202012Validator(schema)
    plans = sorted(testdata.glob("*/plan*.json"))
    if not plans:
        problems.append(f"no plans under {testdata}")
    refused = 0
    for plan in plans:
        document = run(binary, "evaluate", plan, "--format", "json", "--exit-zero")
        for error in validator.iter_errors(document):
            place = "/".join(map(str, error.absolute_path))
            problems.append(f"{plan}: {place}: {error.message[:200]}")
        problems += [f"{plan}: {problem}" for problem in reference_problems(document)]
        tables = document["effective_routes"]["tables"]
        if not refused and tables and tables[0]["routes"]:
            for i, broken in enumerate(broken_copies(document)):
                refused += 1
                if validator.is_valid(broken):
                    problems.append(f"{plan}: broken copy {i} is taken for valid")
    if not refused:
        problems.append("no plan has a table to break")
    print("\n".join(problems) or f"{len(plans)} evaluations are as the schema says")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

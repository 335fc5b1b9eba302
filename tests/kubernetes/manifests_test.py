#!/usr/bin/env python3
"""Holds the Kubernetes manifests of docs/ against Kubernetes' schema.

    manifests_test.py SOURCES
"""
import copy
import json
import pathlib
import sys

import jsonschema
import yaml


def mistakes(manifest):
    """Copies with a mistake that the schema must refuse."""
    pod = lambda m: m["spec"]["template"]["spec"]
    for change in (
        lambda m: m.update(apiVersion="example.com/v1"),
        lambda m: m["spec"].update(completionmode="Indexed"),
        lambda m: m["spec"].pop("template"),
        lambda m: pod(m)["containers"][0].update(comand=["sh"]),
        lambda m: pod(m)["containers"][0].pop("name"),
        lambda m: pod(m).update(restartPolicy="Sometimes"),
        lambda m: pod(m)["containers"][0].update(args="one word"),
    ):
        wrong = copy.deepcopy(manifest)
        change(wrong)
        yield wrong


def mount_problems(manifest):
    """What no schema can say: mounts must be those of volumes, selectors those of labels."""
    template = manifest["spec"]["template"]
    volumes = {volume["name"] for volume in template["spec"].get("volumes", [])}
    for container in template["spec"]["containers"]:
        mounts = {mount["name"] for mount in container.get("volumeMounts", [])}
        if not mounts <= volumes:
            yield f"no volumes {sorted(mounts - volumes)}"
    wanted = manifest["spec"].get("selector", {}).get("matchLabels", {})
    if not wanted.items() <= template["metadata"]["labels"].items():
        yield "the selector is not that of the pods"


def main():
    sources = pathlib.Path(sys.argv[1])
    schema = json.loads((sources / "tests/kubernetes/schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    problems = []
    files = sorted(sources.glob("docs/**/kubernetes*.yaml"))
    if not files:
        problems.append("there are no manifests")
    for file in files:
        for manifest in yaml.safe_load_all(file.read_text()):
            name = f"{file.relative_to(sources)}: {manifest['kind']}"
            error = jsonschema.exceptions.best_match(validator.iter_errors(manifest))
            if error:
                problems.append(f"{name}: {error.json_path}: {error.message[:300]}")
            if "template" not in manifest["spec"]:
                continue
            problems += [f"{name}: {problem}" for problem in mount_problems(manifest)]
            problems += [f"{name}: a mistake is not seen: {number}"
                         for number, wrong in enumerate(mistakes(manifest))
                         if validator.is_valid(wrong)]
    print("\n".join(problems) or f"{len(files)} files are as Kubernetes wants them")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

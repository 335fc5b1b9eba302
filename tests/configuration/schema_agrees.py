"""Holds schemas/config.schema.json against the parser of the configuration file.

1. Each sample of the corpus gets the same verdict from both: good, bad; and beyond_schema is what
   only the parser can refuse.
2. Each mapping of the good samples accepts the same keys in both, and every mapping that the schema
   describes occurs in the good samples.
3. Each value of the good samples, left out or replaced by values of other types and of every bound
   that the schema has, gets the same verdict from both, and both know the same words.
"""

import copy
import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml

UNKNOWN_KEY = "zzzzzzzzzzzz"
REPLACEMENTS = [None, True, 0, -1, 1.5, 4294967296, "", "x", "a b", "10.0.0.0/8", "10.0.0.4+",
                "before", [], {}, ["x"], {"x": 1}]


class Loader(yaml.SafeLoader):
    """PyYAML knows YAML 1.1; the types of scalars are those of YAML 1.2's core schema here."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in [
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
        ("int", r"[-+]?[0-9]+", list("-+0123456789")),
        ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789"))]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def parse_all(program, texts):
    """The parser's mistakes for each text."""
    data = b"".join(text.encode() + b"\0" for text in texts)
    output = subprocess.run([program], input=data, stdout=subprocess.PIPE, check=True).stdout
    lines = iter(output.decode().splitlines())
    return [[next(lines) for _ in range(int(next(lines)))] for _ in texts]


def paths(value, path=()):
    """The path of each value in a document, outer ones first."""
    yield path
    entries = value.items() if isinstance(value, dict) else \
        enumerate(value) if isinstance(value, list) else []
    for key, child in entries:
        yield from paths(child, path + (key,))


def at(value, path):
    for key in path:
        value = value[key]
    return value


def changed(document, path, change):
    """A copy of the document after `change(container, key)` of the value at `path`."""
    holder = copy.deepcopy({"root": document})
    full = ("root",) + path
    change(at(holder, full[:-1]), full[-1])
    return holder["root"]


def replace_by(replacement):
    return lambda container, key: container.__setitem__(key, replacement)


def all_errors(errors):
    for error in errors:
        yield error
        yield from all_errors(error.context)


def described_mappings(schema):
    """Each part of the schema that lists the keys of a mapping."""
    if isinstance(schema, dict):
        if "properties" in schema and schema.get("additionalProperties") is False:
            yield schema
        for key, part in schema.items():
            if key != "default":
                yield from described_mappings(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from described_mappings(part)


def check_schema(schema):
    """Complains about mappings that accept anything, and properties without a description."""
    for mapping in described_mappings(schema):
        for name, part in mapping["properties"].items():
            if not part.get("description"):
                yield f"schema: {name} has no description"
    text = json.dumps(schema)
    if text.count('"type": "object"') != text.count('"additionalProperties": '):
        yield "schema: a mapping does not say which keys it accepts"


def check_corpus(program, validator, corpus):
    for folder, parses, validates in [("good", True, True), ("bad", False, False),
                                      ("beyond_schema", False, None)]:
        files = sorted((corpus / folder).glob("*.yaml"))
        for file, mistakes in zip(files, parse_all(program, [f.read_text("utf-8") for f in files])):
            if parses != (not mistakes):
                yield f"{file}: the parser says {mistakes or 'nothing'}"
            if validates is None:
                continue
            errors = [e.message for e in validator.iter_errors(load(file))]
            if validates != (not errors):
                yield f"{file}: the schema says {errors or 'nothing'}"


def load(file):
    return yaml.load(file.read_text("utf-8"), Loader)


def check_keys(program, validator, documents):
    cases = []
    for name, document in documents:
        for path in paths(document):
            if isinstance(at(document, path), dict):
                cases.append((name, path, changed(
                    document, path, lambda c, k: c[k].__setitem__(UNKNOWN_KEY, "x"))))
    reached = set()
    for (name, path, text), mistakes in zip(
            cases, parse_all(program, [json.dumps(case[2]) for case in cases])):
        by_schema = set()
        for error in all_errors(validator.iter_errors(text)):
            is_about_keys = error.validator == "additionalProperties" and \
                "properties" in error.schema
            if is_about_keys and tuple(error.absolute_path) == path:
                by_schema |= set(error.schema["properties"])
                reached.add(id(error.schema))
        by_parser = set()
        for mistake in mistakes:
            found = re.search(UNKNOWN_KEY + '", expected (?:one of )?([a-z0-9_, ]+)$', mistake)
            by_parser |= set(found.group(1).split(", ")) if found else set()
        if by_schema != by_parser:
            yield f"{name} {path}: only one of both knows {sorted(by_schema ^ by_parser)}"
    for mapping in described_mappings(validator.schema):
        if id(mapping) not in reached:
            yield f"no good sample has the mapping with the keys {sorted(mapping['properties'])}"


def sections(document):
    """The document in parts, since checking one costs as much as it is large."""
    for key, part in document.items():
        if key == "assume":
            for inner, inner_part in part.items():
                yield {"version": 1, "assume": {inner: inner_part}}
        else:
            yield {"version": 1, key: part}


def bounds(schema):
    """The numbers around each bound of the schema."""
    if isinstance(schema, dict):
        for key in ("minimum", "maximum"):
            yield from (schema[key] + step for step in (-1, 0, 1) if key in schema)
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from bounds(part)


def check_changes(program, validator, documents):
    numbers = sorted(set(bounds(validator.schema)))
    cases = []
    for name, document in [(name, part) for name, whole in documents for part in sections(whole)]:
        for path in list(paths(document))[1:]:
            value = at(document, path)
            is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
            for replacement in REPLACEMENTS + (numbers if is_number else []):
                cases.append((f"{name} {path} = {json.dumps(replacement)}",
                              changed(document, path, replace_by(replacement))))
            cases.append((f"{name} without {path}",
                          changed(document, path, lambda c, k: c.__delitem__(k))))
    for (name, document), mistakes in zip(
            cases, parse_all(program, [json.dumps(case[1]) for case in cases])):
        errors = list(all_errors(validator.iter_errors(document)))
        if (not errors) != (not mistakes) and not only_beyond_schema(mistakes):
            yield f"{name}: the parser says {mistakes or 'nothing'}, the schema the contrary"
        words = {tuple(sorted(e.validator_value)) for e in errors if e.validator == "enum"}
        lists = [re.search(": found .*, expected one of ([a-z_, ]+)$", m) for m in mistakes]
        known = {tuple(sorted(m.group(1).split(", "))) for m in lists
                 if m and "unknown key" not in m.group()}
        if len(words) == 1 and len(errors) == 1 and words != known:
            yield f"{name}: the schema knows the words {words}, the parser {known}"


def only_beyond_schema(mistakes):
    beyond = (r": found (a second entry for|minutes in another order|ranges of length|"
              r"\d+ ranges, expected at most the)")
    return bool(mistakes) and all(re.search(beyond, mistake) for mistake in mistakes)


def main():
    program, schema_file, corpus = sys.argv[1], *map(pathlib.Path, sys.argv[2:4])
    schema = json.loads(schema_file.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    documents = [(f.stem, load(f)) for f in sorted((corpus / "good").glob("*.yaml"))
                 if not f.stem.startswith("lab_")]
    complaints = [*check_schema(schema), *check_corpus(program, validator, corpus),
                  *check_keys(program, validator, documents),
                  *check_changes(program, validator, [d for d in documents if d[0] != "contract"])]
    print("\n".join(complaints) or "Parser and schema agree.")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())

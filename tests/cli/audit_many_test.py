#!/usr/bin/env python3
"""Audits a generated fleet of plans as a platform team would.

    audit_many_test.py BINARY TESTDATA [PLANS]

Of the plans 5 % are broken. Checks that exactly those are listed, that the report is the same bytes
whatever --jobs is, that an audit killed with SIGKILL and resumed has lost and repeated nothing, that
merged shards equal one run, that the documents obey their schema, and that memory stays flat.
"""
import gzip
import json
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

import jsonschema

from validate_evaluation import run, schema_problems

CASES = ("lab-udr-default-route", "plan-targeted", "apply-association-swapped", "plan-drift",
         "lab-peering-hub-spoke", "plan-moved")
BROKEN_EVERY = 20
MOST_MEGABYTES = 64  # Of the process that audits; each plan has one of its own.


def breakages(text):
    """Ways in which a stored plan is broken."""
    yield ".json", text[: len(text) // 2]
    yield ".json", b""
    yield ".json", b"Terraform used the selected providers to generate the following plan"
    yield ".json.gz", gzip.compress(text)[:-20]
    yield ".json", text.replace(b'"format_version":"1.', b'"format_version":"9.', 1)
    yield ".json", b"[" * 100000


def generate(folder, testdata, count):
    """The paths of the broken ones."""
    plans = [json.loads((testdata / case / "plan.json").read_text()) for case in CASES]
    broken = set()
    for i in range(count):
        plan = dict(plans[i % len(plans)])
        plan["timestamp"] = f"2026-{1 + i % 11:02}-{1 + i % 28:02}T08:00:00Z"
        text = json.dumps(plan, separators=(",", ":")).encode()
        suffix = ".json.gz" if i % 3 == 0 else ".json"
        packed = gzip.compress(text) if suffix == ".json.gz" else text
        if i % BROKEN_EVERY == 7:
            suffix, packed = list(breakages(text))[i // BROKEN_EVERY % 6]
        path = folder / f"team{i % 4}" / f"plan{i:05}{suffix}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(packed)
        if i % BROKEN_EVERY == 7:
            broken.add(str(path))
    return broken


def audit(binary, *words, codes=(3,)):
    done = subprocess.run([binary, "audit", *map(str, words)], capture_output=True, check=False)
    if done.returncode not in codes:
        sys.exit(f"audit {words}: exit code {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def peak_megabytes(binary, *words):
    process = subprocess.Popen([binary, "audit", *map(str, words)], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            peak = max([peak] + [int(line.split()[1]) for line in status.splitlines()
                                 if line.startswith("VmHWM")])
        except (OSError, ValueError):
            pass
        time.sleep(0.02)
    return peak / 1024


def kill_and_resume(binary, plans, rows, whole):
    """Problems of an audit that is killed several times on its way."""
    for _ in range(3):
        process = subprocess.Popen([binary, "audit", plans, "--rows", rows, "--resume", "--jobs",
                                    "2", "--format", "jsonl"], stdout=subprocess.DEVNULL)
        wanted = rows.stat().st_size + random.randrange(2000, 9000) if rows.exists() else 3000
        while process.poll() is None and not (rows.exists() and rows.stat().st_size >= wanted):
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with rows.open("ab") as file:  # As if the last write had been torn.
            file.write(b'{"path":"')
    left = rows.read_bytes().count(b"\n")
    if not 0 < left < whole.count(b"\n"):
        yield f"{left} rows were left when the audit was killed; nothing is shown by that"
    if audit(binary, plans, "--rows", rows, "--resume", "--format", "jsonl") != whole:
        yield "the report of a resumed audit is another"
    if rows.read_bytes() != whole:
        yield "the rows of a resumed audit are others"


def check(binary, testdata, count, folder):
    plans = folder / "plans"
    plans.mkdir()
    broken = generate(plans, testdata, count)
    whole = audit(binary, plans, "--format", "jsonl", "--jobs", "1")
    rows = [json.loads(line) for line in whole.splitlines()]
    if [row["path"] for row in rows] != sorted(str(p) for p in plans.rglob("*") if p.is_file()):
        yield "the rows are not those of all plans in the order of their paths"
    listed = {row["path"] for row in rows if row["status"] == "not_understood"}
    if listed != broken:
        yield f"listed as broken and not broken, or the reverse: {sorted(listed ^ broken)[:5]}"
    if audit(binary, plans, "--format", "jsonl", "--jobs", "4") != whole:
        yield "with 4 jobs the report is another"
    yield from kill_and_resume(binary, plans, folder / "rows.jsonl", whole)

    shards = [folder / f"shard{i}.jsonl" for i in (1, 2)]
    for i, shard in enumerate(shards, 1):
        audit(binary, plans, "--shard", f"{i}/2", "--rows", shard, "--format", "text")
    for kind in ("text", "json", "jsonl", "markdown"):
        if audit(binary, "--merge", *reversed(shards), "--format", kind) != audit(
                binary, plans, "--format", kind):
            yield f"two merged shards are not one run as {kind}"

    document = json.loads(audit(binary, plans, "--format", "json"))
    schema = run(binary, "schema", "audit")
    jsonschema.Draft202012Validator.check_schema(schema)
    yield from schema_problems(schema)
    for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
    totals = document["totals"]
    if document["plans"] != rows or totals["plans"] != count:
        yield "the document has other rows than the lines"
    if totals["not_understood"] != len(broken) or len(totals["months"]) < 5:
        yield f"the sums are wrong: {totals}"
    if sum(totals["findings"].values()) != sum(sum(row["findings"].values()) for row in rows
                                               if row["findings"]):
        yield "the findings do not add up"
    peak = peak_megabytes(binary, plans, "--format", "json")
    print(f"{count} plans, {len(broken)} broken, at most {peak:.0f} MB")
    if not 0 < peak < MOST_MEGABYTES:
        yield f"the process took {peak:.0f} MB, more than {MOST_MEGABYTES}"


def main():
    binary, testdata = sys.argv[1], pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 120
    with tempfile.TemporaryDirectory() as name:
        problems = list(check(binary, testdata, count, pathlib.Path(name)))
    print("\n".join(problems) or "the audit is as it should be")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

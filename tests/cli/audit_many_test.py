#!/usr/bin/env python3
"""Audits a generated fleet of plans as a platform team would.

    audit_many_test.py BINARY [PLANS]

Of many plans 5 % are broken; of few more, so that each way of being broken occurs. Checks that exactly those are listed, that the report is the same bytes
whatever --jobs is, that an audit killed with SIGKILL and resumed has lost and repeated nothing, that
merged shards equal one run, that the documents obey their schema, that a row says what `evaluate`
says of its plan, and that memory stays below its ceiling.
"""
import gzip
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import jsonschema

from generate_plans import plan_text
from validate_evaluation import run, schema_problems

MOST_MEGABYTES = 64  # Of the process that audits; each plan has one of its own.


def breakages(text):
    """Ways in which a stored plan is broken."""
    yield ".json", text[: len(text) // 2]
    yield ".json", b""
    yield ".json", b"Terraform used the selected providers to generate the following plan"
    yield ".json.gz", gzip.compress(text)[:-20]
    yield ".json", text.replace(b'"format_version":"1.', b'"format_version":"9.', 1)
    yield ".json", b"[" * 100000
    yield ".json.gz", b"no gzip"
    yield ".tfplan", b"PK\x03\x04 and nothing of a saved plan"


def generate(folder, count):
    """The paths of the broken ones."""
    broken = set()
    every = 20 if count >= 160 else 5
    for i in range(count):
        text = plan_text(i)
        suffix = ".json.gz" if i % 3 == 0 else ".json"
        packed = gzip.compress(text) if suffix == ".json.gz" else text
        if i % every == 3:
            suffix, packed = list(breakages(text))[i // every % 8]
        path = folder / f"team{i % 4}" / f"plan{i:05}{suffix}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(packed)
        if i % every == 3:
            broken.add(str(path))
    return broken


def audit(binary, *words, codes=(3,)):
    done = subprocess.run([binary, "audit", *map(str, words)], capture_output=True, check=False)
    if done.returncode not in codes:
        sys.exit(f"audit {words}: exit code {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def lost(windows):
    """The longest loss that ends, and whether one does not."""
    down = [window for window in windows if window["kind"] in ("down", "looping")]
    ends = [window["duration_seconds"]["max"] for window in down if window["duration_seconds"]]
    return max(ends, default=None), any(window["to_step"] is None for window in down)


def row_problems(binary, row):
    """Where a row does not say what the evaluation of its plan says."""
    path = pathlib.Path(row["path"])
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    done = subprocess.run([binary, "evaluate", "-", "--format", "json", "--exit-zero", "--failures",
                           "off"], input=text, capture_output=True, check=True)
    document = json.loads(done.stdout)
    findings = document["statistics"]["findings"]
    timeline = document["timeline"]
    longest, stays = lost(timeline["windows"])
    possible, may_stay = lost(timeline["possible_windows"])
    refused = {refusal["certainty"] for refusal in timeline["refusals"] if refusal["left_down"]}
    expected = {
        "verdict": document["verdict"]["headline"],
        "worst_severity": document["verdict"]["worst_severity"],
        "findings": {name: findings[name] for name in row["findings"]},
        "new_findings": findings["new"],
        "stays_down": stays or "expected" in refused,
        "may_stay_down": may_stay or "possible" in refused,
        "failed_tests": 0,
        "changed_subnets": len({change["subnet"] for change in
                                document["effective_routes"]["changes"]}),
        "gaps": len(document["gaps"]),
        "timestamp": document["inputs"]["plans"][0]["timestamp"],
        "fails": findings["critical"] + findings["high"] > 0,
    }
    for key, value in expected.items():
        if row[key] != value:
            yield f"{path}: {key} is {row[key]}, the evaluation says {value}"
    for key, value in (("downtime_seconds", longest), ("possible_downtime_seconds", possible)):
        if (row[key] and row[key]["max"]) != value:
            yield f"{path}: {key} is {row[key]}, the evaluation says {value}"


def peak_of(process):
    """Megabytes that a process had at most, without its children."""
    try:
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    except OSError:
        return 0
    lines = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(lines[0].split()[1]) / 1024 if lines else 0


def audit_with_peak(binary, *words):
    """What the audit printed, and the most memory that its process had."""
    peak = 0
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([binary, "audit", *map(str, words)], stdout=output)
        while process.poll() is None:
            peak = max(peak, peak_of(process))
            time.sleep(0.02)
        if process.returncode != 3:
            sys.exit(f"audit {words}: exit code {process.returncode}")
        output.seek(0)
        return output.read(), peak


def kill_and_resume(binary, plans, rows, whole):
    """Problems of an audit that is killed several times on its way."""
    for killed_at in (0.2, 0.4, 0.7):
        process = subprocess.Popen([binary, "audit", plans, "--rows", rows, "--resume", "--jobs",
                                    "2", "--format", "jsonl"], stdout=subprocess.DEVNULL)
        wanted = len(whole) * killed_at
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


def check(binary, count, folder):
    plans = folder / "plans"
    plans.mkdir()
    broken = generate(plans, count)
    whole, peak = audit_with_peak(binary, plans, "--format", "jsonl", "--jobs", "1")
    print(f"{count} plans, {len(broken)} broken, at most {peak:.0f} MB")
    if not 0 < peak < MOST_MEGABYTES:
        yield f"the process took {peak:.0f} MB, more than {MOST_MEGABYTES}"
    rows = [json.loads(line) for line in whole.splitlines()]
    if [row["path"] for row in rows] != sorted(str(p) for p in plans.rglob("*") if p.is_file()):
        yield "the rows are not those of all plans in the order of their paths"
    listed = {row["path"] for row in rows if row["status"] == "not_understood"}
    if listed != broken:
        yield f"listed as broken and not broken, or the reverse: {sorted(listed ^ broken)[:5]}"
    evaluated = [row for row in rows if row["status"] == "evaluated"]
    for row in evaluated[:: max(1, len(evaluated) // 10)]:
        yield from row_problems(binary, row)

    kept = folder / "kept.jsonl"
    page = audit(binary, plans, "--format", "html", "--jobs", "4", "--rows", kept)
    if kept.read_bytes() != whole:
        yield "with 4 jobs the rows are others"
    yield from kill_and_resume(binary, plans, folder / "rows.jsonl", whole)
    shards = [folder / f"shard{i}.jsonl" for i in (1, 2)]
    for i, shard in enumerate(shards, 1):
        audit(binary, plans, "--shard", f"{i}/2", "--rows", shard)
    if audit(binary, "--merge", *reversed(shards), "--format", "html") != page:
        yield "two merged shards are not one run as html"
    for kind in ("text", "json", "jsonl", "markdown"):
        one = audit(binary, plans, "--rows", kept, "--resume", "--format", kind)
        if audit(binary, "--merge", *reversed(shards), "--format", kind) != one:
            yield f"two merged shards are not one run as {kind}"
    yield from document_problems(binary, shards, rows, broken)


def document_problems(binary, shards, rows, broken):
    document = json.loads(audit(binary, "--merge", *shards, "--format", "json"))
    schema = run(binary, "schema", "audit")
    jsonschema.Draft202012Validator.check_schema(schema)
    yield from schema_problems(schema)
    for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
    totals = document["totals"]
    if document["plans"] != rows or totals["plans"] != len(rows):
        yield "the document has other rows than the lines"
    if totals["not_understood"] != len(broken) or len(totals["months"]) < 5:
        yield f"the sums are wrong: {totals}"
    if sum(totals["findings"].values()) != sum(sum(row["findings"].values()) for row in rows
                                               if row["findings"]):
        yield "the findings do not add up"


def main():
    binary = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    with tempfile.TemporaryDirectory() as name:
        problems = list(check(binary, count, pathlib.Path(name)))
    print("\n".join(problems) or "the audit is as it should be")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

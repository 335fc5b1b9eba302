#!/usr/bin/env python3
"""A plan with a text of a gibibyte: it is read in bounded memory and time. For .ci/run.

huge_plan_test.py BINARY PLAN
"""
import resource
import subprocess
import sys

GIBIBYTE = 1 << 30
# The text itself, its positions, and what a growing buffer of standard input copies.
MOST_MEMORY = 5 * GIBIBYTE
MOST_SECONDS = 120


def main():
    binary, plan = sys.argv[1:]
    with open(plan, "rb") as file:
        text = file.read()
    head, tail = text[: text.rindex(b"}")], b"}"
    process = subprocess.Popen(
        [binary, "evaluate", "--exit-zero", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 * MOST_MEMORY,) * 2),
    )
    process.stdin.write(head + b',"padding":"')
    block = b"x" * (1 << 20)
    for _ in range(GIBIBYTE // len(block)):
        process.stdin.write(block)
    process.stdin.write(b'"' + tail)
    process.stdin.close()
    output = process.stdout.read()
    code = process.wait(timeout=MOST_SECONDS)
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    plain = subprocess.run(
        [binary, "evaluate", "--exit-zero", "-"], input=text, stdout=subprocess.PIPE, check=False
    )
    print(f"exit code {code}, {used / GIBIBYTE:.1f} GiB")
    assert code == plain.returncode == 0, code
    assert output == plain.stdout, "the padding changed the answer"
    assert used < MOST_MEMORY, used


main()

#!/usr/bin/env python3
"""Runs random networks of BGP speakers in the BIRD daemon and in the BGP engine, and demands equal
best routes.

One daemon plays many networks at once; nothing connects them. No privileges are needed: sessions
are TCP connections between addresses of 127.0.0.0/8. Exit code 77 means that BIRD is missing.
"""
import argparse
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

BATCH = 50
SETTLED = 1.0   # Seconds without a change of any route.
PATIENCE = 120  # Seconds for one batch to come to rest.
RUNS = 4        # Of a batch in which something differs.


class Bird:
    """A running daemon; its control socket answers commands."""

    def __init__(self, program, folder):
        self.control = str(folder / "control")
        self.errors = open(folder / "errors", "w+")
        self.process = subprocess.Popen(
            [program, "-f", "-c", str(folder / "healthy.conf"), "-s", self.control,
             "-P", str(folder / "pid")],
            stdout=subprocess.DEVNULL, stderr=self.errors)
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.errors.seek(0)
                sys.exit(f"bird does not start: {self.errors.read()[-2000:]}")
            time.sleep(0.05)

    def answers(self):
        try:
            return bool(self.ask("show status"))
        except OSError:
            return False

    def ask(self, command):
        """The lines of the answer, without their codes."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(PATIENCE)
            connection.connect(self.control)
            stream = connection.makefile("rw")
            stream.readline()
            stream.write(command + "\n")
            stream.flush()
            lines = []
            for line in stream:
                lines.append(re.sub(r"^(\d{4}[- ]| )", "", line.rstrip("\n")))
                if re.match(r"[089]\d{3} |0\d{3}$", line):
                    return lines
        return lines

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.errors.close()


def sessions_in(configuration):
    return set(re.findall(r"^protocol bgp (\S+)", configuration.read_text(), re.MULTILINE))


def established(bird):
    rows = [line.split() for line in bird.ask("show protocols")]
    return {row[0] for row in rows if row[1:2] == ["BGP"] and row[-1] == "Established"}


def best_routes(bird):
    """One line for each best route, as bird_cases writes them."""
    routes = {}
    table = prefix = key = None
    for line in bird.ask("show route table all all"):
        start = re.match(r"Table (\S+):", line)
        if start:
            table = start[1]
            continue
        route = re.match(r"(\S*)\s+\S+ \[(\S+) [^\]]*\]( \*)?", line)
        if route and not line.startswith("\t"):
            prefix = route[1] or prefix
            key = None
            if route[3]:
                key = (table, prefix)
                routes[key] = {"from": route[2]}
            continue
        attribute = re.match(r"\s+BGP\.(\w+): ?(.*)", line)
        if attribute and key:
            routes[key][attribute[1]] = attribute[2]
    return {text(key, route) for key, route in routes.items()}


def text(key, route):
    words = [*key]
    if route["from"].startswith("own_"):
        return " ".join(words + ["own"])
    words += [route["from"], "path", *route["as_path"].split()]
    words += ["next", route["next_hop"].split()[0], "preference", route["local_pref"]]
    if "med" in route:
        words += ["med", route["med"]]
    pairs = re.findall(r"\((\d+),(\d+)\)", route.get("community", ""))
    return " ".join(words + sorted((f"{a}:{b}" for a, b in pairs),
                                   key=lambda pair: [int(half) for half in pair.split(":")]))


def routes_at_rest(bird, sessions):
    """The best routes once all sessions are up and nothing has changed for a while."""
    deadline = time.monotonic() + PATIENCE
    last, since = None, time.monotonic()
    while time.monotonic() < deadline:
        if established(bird) == sessions:
            routes = best_routes(bird)
            if routes != last:
                last, since = routes, time.monotonic()
            elif time.monotonic() - since >= SETTLED:
                return routes
        time.sleep(0.1)
    missing = sorted(sessions - established(bird))
    sys.exit(f"bird does not come to rest in {PATIENCE} s; sessions down: {missing[:10]}")


def differences(name, expected, actual):
    """Prints what differs; gives the names of the networks in which something does."""
    wrong = expected ^ actual
    for line in sorted(wrong)[:40]:
        print(f"{name}: {'engine' if line in expected else 'bird  '} {line}")
    return {re.match(r"n\d+", line)[0] for line in wrong}


def run_batch(options, seed, networks, folder):
    """Number of networks left out and of best routes compared, names of networks that differ."""
    left_out = int(subprocess.run(
        [options.cases, folder, str(seed), str(networks), str(free_port())],
        check=True, capture_output=True, text=True).stdout)
    compared, wrong = 0, set()
    bird = Bird(options.bird, folder)
    try:
        for scenario in ("healthy", "failed"):
            configuration = folder / f"{scenario}.conf"
            if scenario == "failed":
                answer = bird.ask(f'configure "{configuration}"')
                if not any("econfigur" in line for line in answer):
                    sys.exit(f"bird refuses its configuration: {answer}")
            actual = routes_at_rest(bird, sessions_in(configuration))
            expected = set((folder / f"{scenario}.expected").read_text().splitlines())
            compared += len(expected)
            wrong |= differences(f"seed {seed} {scenario}", expected, actual)
    finally:
        bird.stop()
    return left_out, compared, wrong


def run_until_sure(options, seed, networks, folder):
    """As run_batch, with the numbers of networks that differ in every run and in some runs only.

    A network in which BIRD itself ends now in one state, now in another, has several stable ones.
    """
    left_out, compared, always = run_batch(options, seed, networks, folder)
    ever = always
    for _ in range(RUNS - 1):
        if not always:
            break
        always = always & run_batch(options, seed, networks, folder)[2]
    return left_out, compared, len(always), len(ever - always)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", required=True, help="the program bird_cases")
    parser.add_argument("--required", action="store_true", help="fail without BIRD")
    parser.add_argument("--networks", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1, help="of the first batch")
    parser.add_argument("--keep", help="folder for the configurations")
    parser.add_argument("--bird", default=shutil.which("bird") or "/usr/sbin/bird")
    options = parser.parse_args()
    if not os.access(options.bird, os.X_OK):
        print("not run: needs the BIRD daemon; apt-get install bird2")
        sys.exit(1 if options.required else 77)
    began = time.monotonic()
    totals = [0, 0, 0, 0]
    for first in range(0, options.networks, BATCH):
        seed = options.seed + first // BATCH
        networks = min(BATCH, options.networks - first)
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(options.keep or temporary)
            folder.mkdir(parents=True, exist_ok=True)
            batch = run_until_sure(options, seed, networks, folder)
        totals = [total + part for total, part in zip(totals, batch)]
        if options.keep and batch[2]:
            break
    left_out, compared, wrong, unsteady = totals
    print(f"{options.networks} networks, each healthy and after a failure: {compared} best routes "
          f"compared, {wrong} networks differ; {unsteady} in which BIRD's own runs differ; "
          f"{left_out} without a single stable state left out; {time.monotonic() - began:.0f} s")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

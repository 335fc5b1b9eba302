#!/usr/bin/env python3
"""What the plain script says of static routes is what routesight says.

    static_routes_test.py BINARY
"""
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
TOPOLOGIES = ("hub-and-spoke", "multi-region", "dual-homed")


def shown_by_routesight(binary, plan):
    words = [binary, "routes", "--at", "after", "--format", "json", plan]
    tables = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)["tables"]
    return {table["subnet"]: sorted(
        [route["prefix"], route["source"], route["state"], route["next_hop_type"],
         ", ".join(route["next_hop_ips"])]
        for route in table["routes"] if route["source"] != "VirtualNetworkGateway")
        for table in tables}


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        plan, configuration = pathlib.Path(folder, "plan.json"), pathlib.Path(folder, "routesight.yaml")
        for topology in TOPOLOGIES:
            subprocess.run([HERE / "generate_plan", "--topology", topology, "--prefixes", "10",
                            "--change", "update=20", "--change", "delete=10", "--output", plan,
                            "--configuration", configuration], check=True)
            printed = subprocess.run([HERE / "static_routes", plan], capture_output=True, check=True).stdout
            plain = json.loads(printed)["tables"]
            assert len(plain) > 27, topology
            assert plain == shown_by_routesight(binary, plan), topology


main()

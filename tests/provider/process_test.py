"""Providers start, end and leave nothing behind, whatever becomes of Terraform.

usage: process_test.py MIRROR AZURERM
"""

import os
import signal
import subprocess
import sys
import time
import unittest

import processes
import real_terraform

MIRROR, AZURERM = sys.argv[1:3]
STARTS = 200


class Processes(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(real_terraform.Place(MIRROR, AZURERM))
        self.binary = processes.installed(MIRROR)

    def assert_none_is_left(self, seconds=10):
        deadline = time.monotonic() + seconds
        while self.place.left_over() or self.running():
            self.assertLess(time.monotonic(), deadline, self.place.left_over())
            time.sleep(0.05)

    def running(self):
        """Those of this test: their sockets, if nothing else, are in its directory."""
        def belongs(process):
            try:
                with open(f"/proc/{process}/environ", "rb") as file:
                    return f"TMPDIR={self.place.temporary}".encode() in file.read().split(b"\0")
            except OSError:
                return False
        return [process for process in processes.running(self.binary) if belongs(process)]

    def test_many_starts_in_a_row(self):
        for _ in range(STARTS):
            process, line = processes.start(self.binary, self.place.temporary)
            self.assertRegex(line, r"^1\|6\|unix\|.*\|grpc\|[A-Za-z0-9+/]{50,}\n$")
            process.send_signal(signal.SIGTERM)
            process.communicate()
            self.assertEqual(process.returncode, 0)
        self.assert_none_is_left()

    def test_started_by_a_person(self):
        result = subprocess.run([self.binary], capture_output=True, text=True)
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("plugin", result.stderr)

    def reading(self):
        """Terraform while a data source reads a plan that never comes."""
        os.mkfifo(self.place.root / "pipe")
        folder = self.place.write("waiting", '''
            terraform {
              required_providers {
                routesight = { source = "routesight/routesight" }
              }
            }
            data "routesight_evaluation" "never" {
              plan_file = "../pipe"
            }''')
        self.place.succeed(folder, "init", "-no-color")
        terraform = subprocess.Popen(["terraform", "plan", "-no-color"], cwd=folder,
                                     env=self.place.environment, stdin=subprocess.DEVNULL,
                                     stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                     start_new_session=True)
        self.addCleanup(terraform.stdout.close)
        while b"Reading..." not in terraform.stdout.readline():
            self.assertIsNone(terraform.poll())
        self.assertTrue(self.running())
        return terraform

    def test_killed_terraform(self):
        terraform = self.reading()
        terraform.kill()
        terraform.wait()
        self.assert_none_is_left()

    def test_log_lines_obey_tf_log(self):
        folder = self.place.write("logged", '''
            terraform {
              required_providers {
                routesight = { source = "routesight/routesight" }
              }
            }
            output "x" {
              value = provider::routesight::next_hop([], "10.0.0.1").next_hop_type
            }''')
        self.place.succeed(folder, "init", "-no-color")
        loud = self.place.run(folder, "plan", "-no-color", environment={"TF_LOG": "DEBUG"})
        self.assertRegex(loud.stderr, r"\[DEBUG\] provider.*routesight.*serving at")
        quiet = self.place.run(folder, "plan", "-no-color")
        self.assertEqual(quiet.stderr, "")


if __name__ == "__main__":
    sys.exit(real_terraform.run_tests(__name__, "nothing was started"))

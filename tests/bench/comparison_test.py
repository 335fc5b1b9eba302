#!/usr/bin/env python3
"""What `compare` makes of numbers: ratios, growth, verdicts, the page and its plot. Nothing is timed."""
import pathlib
import tempfile
import unittest
import xml.etree.ElementTree

from comparison import programs, ratios, targets
from comparison.write_page import write_page


def runs(*seconds, peak=1_000_000):
    return [{"cpu": cpu, "wall": 2 * cpu, "peak": peak, "anonymous": 0} for cpu in seconds]


def entry(spokes, seconds, size, topology="multi-region"):
    others = {name: runs(1.0) for name in programs.ALL if name != programs.ROUTESIGHT}
    own = runs(seconds) if seconds else None
    watched = {"cpu": seconds, "wall": seconds, "peak": size, "anonymous": size // 20} if seconds else None
    return {"series": "spokes", "topology": topology, "spokes": spokes, "prefixes": 100, "bytes": size,
            "runs": {programs.ROUTESIGHT: own, **others}, "watched": watched}


def results(*entries, **benchmarks):
    machine = {"date": "2026-01-01", "processor": "P", "cores": 2, "memory": 24.7, "kernel": "6",
               "load": 0.1, "commit": "abc"}
    return {"machine": machine, "entries": list(entries), "benchmarks": benchmarks}


def verdict(number, measured):
    return next(target for target in targets.TARGETS if target.number == number).verdict(measured)


class Comparison(unittest.TestCase):
    def test_ratios_are_of_runs_that_took_turns(self):
        self.assertEqual(ratios.ratio(runs(1, 20, 3), runs(2, 10, 3)), 1)
        self.assertIsNone(ratios.ratio(None, runs(1)))

    def test_the_exponent_of_a_power_is_found(self):
        points = [(size, 3 * size**1.5) for size in (10, 100, 1000)]
        self.assertAlmostEqual(ratios.growth_exponent(points), 1.5)
        self.assertIsNone(ratios.growth_exponent(points[:1]))

    def test_a_target_is_met_missed_or_not_measured(self):
        self.assertEqual(verdict(2, results(entry(1000, 1.5, 10))), ("1.5", "met"))
        self.assertEqual(verdict(2, results(entry(1000, 3.2, 10))), ("3.2", "missed by a factor of 2"))
        self.assertEqual(verdict(2, results(entry(1000, None, 10))), ("stopped", "missed"))
        self.assertEqual(verdict(2, results(entry(100, 1, 10))), ("", "not measured"))
        self.assertEqual(verdict(10, results(lookups_per_second=1e7))[1], "missed by a factor of 5")
        self.assertEqual(verdict(10, results(lookups_per_second=1e8))[1], "met")

    def test_numbers_show_the_digits_that_count(self):
        self.assertEqual([targets.shown(value) for value in (1 / 35, 0.5, 1.6, 123.45, 1e6)],
                         ["1/35", "0.5", "1.6", "123", "1,000,000"])

    def test_growth_is_that_of_the_worst_topology(self):
        measured = results(entry(100, 1, 10), entry(1000, 10, 10),
                           entry(100, 1, 10, "dual-homed"), entry(1000, 100, 10, "dual-homed"))
        self.assertEqual(verdict(18, measured), ("2", "missed by a factor of 1.9"))

    def test_the_page_is_written_between_its_markers(self):
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder, "page.md")
            page.write_text("before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nafter\n")
            write_page(results(entry(100, 0.5, 300_000_000), entry(1000, None, 400_000_000)), page)
            text = page.read_text()
            self.assertTrue(text.startswith("before\n") and text.endswith("\nafter\n"))
            self.assertNotIn("old", text)
            self.assertIn("stopped", text)
            drawing = xml.etree.ElementTree.parse(page.with_suffix(".svg")).getroot()
            self.assertEqual(len(drawing.findall("{*}polyline")), len(programs.ALL))


unittest.main()

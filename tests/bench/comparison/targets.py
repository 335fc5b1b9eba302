"""What routesight wants to reach, as ratios of one run, and what it reached."""
import dataclasses
import math
from typing import Callable

from . import programs
from .ratios import growth_exponent, ratio, typical
from .series import FULLY_COMPARED, SMALL

STOPPED = math.inf  # What a program costs that needs more time than it is given.
_LARGE_FILE = 200_000_000


@dataclasses.dataclass(frozen=True)
class Target:
    number: int
    wish: str
    gate: float
    measured: Callable  # Of the results; None where it was not measured.
    at_least: bool = False

    def verdict(self, results):
        """(what was measured, met or by how much it is missed)."""
        value = self.measured(results)
        if value is None:
            return "", "not measured"
        if value == STOPPED:
            return "stopped", "missed"
        excess = (self.gate / value if value else math.inf) if self.at_least else value / self.gate
        return shown(value), "met" if excess <= 1 else f"missed by a factor of {shown(excess)}"


def shown(value):
    """Three digits that count; small ones as fractions."""
    if 0 < value < 0.2:
        return f"1/{shown(1 / value)}"
    return f"{float(f'{value:.3g}'):,g}" if value < 1000 else f"{float(f'{value:.3g}'):,.0f}"


def entry(results, topology, spokes):
    for candidate in results["entries"]:
        if (candidate["series"], candidate["topology"], candidate["spokes"]) == ("spokes", topology, spokes):
            return candidate
    return None


def _against(spokes, other, topology=FULLY_COMPARED, quantity="cpu"):
    def measured(results):
        found = entry(results, topology, spokes)
        if found and found["runs"][programs.ROUTESIGHT] is None:
            return STOPPED
        return found and ratio(found["runs"].get(programs.ROUTESIGHT), found["runs"].get(other), quantity)
    return measured


def _large(results):
    """What was measured and watched on large files."""
    return [found for found in results["entries"]
            if found["bytes"] >= _LARGE_FILE and found["watched"] and found["series"] == "spokes"]


def _own_memory_by_file(results):
    return max((found["watched"]["anonymous"] / found["bytes"] for found in _large(results)), default=None)


def _memory_by_file(results):
    return max((found["watched"]["peak"] / found["bytes"] for found in _large(results)), default=None)


def _memory_of_ten(results):
    found = entry(results, SMALL, 10)
    return found and found["watched"] and found["watched"]["anonymous"] / 1e6


def growth(results, topology):
    points = [(found["spokes"], typical(found["runs"][programs.ROUTESIGHT]))
              for found in results["entries"]
              if found["series"] == "spokes" and found["topology"] == topology and found["spokes"] >= 100
              and found["runs"][programs.ROUTESIGHT]]
    return growth_exponent(points)


def _most_growth(results):
    found = [growth(results, topology) for topology in {e["topology"] for e in results["entries"]}]
    return max((exponent for exponent in found if exponent is not None), default=None)


def _two_cores(results):
    for found in results["entries"]:
        if found["series"] == "cores":
            return ratio(found["runs"][programs.ON_ONE_CORE], found["runs"][programs.ROUTESIGHT], "wall")
    return None


def _benchmark(name):
    return lambda results: results["benchmarks"].get(name)


TARGETS = (
    Target(1, "a plan of 1,000 spokes costs at most a 35th of the CPU time of `jq -c .`", 1 / 35,
           _against(1000, programs.JQ)),
    Target(2, "and at most 1.6 times a bare On-Demand parse of the mapped file", 1.6,
           _against(1000, programs.MAPPED)),
    Target(3, "and at most 0.8 of On-Demand over a text that is read", 0.8,
           _against(1000, programs.READ)),
    Target(4, "4,000 spokes cost at most a 40th of a script for static routes", 1 / 40,
           _against(4000, programs.SCRIPT)),
    Target(5, "10 spokes take at most 3 times as long as `cat`", 3,
           _against(10, programs.CAT, SMALL, "wall")),
    Target(6, "memory, files mapped apart, is at most a tenth of a file from 200 MB on", 0.1,
           _own_memory_by_file),
    Target(6, "and at most 24 MB for 10 spokes", 24, _memory_of_ten),
    Target(7, "all memory is at most 1.15 times the file", 1.15, _memory_by_file),
    Target(8, "tables of interfaces, shared ones not copied: a million a second, before and after", 1e6,
           _benchmark("interfaces_per_second"), at_least=True),
    Target(9, "rows of tables written out in memory: 100 million a second", 1e8,
           _benchmark("rows_per_second"), at_least=True),
    Target(9, "and in words 0.5 GB a second", 5e8, _benchmark("letters_per_second"), at_least=True),
    Target(10, "longest-prefix lookups in 5,000 routes: 50 million a second", 5e7,
           _benchmark("lookups_per_second"), at_least=True),
    Target(11, "BGP: 5 million candidate routes a CPU second", 5e6,
           _benchmark("candidates_per_second"), at_least=True),
    Target(12, "BGP: at most 16 bytes for each route that a speaker has", 16,
           _benchmark("bytes_per_route")),
    Target(13, "a hundred times the prefixes cost at most 1.5 times the BGP time", 1.5,
           _benchmark("hundredfold_prefixes")),
    Target(14, "all single failures together cost at most 8 computations of the network", 8,
           _benchmark("all_failures")),
    Target(14, "or 8 computations of the network and of how all its traffic fares", 8,
           _benchmark("all_failures_with_traffic")),
    Target(15, "and an 8th of computing the network for each of them", 1 / 8,
           _benchmark("failures_by_recomputation")),
    Target(16, "a failure costs at most 5 microseconds for each route that it changes", 5,
           _benchmark("microseconds_per_changed_route")),
    Target(17, "all steps of an apply cost at most 8 computations of the network", 8,
           _benchmark("apply_steps")),
    Target(17, "or 8 computations of the network and of how all its traffic fares", 8,
           _benchmark("apply_steps_with_traffic")),
    Target(18, "CPU time grows with at most the power 1.05 of the spokes, from 100 on", 1.05, _most_growth),
    Target(19, "two cores are at least 1.6 times as fast as one", 1.6, _two_cores, at_least=True),
    Target(20, "a small plan costs less than the `terraform show -json` that writes it", 1,
           lambda results: results.get("terraform_show")),
)

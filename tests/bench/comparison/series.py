"""What is measured, plan by plan."""
import dataclasses

from . import programs
from .rounds import in_turns

FULLY_COMPARED = "multi-region"  # The others are held against a few programs only.
SMALL = "hub-and-spoke"
PREFIXES = 100
SPOKES_FOR_PREFIXES = 100
_LARGE_FILE = 50_000_000


class Series:
    """`rounds`: of small files and of large ones."""

    def __init__(self, runner, binaries, plans, rounds, say):
        self._runner = runner
        self._binaries = binaries
        self._plans = plans
        self._rounds = rounds
        self._say = say

    def by_spokes(self, topologies, sizes):
        """Stops at the first size at which routesight was stopped."""
        for topology in topologies:
            for spokes in sizes:
                entry = self._entry("spokes", topology, spokes, PREFIXES,
                                    programs.ALL if topology == FULLY_COMPARED else programs.FEW)
                yield entry
                if entry["runs"][programs.ROUTESIGHT] is None:
                    break

    def by_prefixes(self, counts):
        for count in counts:
            yield self._entry("prefixes", SMALL, SPOKES_FOR_PREFIXES, count, programs.FEW)

    def by_cores(self, spokes):
        yield self._entry("cores", FULLY_COMPARED, spokes, PREFIXES,
                          (programs.ROUTESIGHT, programs.ON_ONE_CORE))

    def _entry(self, series, topology, spokes, prefixes, names):
        plan = self._plans.plan(topology, spokes, prefixes)
        self._say(f"{topology}, {spokes} spokes, {prefixes} prefixes: {plan.bytes / 1e6:.1f} MB")
        rounds = self._rounds[1 if plan.bytes > _LARGE_FILE else 0]
        runs = in_turns(self._runner, self._binaries, plan, names, rounds)
        watched = None
        if runs[programs.ROUTESIGHT] is not None and series != "cores":
            words = programs.words(programs.ROUTESIGHT, self._binaries, plan)
            watched = self._runner.run(words, watched=True)
        return {"series": series, "topology": topology, "spokes": spokes, "prefixes": prefixes,
                "bytes": plan.bytes, "runs": runs,
                "watched": dataclasses.asdict(watched) if watched else None}

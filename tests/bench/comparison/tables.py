"""What was measured, as Markdown."""
from . import programs
from .ratios import ratio, typical
from .targets import TARGETS, growth, shown


def page(results):
    return "\n\n".join((_machine(results["machine"]), _targets(results), _ratios(results), _seconds(results), _sizes(results),
                        _prefixes(results), _growths(results))) + "\n"


def _table(head, rows):
    lines = [" | ".join(head), " | ".join("---" for _ in head), *(" | ".join(row) for row in rows)]
    return "\n".join(f"| {line} |" for line in lines)


def _machine(machine):
    return (f"Measured on {machine['date']} at commit {machine['commit']}: {machine['processor']}, "
            f"{machine['cores']} cores, {machine['memory']:.0f} GB of memory, Linux {machine['kernel']}, "
            f"load {machine['load']} when it began.")


def _targets(results):
    rows = []
    for target in TARGETS:
        measured, verdict = target.verdict(results)
        bound = "at least" if target.at_least else "at most"
        rows.append((str(target.number), target.wish, f"{bound} {shown(target.gate)}", measured, verdict))
    return "### Targets\n\n" + _table(("#", "Target", "Gate", "Measured", ""), rows)


def _ratios(results):
    """routesight's CPU time by that of others."""
    others = [name for name in programs.ALL if name != programs.ROUTESIGHT]
    rows = [(*_place(entry), *(_times(ratio(entry["runs"][programs.ROUTESIGHT], entry["runs"].get(other)))
                               for other in others)) for entry in _fully_compared(results)]
    return ("### CPU time of `routesight evaluate`, as a multiple of that of others\n\n"
            + _table(("Spokes", "MB", *(f"`{other}`" for other in others)), rows))


def _seconds(results):
    rows = [(*_place(entry), *(_cpu(entry["runs"][name]) for name in programs.ALL))
            for entry in _fully_compared(results)]
    return "### CPU seconds\n\n" + _table(("Spokes", "MB", *(f"`{name}`" for name in programs.ALL)), rows)


def _fully_compared(results):
    return [entry for entry in results["entries"] if len(entry["runs"]) == len(programs.ALL)]


def _place(entry):
    return f"{entry['spokes']:,}", _megabytes(entry["bytes"])


def _cpu(runs):
    return "stopped" if runs is None else f"{typical(runs):.3f}"


def _sizes(results):
    rows = [_costs(entry, f"{entry['spokes']:,}") for entry in results["entries"]
            if entry["series"] == "spokes"]
    return "### By size\n\n" + _table(
        ("Topology", "Spokes", "MB", "CPU s", "Wall s", "Peak MB", "without the mapped file",
         f"CPU by `{programs.MAPPED}`"), rows)


def _prefixes(results):
    rows = [_costs(entry, f"{entry['prefixes']:,}") for entry in results["entries"]
            if entry["series"] == "prefixes"]
    return "### By announced prefixes\n\n" + _table(
        ("Topology", "Prefixes", "MB", "CPU s", "Wall s", "Peak MB", "without the mapped file",
         f"CPU by `{programs.MAPPED}`"), rows)


def _costs(entry, size):
    own = entry["runs"][programs.ROUTESIGHT]
    if own is None:
        return (entry["topology"], size, _megabytes(entry["bytes"]), "stopped", "", "", "", "")
    watched = entry["watched"]
    return (entry["topology"], size, _megabytes(entry["bytes"]), f"{typical(own):.3f}",
            f"{typical(own, 'wall'):.3f}", _megabytes(watched["peak"]), _megabytes(watched["anonymous"]),
            _times(ratio(own, entry["runs"][programs.MAPPED])))


def _growths(results):
    topologies = dict.fromkeys(entry["topology"] for entry in results["entries"])
    rows = [(topology, f"{exponent:.2f}") for topology in topologies
            if (exponent := growth(results, topology)) is not None]
    return "### Growth of CPU time, as a power of the number of spokes, from 100 on\n\n" + _table(
        ("Topology", "Power"), rows)


def _megabytes(count):
    return f"{count / 1e6:,.1f}"


def _times(value):
    return "" if value is None else shown(value)

"""CPU time by size, both axes logarithmic, as SVG."""
import math

from . import programs
from .ratios import typical

WIDTH, HEIGHT = 780, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 215, 30, 50
COLOURS = ("#1b6ca8", "#c8553d", "#3c8d5a", "#8a5fb0", "#b58900", "#5c6770", "#d16ba5", "#2aa198", "#7a4a2b",
           "#94a61f")


class Scale:
    """From values to places, with ticks at powers of ten."""

    def __init__(self, values, begin, end):
        self.low = math.floor(math.log10(min(values)))
        self.high = max(math.ceil(math.log10(max(values))), self.low + 1)
        self._begin, self._end = begin, end

    def at(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self._begin + share * (self._end - self._begin)

    def ticks(self):
        return [10.0**power for power in range(self.low, self.high + 1)]


def plot(results):
    lines = _lines(results)
    points = [point for _, line, _ in lines for point in line]
    if not points:
        return ""
    across = Scale([size for size, _ in points], LEFT, WIDTH - RIGHT)
    up = Scale([seconds for _, seconds in points], HEIGHT - BOTTOM, TOP)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
             'font-family="sans-serif" font-size="12">',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>', *_grid(across, up)]
    for place, (name, line, dashed) in enumerate(lines):
        parts += _drawn(name, line, dashed, COLOURS[place % len(COLOURS)], place, across, up)
    return "\n".join((*parts, "</svg>")) + "\n"


def _lines(results):
    """(name, [(megabytes, CPU seconds)], whether it is another program)."""
    lines = {}
    for entry in results["entries"]:
        if entry["series"] != "spokes":
            continue
        for name, runs in entry["runs"].items():
            if not runs:
                continue
            own = name == programs.ROUTESIGHT
            if not own and len(entry["runs"]) <= len(programs.FEW):
                continue
            label = f"{name}, {entry['topology']}" if own else name
            lines.setdefault((not own, label), []).append((entry["bytes"] / 1e6, typical(runs)))
    return [(label, sorted(line), other) for (other, label), line in sorted(lines.items())]


def _grid(across, up):
    parts = []
    for tick in across.ticks():
        x = across.at(tick)
        parts.append(f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{HEIGHT - BOTTOM}" stroke="#e3e6e8"/>')
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{tick:g}</text>')
    for tick in up.ticks():
        y = up.at(tick)
        parts.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#e3e6e8"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tick:g}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 10}" text-anchor="middle">MB of plan</text>')
    parts.append(f'<text x="{LEFT}" y="18">CPU seconds</text>')
    return parts


def _drawn(name, line, dashed, colour, place, across, up):
    points = " ".join(f"{across.at(size):.1f},{up.at(seconds):.1f}" for size, seconds in line)
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    y = TOP + 10 + 20 * place
    yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'
    for size, seconds in line:
        yield f'<circle cx="{across.at(size):.1f}" cy="{up.at(seconds):.1f}" r="3" fill="{colour}"/>'
    x = WIDTH - RIGHT + 12
    yield f'<line x1="{x}" y1="{y - 4}" x2="{x + 18}" y2="{y - 4}" stroke="{colour}" stroke-width="2"{dash}/>'
    yield f'<text x="{x + 24}" y="{y}">{name}</text>'

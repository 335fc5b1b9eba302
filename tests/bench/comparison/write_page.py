"""Puts what was measured between the markers of a page."""
from .plot import plot
from .tables import page

BEGIN = "<!-- measured: begin -->"
END = "<!-- measured: end -->"


def write_page(results, file):
    drawing = file.with_suffix(".svg")
    drawing.write_text(plot(results), encoding="utf-8")
    head, rest = file.read_text(encoding="utf-8").split(BEGIN)
    _, tail = rest.split(END)
    shown = f"![CPU time by size of the plan]({drawing.name})"
    file.write_text(f"{head}{BEGIN}\n{page(results)}\n{shown}\n{END}{tail}", encoding="utf-8")

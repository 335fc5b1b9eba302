"""Ratios and growth of what was measured."""
import math
from statistics import median


def typical(runs, quantity="cpu"):
    """The median; None where there is nothing."""
    return median(run[quantity] for run in runs) if runs else None


def ratio(runs, others, quantity="cpu"):
    """The median of the ratios of runs that took turns."""
    if not runs or not others:
        return None
    return median(run[quantity] / other[quantity] for run, other in zip(runs, others))


def growth_exponent(points):
    """The slope of a line through (size, cost) where both axes are logarithmic."""
    if len(points) < 2:
        return None
    logarithms = [(math.log(size), math.log(cost)) for size, cost in points]
    mean_size = sum(size for size, _ in logarithms) / len(logarithms)
    mean_cost = sum(cost for _, cost in logarithms) / len(logarithms)
    spread = sum((size - mean_size) ** 2 for size, _ in logarithms)
    return sum((size - mean_size) * (cost - mean_cost) for size, cost in logarithms) / spread

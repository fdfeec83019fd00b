"""How large is a symbol, how wide a line, and which examples explain it in the legend?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RADIUS = (7.0, 34.0)
LINE = (0.8, 8.0)


@dataclass(frozen=True)
class Largest:
    """Citations that the largest symbol (`received`) and the widest line (`link`) stand for."""

    received: float
    link: float

    @classmethod
    def of_all(cls, several: Sequence[Largest]) -> Largest:
        """Return what serves several pictures at once."""
        return cls(max(one.received for one in several), max(one.link for one in several))


def radii(values: np.ndarray, largest: float) -> np.ndarray:
    """Return radii whose area grows with the value; the smallest symbol stays visible.

    Examples
    --------
    >>> radii(np.array([0., 25., 100.]), 100.).tolist()
    [7.0, 17.0, 34.0]
    """
    return _grown(values, largest, RADIUS)


def line_widths(values: np.ndarray, largest: float) -> np.ndarray:
    """Return widths that grow with the square root of the value, so that weak links stay visible.

    Examples
    --------
    >>> line_widths(np.array([1., 100.]), 100.).tolist()
    [0.8, 8.0]
    """
    return _grown(values, largest, LINE)


def examples(largest: float) -> list[float]:
    """Return up to three round values that show the scale, largest first; whole ones where the largest is above 1.

    Examples
    --------
    >>> examples(5321.), examples(57.), examples(3.), examples(0.)
    ([5000.0, 1000.0, 100.0], [50.0, 10.0, 1.0], [2.0, 1.0], [])
    """
    smallest = 1.0 if largest >= 1 else 0.1
    if not largest >= smallest:
        return []
    first = _round_below(largest)
    return sorted({first, *(max(_round_below(first / part), smallest) for part in (5, 50))}, reverse=True)


def _round_below(value: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20, 50 … that is not above the value."""
    power = 10.0 ** np.floor(np.log10(value))
    return float(power * max(step for step in (1, 2, 5) if step * power <= value * (1 + 1e-9)))


def _grown(values: np.ndarray, largest: float, limits: tuple[float, float]) -> np.ndarray:
    smallest, widest = limits
    if not largest > 0:
        return np.full(len(values), smallest)
    return np.round(np.maximum(widest * np.sqrt(values / largest), smallest), 2)

"""What do charts share? Names that fit, labels that do not cover each other, a sign for each country."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from citenet.report.figures.theme import FOCAL, INK, OTHERS, SHAPES, SURFACE

if TYPE_CHECKING:
    import altair

LINES = "split(datum.label, '\\n')"
"""Expression for labels of several lines."""
ROWS: dict[str, Any] = {
    "labelExpr": LINES, "ticks": False, "domain": False, "grid": True,
    "labelBaseline": {"condition": {"test": "indexof(datum.label, '\\n') > 0", "value": "bottom"}, "value": "middle"}}
"""An axis of names, of one or two lines each."""
LETTER, LINE_HEIGHT = 6.4, 14.0
"""Mean width of a letter, and height of a line, in pixels."""
FEW = "few_citations"


def wrapped(text: str, width: int = 30, most: int | None = None) -> str:
    r"""Break a name into lines of at most `width` letters, and leave out what does not fit in `most` lines.

    Examples
    --------
    >>> wrapped("Optical systems and integrated photonics")
    'Optical systems and integrated\nphotonics'
    """
    return "\n".join(textwrap.wrap(text, width, max_lines=most, placeholder="…"))


def notes_of(rows: pd.DataFrame) -> tuple[str, ...]:
    """Return the notes that rows with ``low`` and, maybe, ``flags`` call for: what a line is, what a hollow mark."""
    flags = rows["flags"] if "flags" in rows else pd.Series("", index=rows.index)
    has = {"interval": rows["low"].notna().any(), "few": flags.fillna("").str.contains(FEW).any()}
    return tuple(note for note, holds in has.items() if holds)


def spread(values: Sequence[float], gap: float, least: float = -inf) -> list[float]:
    """Move labels apart along a line until neighbours are at least `gap` from each other, as little as needed.

    None comes below `least`.

    Examples
    --------
    >>> spread([1.0, 1.1, 3.0], 0.5)
    [0.8, 1.3, 3.0]
    """
    order = np.argsort(values, kind="stable")
    groups: list[list[int]] = []
    for place in order.tolist():
        groups.append([place])
        while len(groups) > 1 and (_start(groups[-1], values, gap, least) - _start(groups[-2], values, gap, least)
                                   < gap * len(groups[-2]) - 1e-12):
            groups[-2:] = [groups[-2] + groups[-1]]
    placed = dict.fromkeys(range(len(values)), 0.0)
    for group in groups:
        for number, place in enumerate(group):
            placed[place] = round(_start(group, values, gap, least) + number * gap, 10)
    return list(placed.values())


def _start(group: list[int], values: Sequence[float], gap: float, least: float) -> float:
    return max(float(np.mean([values[place] for place in group])) - gap * (len(group) - 1) / 2, least)


@dataclass(frozen=True)
class Plot:
    """The area of a chart in pixels, and the values at its edges."""

    width: float
    height: float
    x: tuple[float, float]
    y: tuple[float, float]

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point stands, in pixels from the upper left."""
        return ((x - self.x[0]) / (self.x[1] - self.x[0]) * self.width,
                (self.y[1] - y) / (self.y[1] - self.y[0]) * self.height)


def beside(points: pd.DataFrame, plot: Plot) -> pd.DataFrame:
    """Find for each label the side of its point where it covers least: right, left, above or below.

    Parameters
    ----------
    points : pandas.DataFrame
        ``x``, ``y`` and the ends of an interval ``low``, ``high``, which may be missing; ``radius`` in pixels,
        ``label`` with line breaks; the first choose first.
    plot : Plot

    Returns
    -------
    pandas.DataFrame
        With ``label_x``, ``label_y`` in pixels, the middle of the label.
    """
    spots = [plot.place(x, y) for x, y in zip(points["x"], points["y"], strict=True)]
    taken = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(spots, points["radius"], strict=True)]
    for x, low, high in points[["x", "low", "high"]].dropna().itertuples(index=False):
        across, down = plot.place(x, low)
        taken.append((across - 2, plot.place(x, high)[1], across + 2, down))
    middles = []
    for (x, y), radius, label in zip(spots, points["radius"], points["label"], strict=True):
        lines = label.split("\n")
        wide, high = LETTER * max(map(len, lines)), LINE_HEIGHT * len(lines)
        aside, above, near = radius + 4 + wide / 2, radius + 2 + high / 2, 0.7 * radius
        sides = [(x + aside, y), (x - aside, y), (x, y - above), (x, y + above),
                 *((x + right * (near + wide / 2), y + down * (near + high / 2))
                   for right in (1, -1) for down in (-1, 1))]
        boxes = [(cx - wide / 2, cy - high / 2, cx + wide / 2, cy + high / 2) for cx, cy in sides]
        best = min(range(len(sides)), key=lambda side: _covered(boxes[side], taken, plot))
        taken.append(boxes[best])
        middles.append(sides[best])
    return points.assign(label_x=[x for x, _ in middles], label_y=[y for _, y in middles])


Box = tuple[float, float, float, float]


def _covered(box: Box, taken: Sequence[Box], plot: Plot) -> float:
    """Return the area over what is taken and, counted ten times, outside the plot."""
    left, top, right, bottom = box
    over = sum(max(0.0, min(right, r) - max(left, x)) * max(0.0, min(bottom, b) - max(top, y)) for x, y, r, b in taken)
    inside = max(0.0, min(right, plot.width) - max(left, 0)) * max(0.0, min(bottom, plot.height) - max(top, 0))
    return over + 10 * ((right - left) * (bottom - top) - inside)


def names(points: pd.DataFrame) -> altair.TopLevelMixin:
    """Write the labels that :func:`beside` placed, with a rim that keeps lines out of the letters."""
    import altair as alt

    # Lines hang from the first: raised, so that all of them are in the middle.
    layers = []
    for n_lines, own in points.groupby(points["label"].str.count("\n")):
        base = alt.Chart(own).encode(alt.X("label_x:Q", scale=None), alt.Y("label_y:Q", scale=None), text="label:N")
        look = {"lineBreak": "\n", "baseline": "middle", "lineHeight": LINE_HEIGHT, "dy": -LINE_HEIGHT / 2 * n_lines}
        layers += [base.mark_text(stroke=SURFACE, strokeWidth=4, strokeJoin="round", **look),
                   base.mark_text(color=INK, **look)]
    return alt.layer(*layers)


@dataclass(frozen=True)
class Sign:
    """How a country is drawn: the focal one stands out."""

    colour: str
    shape: str
    width: float


def signs(focal: str, others: Sequence[str]) -> dict[str, Sign]:
    """Return a sign for each country, the focal one last: it is drawn over the others."""
    known = {code: Sign(OTHERS[place % len(OTHERS)], SHAPES[1 + place % (len(SHAPES) - 1)], 1.5)
             for place, code in enumerate(dict.fromkeys(others)) if code != focal}
    return {**known, focal: Sign(FOCAL, SHAPES[0], 3)}

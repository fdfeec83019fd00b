"""Which signs does a picture use, and which examples explain them?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from citenet.graph import Core
from citenet.report.picture import Picture
from citenet.report.scales import examples, line_widths, radii

Example = tuple[float, float]
"""A value, and how large it is drawn."""


@dataclass(frozen=True, eq=False)
class Legend:
    """The classes present, nearest first; examples of sizes and widths; what is said of core and places."""

    classes: list[str]
    sizes: list[Example]
    widths: list[Example]
    core: Core | None
    n_core: int
    n_communities: int
    is_crowd: bool


def legend_of(picture: Picture) -> Legend:
    """Return the legend of a picture; a sign that is not in the picture is not in the legend."""
    present = set(picture.entities["class"])
    communities = picture.entities["community"]
    return Legend(
        classes=[name for name in ("eu", "oecd_nato", "other", "unclassified") if name in present],
        sizes=_drawn(picture.largest.received, radii),
        widths=_drawn(picture.largest.link, line_widths),
        core=picture.core,
        n_core=int(picture.entities["core"].sum()),
        n_communities=int(communities.nunique()),
        is_crowd=picture.is_crowd,
    )


def _drawn(largest: float, scale: Callable[[np.ndarray, float], np.ndarray]) -> list[Example]:
    shown = examples(largest)
    return list(zip(shown, scale(np.array(shown), largest).tolist(), strict=True))

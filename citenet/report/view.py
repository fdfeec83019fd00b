"""How much of a network is to be drawn, and with what?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from citenet.errors import SettingsError

RENDERERS = ("auto", "vis", "sigma")
MOST_IN_DETAIL = 300
"""More than this no reader can follow as circles and arrows: it becomes a crowd, drawn by sigma."""
MOST_IN_CROWD = 20_000
USUAL_SHOWN = {"country": 300, "organisation": 60}
"""Entities drawn at most, where nobody asks for more or fewer."""


class Communities(Protocol):
    """What a page needs of communities: who belongs to which, and how sure that is."""

    @property
    def membership(self) -> pd.Series:
        """Entity → number of its community, 1 for the largest; missing for isolates."""

    @property
    def modularity(self) -> float:
        """How well the division fits the network."""

    @property
    def stability(self) -> float:
        """How alike the divisions of several runs are, 1 for the same; missing for a single run."""

    @property
    def n_runs(self) -> int:
        """Number of runs."""


class Backbone(Protocol):
    """What a page needs of a backbone: which of the foreign edges it keeps, and how strictly it chose them."""

    @property
    def keep(self) -> np.ndarray:
        """Whether each edge of ``graph.foreign`` is kept."""

    @property
    def alpha(self) -> float:
        """Chance below which an edge stands out."""


@dataclass(frozen=True, eq=False)
class View:
    """What somebody wants to see of a network.

    Parameters
    ----------
    shown : int, optional
        Entities drawn at most: up to 300 by vis-network, up to 20,000 by sigma. By default the 60
        strongest organisations, or all countries.
    renderer : {"auto", "vis", "sigma"}
        vis-network draws every link with its arrow and width, sigma draws crowds with WebGL; "auto"
        takes sigma for more than 300 entities.
    communities : Communities, optional
        Those of one community then stand together in a crowd.
    backbone : Backbone, optional
        Its strongest links are then drawn in a crowd, beside the strongest of each entity.
    """

    shown: int | None = None
    renderer: str = "auto"
    communities: Communities | None = None
    backbone: Backbone | None = None

    def __post_init__(self) -> None:
        if self.renderer not in RENDERERS:
            raise SettingsError("unknown renderer", found=[self.renderer], allowed=", ".join(RENDERERS))
        if self.shown is not None and self.shown < 1:
            raise SettingsError("the number of entities to show must be at least 1", found=[str(self.shown)])

    def most(self, usual: int) -> int:
        """Return how many entities are drawn at most, where `usual` are when nobody asks for more or fewer."""
        return min(self.shown or usual, MOST_IN_DETAIL if self.renderer == "vis" else MOST_IN_CROWD)

    def is_crowd(self, n_entities: int) -> bool:
        """Tell whether a picture of `n_entities` is a crowd, for sigma to draw."""
        return self.renderer == "sigma" or (self.renderer == "auto" and n_entities > MOST_IN_DETAIL)


USUAL_VIEW = View()

"""What was found out about a network? Its core, and all its scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from citenet.graph.network import CitationGraph


@dataclass(frozen=True, eq=False)
class Core:
    """A group of entities that cite each other most, and how well the network fits that picture.

    `coreness` is in [0, 1]; `fit` a correlation in [-1, 1], missing when undefined; `members` is
    empty when there is no clear core, and then `reason` says why.
    """

    method: str
    members: tuple[str, ...]
    coreness: pd.Series
    fit: float
    p_value: float = float("nan")
    reason: str = ""


@dataclass(frozen=True, eq=False)
class Analysis:
    """All that is known of one network.

    `scores` are tidy; `cores` go by method, the one to show first in front; `positions` say of each
    entity "in the core", "near" or "further", missing where that is not known.
    """

    graph: CitationGraph
    scores: pd.DataFrame
    cores: Mapping[str, Core]
    positions: pd.Series

"""What was found out about a network? Its core, and all its scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from citenet.graph.network import CitationGraph
from citenet.tables import Shown

MAIN = ("citations_made", "citations_received", "effective_sources", "institutional_similarity", "pairwise_balance")
"""Indicators that a notebook shows of an analysis."""


@dataclass(frozen=True, eq=False)
class Core(Shown):
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

    def shown(self) -> tuple[str, pd.DataFrame]:
        """Return what a notebook shows: the entities with the highest coreness."""
        rows = self.coreness.rename("coreness").rename_axis("entity").sort_values(
            ascending=False, kind="stable").reset_index()
        caption = f"Core: {self.method} · fit {self.fit:.3f} · {', '.join(self.members) or self.reason}"
        return caption, rows.assign(member=rows["entity"].isin(self.members))


@dataclass(frozen=True, eq=False)
class Analysis(Shown):
    """All that is known of one network.

    `scores` are tidy; `cores` go by method, the one to show first in front; `positions` say of each
    entity "in the core", "near" or "further", missing where that is not known.
    """

    graph: CitationGraph
    scores: pd.DataFrame
    cores: Mapping[str, Core]
    positions: pd.Series

    def shown(self) -> tuple[str, pd.DataFrame]:
        """Return what a notebook shows: the network, and its main scores side by side."""
        scores = self.scores.dropna(subset="entity")
        wide = scores[scores["indicator"].isin(MAIN)].pivot_table(index="entity", columns="indicator", values="value")
        caption, rows = self.graph.shown()
        wide = wide.reindex(index=rows["entity"], columns=list(MAIN))
        wide["position"] = self.positions.reindex(wide.index)
        return caption.replace("CitationGraph", "Analysis", 1), wide.reset_index()

"""What does each source mean to one country, and what would be left without it? With intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from citenet import indicators, scenarios
from citenet.graph import CitationGraph, PerEntity
from citenet.judgement import OUTSIDE
from citenet.pipeline.analysis import Counted
from citenet.pipeline.counting import BUCKETS
from citenet.pipeline.limits import buckets_of
from citenet.pipeline.networks import networks
from citenet.uncertainty import Buckets, intervals, within_range

COLUMNS = ["technology", "window", "source", "class", "effect", "value", "low", "high"]
"""Columns of a table of cuts. A source is a country, or "other" for all outside the blocs together."""

NOTHING = pd.DataFrame(columns=COLUMNS, dtype="str").astype(dict.fromkeys(COLUMNS[-3:], float))
"""No cuts: what is put behind it keeps its kinds."""

MOST = 5
"""Sources that are cut, the largest first."""

LEAD = "lead"
"""Loss without the largest source less that without the next: above 0 with its whole interval, the order is sure."""


@dataclass(frozen=True, eq=False)
class _Cutting:
    """The citations of one country alone: nothing else says what it loses, or what is left to it."""

    view: CitationGraph
    entity: str
    sources: list[str]
    classes: pd.Series
    membership: np.ndarray
    counted: Counted

    def measure(self, graph: CitationGraph) -> pd.DataFrame:
        """Return a column each (effect, source), a row a draw."""
        found = {}
        for source in self.sources:
            scenario = scenarios.cut(graph, [source], classes=self.classes)
            found["cut_off_loss", source] = self._own(scenario.loss)
            found |= {(name, source): self._own(values) for name, values in self._left(scenario).items()}
        if len(self.sources) > 2:
            first, second = (found["cut_off_loss", source] for source in self.sources[:2])
            found[LEAD, self.sources[0]] = first - second
        return pd.DataFrame(found)

    def _left(self, scenario: scenarios.Scenario) -> dict[str, PerEntity]:
        after, settings = scenario.after, self.counted.settings
        return {
            "source_hhi": indicators.source_hhi(after),
            "effective_sources": indicators.effective_sources(after, miller_madow=settings.miller_madow == "yes"),
            "institutional_similarity": indicators.institutional_similarity(
                after, self.membership[scenario.foreign_left], order=self.counted.membership.order),
        }

    def _own(self, values: PerEntity) -> np.ndarray:
        return np.atleast_1d(values[self.entity])


def cuts(graph: CitationGraph, entity: str, counted: Counted) -> pd.DataFrame:
    """Cut off each large source of `entity`, and all outside the blocs.

    Parameters
    ----------
    graph : CitationGraph
        At country level.
    entity : str
        Where it is not in the network or makes no foreign citation, the table has no rows.
    counted : Counted

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS`: for each source ``cut_off_loss``, and what ``source_hhi``, ``effective_sources`` and
        ``institutional_similarity`` become without it; for the largest, its `LEAD` over the next.
    """
    if entity not in graph.entities or not graph.made[entity] > 0:
        return NOTHING
    own = graph.edges.citing == graph.entities.get_loc(entity)
    view = graph.with_edges(graph.edges.only(own))
    abroad = view.citations.droplevel("citing").drop(index=entity, errors="ignore")
    sources = abroad.sort_values(ascending=False, kind="stable").index[:MOST]
    classes = counted.membership.classes(graph.entities)
    membership = counted.membership.of(graph)[graph.foreign.citing == graph.entities.get_loc(entity)]
    cutting = _Cutting(view, entity, [*sources, OUTSIDE], classes, membership, counted)
    table = _limits(cutting, buckets_of(graph, counted.flows), own).rename_axis(["effect", "source"]).reset_index()
    table["class"] = table["source"].map(classes).fillna("unclassified").mask(table["source"] == OUTSIDE, OUTSIDE)
    return table.assign(technology=graph.technology, window=graph.window)[COLUMNS]


def cuts_in(counted: Counted, entity: str, window: str, *, technologies: Sequence[str]) -> pd.DataFrame:
    """Return the cuts of `entity` in these technologies, in one window."""
    tables = [cuts(graph, entity, counted) for graph in networks(counted.flows, level="country", window=window)
              if graph.technology in technologies]
    return pd.concat([NOTHING, *(table for table in tables if len(table))], ignore_index=True)


def _limits(cutting: _Cutting, buckets: Buckets | None, own: np.ndarray) -> pd.DataFrame:
    """Return value, low and high over (effect, source); without buckets there are no limits."""
    if buckets is None:
        values = cutting.measure(cutting.view).iloc[0]
        return pd.DataFrame({"value": values, "low": np.nan, "high": np.nan})
    parts = Buckets(cutting.view, buckets.citations[own], buckets.families, buckets.made_to_unknown)
    settings = cutting.counted.settings
    found = intervals(lambda counts: cutting.measure(parts.resampled(counts)), BUCKETS, draws=settings.draws,
                      seed=settings.seed)
    differs = found.index.get_level_values(0) == LEAD
    return pd.concat([within_range(found[~differs]), found[differs]])[["value", "low", "high"]]

"""In which institutional class is the source of each citation? On one day, or in the year of citing."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

import numpy as np
import pandas as pd

from citenet.aggregate import aggregate_table, periods
from citenet.corpus import Corpus
from citenet.errors import SettingsError
from citenet.flows import Flows
from citenet.graph import NEARLY, CitationGraph
from citenet.indicators import membership_of
from citenet.pipeline.counting import count_flows
from citenet.reference.institutions import OTHER, load_memberships, source_classes
from citenet.settings import CITING_YEAR, Settings
from citenet.spill import kept
from citenet.stages import Stages


class Membership:
    """Finds the class of each foreign edge's source, by the settings."""

    def __init__(self, corpus: Corpus, flows: Flows, settings: Settings, stages: Stages) -> None:
        self._corpus, self._flows, self._settings, self._stages = corpus, flows, settings, stages
        self._blocs = settings.blocs
        self._memberships = load_memberships(settings.institutions or None)

    @property
    def order(self) -> tuple[str, ...]:
        """The classes from nearest to farthest."""
        return (*self._blocs, OTHER)

    def classes(self, countries: pd.Index) -> pd.Series:
        """Return the class of each country, on the day asked for or, for citing_year, on the last one."""
        return self._classes_on(countries, last_day(self._flows, self._settings))

    def of_entities(self, graph: CitationGraph) -> pd.Series:
        """Return the class of each entity; missing when its country is not known."""
        return graph.countries.map(self.classes(pd.Index(graph.countries.dropna().unique())))

    def of(self, graph: CitationGraph) -> np.ndarray:
        """Return the share of each foreign edge in each class: shape (n_foreign_edges, 3)."""
        countries = pd.Index(graph.countries.dropna().unique())
        is_one_day = self._settings.as_of != CITING_YEAR
        shares = membership_of(graph, self.classes(countries)) if is_one_day else self._over_years(graph, countries)
        return kept(shares.ravel()).reshape(shares.shape)

    @cached_property
    def _by_year(self) -> Flows:
        """The citations year by year, which only those need who ask for the class of a source."""
        _check_years(self._flows)
        return _yearly(self._corpus, self._settings, self._stages)

    def _over_years(self, graph: CitationGraph, countries: pd.Index) -> np.ndarray:
        yearly, total = self._by_year, graph.foreign.weight
        shares, undated = np.zeros((len(total), 3)), np.ones(len(total))
        first, last = (int(year) for year in graph.window.split("-"))
        for (technology, level, window), cells in yearly.citations_by_network.items():
            year_from, year_to = (int(year) for year in window.split("-"))
            if (technology, level) == (graph.technology, graph.level) and first <= year_from and year_to <= last:
                share = _of_foreign(graph, cells) / total
                classes = self._classes_on(countries, (year_from + year_to) // 2)
                shares += share[:, None] * membership_of(graph, classes)
                undated -= share
        # A citing family without a year is read on the last day.
        undated[undated < NEARLY] = 0
        return shares + undated[:, None] * membership_of(graph, self.classes(countries))

    def _classes_on(self, countries: pd.Index, day: str | int) -> pd.Series:
        return source_classes(countries, as_of=day, blocs=self._blocs, memberships=self._memberships)


def _yearly(corpus: Corpus, settings: Settings, stages: Stages) -> Flows:
    """Count the citations once more, year by year; those of a table by its periods."""
    if corpus.is_aggregated:
        return aggregate_table(corpus, window=",".join(periods(corpus)), memory=settings.memory or None,
                               of_families=False)
    return count_flows(corpus, replace(settings, window="1", draws=0), stages)


def _of_foreign(graph: CitationGraph, cells: pd.DataFrame) -> np.ndarray:
    """Return how many of the citations of each foreign edge are among these rows of flows."""
    edges, names = graph.foreign, graph.entities
    citing, cited = (names.get_indexer(end.categories)[end.codes] for end in (cells["citing"].cat, cells["cited"].cat))
    rows = np.flatnonzero(np.minimum(citing, cited) >= 0)
    pair = citing[rows] * edges.n + cited[rows]
    # Behind the edges, which stand in order, one that no pair comes up to.
    edge = np.append(edges.citing * edges.n + edges.cited, np.iinfo(np.int64).max)
    place = np.searchsorted(edge, pair)
    own = edge[place] == pair
    found = np.zeros(len(edge))
    found[place[own]] = cells["citations"].to_numpy()[rows[own]]
    return found[:-1]


def last_day(flows: Flows, settings: Settings) -> str | int:
    """Return the day on which memberships are read, or the last year of the citations where these tell it.

    Raises
    ------
    SettingsError
        When they are to tell it, and carry no year.
    """
    if settings.as_of != CITING_YEAR:
        return settings.as_of
    _check_years(flows)
    return int(flows.record["windows"][-1].split("-")[-1])


def _check_years(flows: Flows) -> None:
    if flows.record["windows"] == ["all"]:
        raise SettingsError("memberships cannot follow the citing year: the citations carry no year",
                            fix="give a day with --as-of")

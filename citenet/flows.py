"""What comes out of counting? Citations between entities, families of entities, and an account of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np

from citenet.coded import Coded
from citenet.reference.technologies import ALL
from citenet.tables import Shown

if TYPE_CHECKING:
    import pandas as pd

UNKNOWN = "unknown"
"""Label of the entity that stands for every party whose country or organisation is not known."""

NETWORK = ("technology", "level", "window")
"""What a network is of."""

CITATIONS = (*NETWORK, "citing", "cited", "citations")
FAMILIES = (*NETWORK, "entity", "families")


@dataclass(frozen=True)
class CountingRules:
    """How citations between families become citations between entities.

    Parameters
    ----------
    country : {"applicant", "inventor"}
        Whose country a family has; where it is not known the other's is taken.
    counting : {"fractional", "whole"}
        Whether a family with several entities is shared out among them or counts for each.
    scope : {"within", "citing"}
        Whether both families or only the citing one must belong to the technology.
    technology_counting : {"whole", "fractional"}
        Whether a family of several technologies counts for each of them in full.
    self_citations : {"keep", "drop"}
        Whether citations between families that share an organisation count.
    reach : int
        How many years back a citation may reach to count; 0 for any.
    citation_weight : {"equal", "source_normalised"}
        Whether citations weigh alike, or by what is usual at the office and in the field and year of the
        citing family; the average citation weighs 1 either way.
    """

    country: str = "applicant"
    counting: str = "fractional"
    scope: str = "within"
    technology_counting: str = "whole"
    self_citations: str = "keep"
    reach: int = 0
    citation_weight: str = "equal"


LEVELS = ("country", "organisation")


@dataclass(frozen=True)
class Grain:
    """How finely flows are told apart.

    Parameters
    ----------
    window : str, optional
        Windows of years, see :func:`citenet.aggregate.windows.parse_windows`; by default the whole span.
    levels : sequence of str
        "country", "organisation", or both.
    buckets : int
        Into how many parts the citing families are spread, for intervals; 1 makes none.
    without_all : sequence of str
        The levels at which the pseudo-technology "all" is left out.
    """

    window: str | None = None
    levels: Sequence[str] = LEVELS
    buckets: int = 1
    without_all: Sequence[str] = ()


@dataclass(frozen=True, eq=False)
class Flows(Shown):
    """Citations between entities, aggregated per technology, level and window.

    Parameters
    ----------
    coded : mapping of Coded
        "citations", "families", "organisations" and, where there are buckets, "bucket_citations" and
        "bucket_families": what the properties of these names give to pandas, which look at the same numbers.
    record : dict
        What was counted and lost, step by step.
    """

    coded: Mapping[str, Coded]
    record: dict

    @cached_property
    def citations(self) -> pd.DataFrame:
        """Columns `CITATIONS`; one row a pair, sorted.

        The entity `UNKNOWN` keeps what could not be placed, so that the citations of a technology, level and window
        add up to those counted.
        """
        return self.coded["citations"].frame()

    @cached_property
    def families(self) -> pd.DataFrame:
        """Columns `FAMILIES`; patent families per entity, whole or fractional."""
        return self.coded["families"].frame()

    @cached_property
    def organisations(self) -> pd.Series:
        """Country of each organisation (missing when unknown); empty where they are not counted."""
        return self.coded["organisations"].frame().astype("str").set_index("organisation")["country"]

    @cached_property
    def bucket_citations(self) -> pd.DataFrame | None:
        """Citations of countries by `bucket` of the citing family, without `level`, of which intervals are drawn."""
        return self._if_counted("bucket_citations")

    @cached_property
    def bucket_families(self) -> pd.DataFrame | None:
        """Families of countries in the same way."""
        return self._if_counted("bucket_families")

    def entities(self, level: str) -> set[str]:
        """Return the names of all that have families, cite or are cited at a level."""
        columns = (self.families, "entity"), (self.citations, "citing"), (self.citations, "cited")
        return {name for table, column in columns for name in table.loc[table["level"] == level, column].unique()}

    def shown(self) -> tuple[str, pd.DataFrame]:
        """Return what a notebook shows: the largest flows."""
        caption = f"Flows: {', '.join(self.record['technologies'])} · {', '.join(self.record['windows'])}"
        return caption, self.citations.sort_values("citations", ascending=False, kind="stable")

    def networks(self) -> Iterator[tuple[str, str, str]]:
        """Go through (technology, level, window): all that were counted, also those without any citation."""
        every = product(self.record["technologies"], self.record["levels"], self.record["windows"])
        yield from ((technology, level, window) for technology, level, window in every if self.holds(technology, level))

    @cached_property
    def citations_by_network(self) -> dict[tuple[str, ...], pd.DataFrame]:
        """Rows of `citations` by technology, level and window, none copied; nothing where there are none."""
        return _by_network(self.citations)

    @cached_property
    def families_by_network(self) -> dict[tuple[str, ...], pd.DataFrame]:
        """Rows of `families` by technology, level and window, none copied; nothing where there are none."""
        return _by_network(self.families)

    def _if_counted(self, name: str) -> pd.DataFrame | None:
        return self.coded[name].frame() if name in self.coded else None

    def holds(self, technology: str, level: str) -> bool:
        """Tell whether a technology was counted at a level: "all" may be left out where it would be too large."""
        return technology != ALL or level not in self.record.get("levels_without_all", ())


def _by_network(table: pd.DataFrame) -> dict[tuple[str, ...], pd.DataFrame]:
    """Cut a sorted table where the next network begins."""
    begins = np.ones(len(table), bool)
    if len(table):
        codes = [table[key].cat.codes.to_numpy() for key in NETWORK]
        begins[1:] = np.logical_or.reduce([code[1:] != code[:-1] for code in codes])
    starts = np.flatnonzero(begins)
    parts = (table[start:end] for start, end in pairwise([*starts, len(table)]))
    found = {tuple(part[list(NETWORK)].iloc[0]): part for part in parts}
    if len(found) < len(starts):
        raise ValueError("the rows of a network do not stand together")
    return found

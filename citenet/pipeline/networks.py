"""From flows to networks: one for each technology, level and window."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

import numpy as np
import pandas as pd
from pandas.api.typing import DataFrameGroupBy

from citenet.flows import UNKNOWN, Flows
from citenet.graph import CitationGraph, Edges

KEYS = ["technology", "level", "window"]


def networks(flows: Flows, *, technology: str | None = None, level: str | None = None) -> Iterator[CitationGraph]:
    """Go through the networks that `flows` hold, in the order of their tables.

    Parameters
    ----------
    flows : Flows
    technology, level : str, optional
        Only these.

    Yields
    ------
    CitationGraph
        With what could not be placed kept apart in its `unknown`.
    """
    citations, families = (table.groupby(KEYS, sort=False, observed=True)
                           for table in (flows.citations, flows.families))
    for key in flows.networks():
        if technology in (None, key[0]) and level in (None, key[1]):
            yield _network(key, _rows(citations, key), _rows(families, key), flows.organisations)


def _rows(tables: DataFrameGroupBy, key: tuple[str, str, str]) -> pd.DataFrame:
    return tables.get_group(key) if key in tables.indices else tables.obj[:0]


def _network(key: tuple[str, str, str], citations: pd.DataFrame, families: pd.DataFrame,
             organisations: pd.Series) -> CitationGraph:
    names, (citing, cited, holder) = _numbered(citations["citing"], citations["cited"], families["entity"])
    edges = Edges.merged(len(names), citing, cited, citations["citations"].to_numpy(dtype=float))
    counts = np.full(edges.n, np.nan)
    counts[holder] = families["families"]
    known = names != UNKNOWN
    # An entity that cites or is cited only by unknown parties is part of the network all the same.
    here = known & (edges.linked | np.isin(np.arange(edges.n), holder))
    unknown = {"made": edges.sum_by_citing(edges.weight * ~known[edges.cited])[here],
               "received": edges.sum_by_cited(edges.weight * ~known[edges.citing])[here]}
    about = dict(zip(KEYS, key, strict=True))
    if key[1] == "organisation":
        about["countries"] = organisations
    return CitationGraph.from_arrays(names[here], edges.among(here), counts[here],
                                     unknown=pd.DataFrame(unknown, index=names[here]), **about)


def _numbered(*columns: pd.Series) -> tuple[pd.Index, list[np.ndarray]]:
    """Return all names in some columns, sorted, and the place of each value among them: only names are compared."""
    kinds = [column.astype("category").cat for column in columns]
    names = reduce(pd.Index.union, (kind.categories for kind in kinds)).sort_values()
    return names, [names.get_indexer(kind.categories)[kind.codes] for kind in kinds]

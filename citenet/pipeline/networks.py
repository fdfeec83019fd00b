"""From flows to networks: one for each technology, level and window."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

import numpy as np
import pandas as pd

from citenet.errors import UndefinedError
from citenet.flows import NETWORK, UNKNOWN, Flows
from citenet.graph import CitationGraph, Edges


def networks(flows: Flows, *, technology: str | None = None, level: str | None = None,
             window: str | None = None) -> Iterator[CitationGraph]:
    """Go through the networks that `flows` hold, in the order of their tables.

    Parameters
    ----------
    flows : Flows
    technology, level, window : str, optional
        Only these; the others are not built.

    Yields
    ------
    CitationGraph
        With what could not be placed kept apart in its `unknown`.

    Raises
    ------
    UndefinedError
        When the technology was left out at the level.
    """
    if technology and level:
        check_counted(flows, technology, level)
    citations, families = flows.citations_by_network, flows.families_by_network
    for key in flows.networks():
        if all(asked in (None, own) for asked, own in zip((technology, level, window), key, strict=True)):
            yield _network(key, citations.get(key, flows.citations[:0]), families.get(key, flows.families[:0]),
                           flows.organisations)


def check_counted(flows: Flows, technology: str, level: str) -> None:
    """Refuse what would look like a network without citations.

    Raises
    ------
    UndefinedError
        When the technology was left out at the level.
    """
    if not flows.holds(technology, level):
        raise left_out(level)


def left_out(level: str) -> UndefinedError:
    """Return the error for all patents together at a level that tells them by technology only."""
    return UndefinedError(f"citations between {level}s of all patents together are left out in a corpus this large",
                          fix="choose a technology")


def check_organisations(flows: Flows) -> None:
    """Refuse what would be an empty table of organisations.

    Raises
    ------
    UndefinedError
        When the data name none.
    """
    tables = {"entity": flows.families, "citing": flows.citations, "cited": flows.citations}
    if all((table.loc[table["level"] == "organisation", name] == UNKNOWN).all() for name, table in tables.items()):
        raise UndefinedError("no organisation is known in these data",
                             fix="import the applicants too; citenet scores and citenet structure --level country tell "
                                 "of countries")


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
    about = dict(zip(NETWORK, key, strict=True))
    if key[1] == "organisation":
        about["countries"] = organisations
    return CitationGraph.from_arrays(names[here], edges.among(here), counts[here],
                                     unknown=pd.DataFrame(unknown, index=names[here]), **about)


def _numbered(*columns: pd.Series) -> tuple[pd.Index, list[np.ndarray]]:
    """Return all names in some columns, sorted, and the place of each value among them: only names are compared."""
    kinds = [column.cat for column in columns]
    names = reduce(pd.Index.union, (kind.categories for kind in kinds)).sort_values()
    return names, [names.get_indexer(kind.categories)[kind.codes] for kind in kinds]

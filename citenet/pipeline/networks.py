"""From flows to networks: one for each technology, level and window."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from citenet.flows import UNKNOWN, Flows
from citenet.graph import CitationGraph

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
    citations = dict(list(flows.citations.groupby(KEYS, sort=False, observed=True)))
    families = dict(list(flows.families.groupby(KEYS, sort=False, observed=True)))
    for key in flows.networks():
        if technology in (None, key[0]) and level in (None, key[1]):
            yield _network(key, citations.get(key, flows.citations[:0]), families.get(key, flows.families[:0]),
                           flows.organisations)


def _network(key: tuple[str, str, str], citations: pd.DataFrame, families: pd.DataFrame,
             organisations: pd.Series) -> CitationGraph:
    cells = citations.astype({"citing": "str", "cited": "str"}).set_index(["citing", "cited"])["citations"]
    citing_known = cells.index.get_level_values("citing") != UNKNOWN
    cited_known = cells.index.get_level_values("cited") != UNKNOWN
    unknown = pd.DataFrame({
        "made": cells[citing_known & ~cited_known].groupby("citing").sum(),
        "received": cells[~citing_known & cited_known].groupby("cited").sum(),
    }).fillna(0.0)
    counts = families.set_index("entity")["families"].drop(UNKNOWN, errors="ignore")
    # An entity that cites or is cited only by unknown parties is part of the network all the same.
    counts = counts.reindex(counts.index.union(unknown.index))
    about = dict(zip(KEYS, key, strict=True))
    if key[1] == "organisation":
        about["countries"] = organisations
    return CitationGraph.from_edges(cells[citing_known & cited_known], counts, unknown=unknown, **about)

"""Between whom does an organisation pass knowledge on?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy import sparse

from citenet.graph import CitationGraph

BLOCK = 256
"""Rows that are multiplied at a time, which bounds the memory of a large network."""


def brokerage(graph: CitationGraph, *, groups: pd.Series | None = None) -> pd.DataFrame:
    """Count by role the knowledge paths on which an entity stands between two others.

    A path a → b → c: b cites a, c cites b, and c does not cite a. Broker b is, by the groups of the three,

    - ``brokerage_coordinator`` AAA: all in one group;
    - ``brokerage_itinerant`` ABA: between two of another group;
    - ``brokerage_gatekeeper`` ABB: brings knowledge into its group;
    - ``brokerage_representative`` AAB: takes knowledge out of its group;
    - ``brokerage_liaison`` ABC: between two other groups.

    Parameters
    ----------
    graph : CitationGraph
    groups : pandas.Series, optional
        Group of each entity; by default its country.

    Returns
    -------
    pandas.DataFrame
        A row an entity, a column a role. Unit paths, 0 or more: one for each a and c, however many
        citations. Missing for an entity of unknown group; paths with such an entity are not counted.

    Notes
    -----
    Domestic (self) citations are left out. Source: docs/methods, 3; Gould & Fernandez (1989), Sociological
    Methodology 19.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("b", "a", 5), ("c", "b", 1), ("d", "b", 1)], level="organisation",
    ...                                  countries=pd.Series({"a": "NL", "b": "DE", "c": "DE", "d": "NL"}))
    >>> brokerage(graph).loc["b"].to_dict()  # doctest: +NORMALIZE_WHITESPACE
    {'brokerage_coordinator': 0.0, 'brokerage_itinerant': 1.0, 'brokerage_gatekeeper': 1.0,
     'brokerage_representative': 0.0, 'brokerage_liaison': 0.0}
    """
    group = pd.factorize(graph.countries if groups is None else groups.reindex(graph.entities))[0]
    inside, across = _cites(graph, group, same=True), _cites(graph, group, same=False)
    closed = {
        "coordinator": _closed(sources=inside, users=inside, shortcut=inside),
        "itinerant": _closed(sources=across, users=across, shortcut=inside),
        "gatekeeper": _closed(sources=across, users=inside, shortcut=across),
        "representative": _closed(sources=inside, users=across, shortcut=across),
        "liaison": _closed(sources=across, users=across, shortcut=across),
    }
    paths = _paths(inside, across, group)
    counts = {f"brokerage_{role}": np.where(group < 0, np.nan, paths[role] - closed[role]) for role in closed}
    return pd.DataFrame(counts, index=graph.entities)


def _cites(graph: CitationGraph, group: np.ndarray, *, same: bool) -> sparse.csr_array:
    """Return who cites whom, once each, inside groups or across them."""
    edges = graph.foreign
    citing, cited = group[edges.citing], group[edges.cited]
    chosen = (citing >= 0) & (cited >= 0) & ((citing == cited) == same)
    places = (edges.citing[chosen], edges.cited[chosen])
    return sparse.csr_array((np.ones(len(places[0])), places), shape=(edges.n, edges.n))


def _paths(inside: sparse.csr_array, across: sparse.csr_array, group: np.ndarray) -> Mapping[str, np.ndarray]:
    """Count all paths a → b → c with a ≠ c, whether or not c also cites a."""
    known = np.flatnonzero(group >= 0)
    belongs = sparse.csr_array((np.ones(len(known)), (known, group[known])),
                               shape=(len(group), group.max(initial=-1) + 1))
    one_other_group = ((across @ belongs) * (across.T @ belongs)).sum(axis=1)
    sources, users = across.sum(axis=1), across.sum(axis=0)
    own_sources, own_users = inside.sum(axis=1), inside.sum(axis=0)
    return {
        "coordinator": own_sources * own_users - (inside * inside.T).sum(axis=1),
        "itinerant": one_other_group - (across * across.T).sum(axis=1),
        "gatekeeper": sources * own_users,
        "representative": own_sources * users,
        "liaison": sources * users - one_other_group,
    }


def _closed(
    *, sources: sparse.csr_array, users: sparse.csr_array, shortcut: sparse.csr_array
) -> np.ndarray:
    """Count for each b the pairs a, c with: b cites a (sources), c cites b (users), c cites a (shortcut)."""
    users_of = users.T.tocsr()
    blocks = [slice(start, start + BLOCK) for start in range(0, sources.shape[0], BLOCK)]
    counts = [(sources[block] * (users_of[block] @ shortcut)).sum(axis=1) for block in blocks]
    return np.concatenate([np.zeros(0), *counts])

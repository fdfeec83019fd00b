"""Which organisations build on each other more than on the rest?"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from citenet.communities.agreement import mean_agreement
from citenet.communities.groups import numbered
from citenet.graph import CitationGraph, Edges

RUNS, FEW_RUNS = 10, 3
MANY_LINKS = 200_000
"""Beyond this a single run takes seconds to tens of seconds, so that there are few."""

_ROUNDS = 2
"""More gain little, and on millions of links cost minutes."""


@dataclass(frozen=True, eq=False)
class Communities:
    """Groups of entities that exchange citations mostly among themselves.

    Parameters
    ----------
    membership : pandas.Series
        Entity → number of its community, 1 for the largest; missing for isolates.
    modularity : float
        Of this division, at most 1; missing without foreign citations.
    stability : float
        Mean adjusted Rand index over all pairs of runs: 1 when every seed gives the same division, about
        0 when they agree no more than chance; missing with a single run.
    n_runs : int
        Seeds tried.
    """

    membership: pd.Series
    modularity: float
    stability: float
    n_runs: int


def leiden(graph: CitationGraph, *, seed: int = 1, seeds: int | None = None) -> Communities:
    """Divide a network into communities: of several runs of the Leiden method, the one of highest modularity.

    Each run looks for the division that maximises ``Q = Σ_c [ A_cc / 2W − (s_c / 2W)² ]`` over
    ``A = F + Fᵀ``, with ``A_cc`` what the members of c exchange among themselves (each pair from both
    sides), ``s_c`` what they exchange in all and ``2W`` the sum of ``A``, in two rounds of moving, refining
    and aggregating. Domestic citations are left out; isolates belong to no community. Who cites whom does
    not matter here, only how much a pair exchanges.

    Many divisions are nearly as good as the best (Good, de Montjoye & Clauset 2010): read one only together
    with its `stability`. Modularity cannot tell communities apart that are small against the whole network
    (Fortunato & Barthélemy 2007).

    Parameters
    ----------
    graph : CitationGraph
    seed : int
        Of the first run; the others count on from it.
    seeds : int, optional
        Runs, at least 1; by default `RUNS`, of a network of more than `MANY_LINKS` foreign links `FEW_RUNS`.

    Notes
    -----
    Traag, Waltman & van Eck (2019), From Louvain to Leiden, Scientific Reports 9, 5233, as it stands in
    igraph; modularity: Newman (2004), Analysis of weighted networks, Physical Review E 70, 056131.

    Examples
    --------
    >>> inside = [("A", "B", 9), ("B", "C", 8), ("C", "A", 7), ("D", "E", 9), ("E", "F", 8)]
    >>> found = leiden(CitationGraph.from_edges([*inside, ("C", "D", 1)]), seeds=3)
    >>> found.membership.to_dict()
    {'A': 1, 'B': 1, 'C': 1, 'D': 2, 'E': 2, 'F': 2}
    >>> round(found.modularity, 3), found.stability
    (0.462, 1.0)
    """
    if seeds is None:
        seeds = RUNS if len(graph.foreign.weight) <= MANY_LINKS else FEW_RUNS
    if seeds < 1:
        raise ValueError("seeds must be at least 1")
    pairs = exchanged(graph.foreign)
    runs = list(_runs(pairs, range(seed, seed + seeds)))
    quality = [modularity(pairs, membership) for membership in runs]
    best = int(np.argmax(quality)) if len(pairs.weight) else 0
    part = pairs.linked
    stability = mean_agreement([membership[part] for membership in runs])
    return Communities(numbered(graph, runs[best]), quality[best], stability, seeds)


def exchanged(edges: Edges) -> Edges:
    """Return what each pair exchanges in both directions; each pair once, as (lower, higher) position."""
    pairs = sparse.triu(edges.exchanged, 1)
    lower, higher = pairs.coords
    return Edges(edges.n, lower, higher, pairs.data)


def modularity(pairs: Edges, membership: np.ndarray) -> float:
    """Return how much more is exchanged inside the groups than if partners were drawn by their strength."""
    total = pairs.weight.sum()
    if not total:
        return float("nan")
    inside = pairs.weight[membership[pairs.citing] == membership[pairs.cited]].sum()
    strength = np.bincount(membership, weights=pairs.made + pairs.received)
    return float(inside / total - ((strength / (2 * total)) ** 2).sum())


def _runs(pairs: Edges, seeds: range) -> Iterator[np.ndarray]:
    import igraph

    # From an array, after the vertices, and without attributes: all else would cost more than the graph itself.
    network = igraph.Graph(pairs.n)
    network.add_edges(np.column_stack([pairs.citing, pairs.cited]))
    for seed in seeds:
        igraph.set_random_number_generator(random.Random(seed))
        try:
            found = network.community_leiden(
                objective_function="modularity", weights=pairs.weight, n_iterations=_ROUNDS)
        finally:
            igraph.set_random_number_generator(random)
        yield np.array(found.membership, dtype=int)

"""Which core has a network in each of many draws, and how far from the core are its entities then?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.cores.block_core import CLEAR_FIT, best_cut
from citenet.cores.minres_of_each import coreness_of_each
from citenet.graph import CitationGraph, Core, ratio


def positions_drawn(graph: CitationGraph, core: Core) -> tuple[dict[str, pd.DataFrame], np.ndarray]:
    """Work out position in each draw of a network, as :func:`~citenet.cores.block_core.block_core` would.

    Parameters
    ----------
    graph : CitationGraph
        A network in several versions.
    core : Core
        The core of the whole network, by the method "minres".

    Returns
    -------
    tuple
        Frames draw × entity by indicator, and the fit of the core in each draw. ``coreness`` and ``in_core`` are
        those of the core found anew in each draw, which has no members where no core is clear.
        ``coreness_gap`` and ``distance_ratio`` are seen from the members of `core`; without any these and
        ``in_core`` are left out. Source: docs/methods, 2.5 and 5.

    Examples
    --------
    >>> from citenet.cores import block_core
    >>> graph = CitationGraph.example()
    >>> drawn = graph.resampled(np.vstack([graph.citations, 2 * graph.citations]))
    >>> found, fit = positions_drawn(drawn, block_core(graph))
    >>> found["distance_ratio"]["NL"].round(5).tolist(), fit.round(4).tolist()
    ([3.0, 3.0], [0.7615, 0.7615])
    """
    partners = graph.partners
    pairs, weight = (partners.one, partners.other), partners.both
    coreness = coreness_of_each(partners)
    size, fit = best_cut(coreness, pairs, weight)
    found = {"coreness": coreness}
    if core.members:
        members = np.flatnonzero(graph.entities.isin(core.members))
        last = np.take_along_axis(-np.sort(-coreness, axis=1), size[:, None] - 1, axis=1)
        found["in_core"] = (coreness >= last) & (fit >= CLEAR_FIT)[:, None]
        found["coreness_gap"] = 1 - ratio(coreness, coreness[:, members].min(axis=1, keepdims=True))
        found["distance_ratio"] = _distance_ratio(weight, pairs, partners.n, members)
    return {name: graph.per_entity(values.astype(float)) for name, values in found.items()}, fit


def _distance_ratio(weight: np.ndarray, pairs: tuple[np.ndarray, np.ndarray], n: int,
                    members: np.ndarray) -> np.ndarray:
    """Return distances to the members over those among them, see :func:`~citenet.cores.distance.distance_ratio`."""
    paths = shortest_paths(weight, pairs, n, members).sum(axis=0).T
    others = len(members) - np.isin(np.arange(n), members)
    distance = ratio(np.where(np.isfinite(paths), paths, np.nan), others)
    return ratio(distance, distance[:, members].mean(axis=1, keepdims=True))


def shortest_paths(weight: np.ndarray, pairs: tuple[np.ndarray, np.ndarray], n: int,
                   sources: np.ndarray) -> np.ndarray:
    """Return the length of the shortest path from each source to each entity, in several networks at once.

    A pair is ``1 / weight`` long. Every path is tried via every entity, the strongest ones first, and again via
    those that have come nearer since, until none has (Bellman, 1958).

    Parameters
    ----------
    weight : numpy.ndarray
        Shape (n_networks, n_pairs), from 0.
    pairs : tuple of numpy.ndarray
        Positions of the two entities of each pair.
    n : int
        Number of entities.
    sources : numpy.ndarray
        Positions of the sources.

    Returns
    -------
    numpy.ndarray
        Shape (n_sources, n, n_networks), infinite where there is no path.

    Examples
    --------
    >>> pairs = np.array([0, 1, 0]), np.array([1, 2, 2])
    >>> shortest_paths(np.array([[4.0, 2.0, 1.0], [4.0, 2.0, 4.0]]), pairs, 4, np.array([0]))[0].T.tolist()
    [[0.0, 0.25, 0.75, inf], [0.0, 0.25, 0.25, inf]]
    """
    with np.errstate(divide="ignore"):
        lengths = 1 / weight.T
    paths = np.full((len(sources), n, len(weight)), np.inf)
    paths[np.arange(len(sources)), sources] = 0.0
    start, end = np.concatenate(pairs), np.concatenate(pairs[::-1])
    strength = np.bincount(start, np.tile(weight.sum(axis=0), 2), minlength=n)
    tried = np.full_like(paths, np.inf)
    while len(nearer := np.flatnonzero((paths < tried).any(axis=(0, 2)))):
        for via in nearer[np.argsort(-strength[nearer], kind="stable")]:
            tried[:, via] = paths[:, via]
            onward = np.flatnonzero(start == via)
            detour = paths[:, via, None] + lengths[onward % len(lengths)]
            paths[:, end[onward]] = np.minimum(paths[:, end[onward]], detour)
    return paths

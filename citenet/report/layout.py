"""Where does each entity stand in the picture? The core in the middle, the others around it by their tie to it."""

from __future__ import annotations

import random
from collections.abc import Collection

import numpy as np
import pandas as pd

WIDTH, HEIGHT = 1240.0, 1020.0
_CORE_RADIUS = 0.42
_ROUNDS = 300


def lay_out(links: pd.DataFrame, radii: pd.Series, coreness: pd.Series, *, core: Collection[str],
            seed: int = 1) -> pd.DataFrame:
    """Return ``x, y`` for each entity in `radii`; the same for the same input.

    A Fruchterman-Reingold layout says in which direction of the middle an entity lies, so that partners are
    neighbours; its rank in coreness says how far out; then circles that overlap are pushed apart.

    Parameters
    ----------
    links : pandas.DataFrame
        Drawn links, ``citing, cited, citations``.
    radii : pandas.Series
        Entity → radius of its symbol.
    coreness : pandas.Series
        Entity → tie to the core; missing counts as none.
    core : collection of str
        Members of the core cluster: inside the inner disc.
    seed : int
        Of the Fruchterman-Reingold layout.

    Examples
    --------
    >>> links = pd.DataFrame({"citing": ["NL", "DE"], "cited": ["US", "US"], "citations": [3., 9.]})
    >>> places = lay_out(links, pd.Series(10., ["US", "DE", "NL"]), pd.Series({"US": 1., "DE": .4}), core=["US"])
    >>> places.abs().max(axis=1).idxmin()
    'US'
    """
    entities = radii.index
    if not len(entities):
        return pd.DataFrame({"x": [], "y": []}, index=entities, dtype=float)
    tie = coreness.reindex(entities).fillna(0.0).to_numpy()
    inside = entities.isin(list(core))
    spread = force_directed(links, entities, seed)
    middle = spread[inside].mean(axis=0) if inside.any() else spread.mean(axis=0)
    angle = _angles(spread - middle)
    distance = _distances(tie, inside)
    places = distance[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    places = _pushed_apart(_filling(places), radii.to_numpy(dtype=float))
    return pd.DataFrame(np.round(places, 1) + 0.0, index=entities, columns=["x", "y"])


def force_directed(links: pd.DataFrame, entities: pd.Index, seed: int) -> np.ndarray:
    """Return a Fruchterman-Reingold layout, one row an entity: partners near each other, all others apart."""
    import igraph

    pairs = np.column_stack([entities.get_indexer(links["citing"]), entities.get_indexer(links["cited"])])
    graph = igraph.Graph(n=len(entities), edges=pairs)
    igraph.set_random_number_generator(random.Random(seed))
    try:
        weights = np.sqrt(links["citations"].to_numpy(dtype=float))
        layout = graph.layout_fruchterman_reingold(
            weights=list(weights / weights.max()) if len(weights) else None, niter=500)
    finally:
        igraph.set_random_number_generator(random)
    return np.array(layout.coords, dtype=float).reshape(-1, 2)


def _angles(places: np.ndarray) -> np.ndarray:
    """Give each a direction: half where the forces put it, half its turn in an even round."""
    angle = np.arctan2(places[:, 1], places[:, 0])
    order = np.argsort(angle, kind="stable")
    even = np.empty(len(angle))
    even[order] = -np.pi + 2 * np.pi * (np.arange(len(angle)) + 0.5) / len(angle)
    return 0.35 * angle + 0.65 * even


def _distances(tie: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Give each a distance to the middle, 0 to 1: by rank, the core in the inner disc."""
    distance = np.empty(len(tie))
    n_core, n_rest = inside.sum(), (~inside).sum()
    distance[inside] = 0.0 if n_core == 1 else _CORE_RADIUS * 0.6
    order = np.flatnonzero(~inside)[np.argsort(-tie[~inside], kind="stable")]
    start = _CORE_RADIUS + 0.14 if n_core else 0.1
    # By area, so that the outer rings, which have more room, take more.
    distance[order] = np.sqrt(start**2 + (1 - start**2) * (np.arange(n_rest) + 0.5) / max(n_rest, 1))
    return distance


def _filling(places: np.ndarray) -> np.ndarray:
    """Stretch the picture to its frame."""
    low, high = places.min(axis=0), places.max(axis=0)
    span = np.where(high > low, high - low, 1.0)
    return ((places - (low + high) / 2) / span) * [WIDTH, HEIGHT]


def _pushed_apart(places: np.ndarray, radii: np.ndarray) -> np.ndarray:
    wanted = radii[:, None] + radii[None, :] + 16
    for _ in range(_ROUNDS):
        gap = places[:, None, :] - places[None, :, :]
        length = np.hypot(gap[..., 0], gap[..., 1])
        np.fill_diagonal(length, np.inf)
        overlap = np.maximum(wanted - length, 0.0)
        if not overlap.any():
            break
        places = places + 0.25 * (overlap[..., None] * gap / np.maximum(length, 1e-6)[..., None]).sum(axis=1)
    return places

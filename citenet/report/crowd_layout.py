"""Where does each of thousands stand? Communities side by side as discs, their strongest members in the middle."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from citenet.report.layout import force_directed

_ASPECT = 1.3
_BETWEEN_SYMBOLS = 3.0
_BETWEEN_DISCS = 45.0
_LOOSENESS = 1.35
"""Room on a sunflower's spiral over that of the circles on it, for these not to touch."""
_GOLDEN = np.pi * (3 - np.sqrt(5))
_ROUNDS = 240
_ROUNDS_OF_SYMBOLS = 12
_MOST_PAIRS = 3e7
_PULL = np.array([0.010, 0.026])
"""Of the middle on the discs in each round: less sideways, since frames are wider than high."""


def lay_out_crowd(links: pd.DataFrame, radii: pd.Series, community: pd.Series, *, seed: int = 1) -> pd.DataFrame:
    """Return ``x, y`` for each entity in `radii`, the strongest first; the same for the same input.

    A force-directed layout of all says which communities are neighbours and on which side of its own an
    entity lies. Each community then becomes a disc with room for all its symbols, the strongest in the
    middle, and discs that overlap are pushed apart.

    Parameters
    ----------
    links : pandas.DataFrame
        Drawn links, ``citing, cited, citations``.
    radii : pandas.Series
        Entity → radius of its symbol.
    community : pandas.Series
        Entity → number of its community; those without one share a disc.
    seed : int
        Of the force-directed layout.

    Examples
    --------
    >>> links = pd.DataFrame({"citing": ["A", "C"], "cited": ["B", "D"], "citations": [3., 9.]})
    >>> places = lay_out_crowd(links, pd.Series(10., list("ABCD")), pd.Series([1, 1, 2, 2], list("ABCD")))
    >>> gap = np.hypot(*(places.loc["A"] - places).to_numpy().T)
    >>> bool(gap[1] < gap[2:].min())
    True
    """
    if not len(radii):
        return pd.DataFrame({"x": [], "y": []}, index=radii.index, dtype=float)
    spread = force_directed(links, radii.index, seed) * [_ASPECT, 1.0]
    group = pd.factorize(community.reindex(radii.index).fillna(0), sort=True)[0]
    room = _LOOSENESS * (radii.to_numpy(dtype=float) + _BETWEEN_SYMBOLS) ** 2
    middles = _means(spread, group)
    places = _inside_discs(spread - middles[group], group, room)
    discs = np.sqrt(np.bincount(group, weights=room))
    places += _discs_apart(middles - spread.mean(axis=0), discs)[group]
    places = _symbols_apart(places, radii.to_numpy(dtype=float) + _BETWEEN_SYMBOLS / 2)
    return pd.DataFrame(np.round(places) + 0.0, index=radii.index, columns=["x", "y"])


def _means(places: np.ndarray, group: np.ndarray) -> np.ndarray:
    size = np.bincount(group)
    return np.column_stack([np.bincount(group, weights=side) / size for side in places.T])


def _inside_discs(side: np.ndarray, group: np.ndarray, room: np.ndarray) -> np.ndarray:
    """Place the members of each group on a sunflower spiral around (0, 0), each on the side where it belongs."""
    places = np.empty((len(group), 2))
    angle = np.arctan2(side[:, 1], side[:, 0])
    for number in range(group.max() + 1):
        member = np.flatnonzero(group == number)
        distance = np.sqrt(np.cumsum(room[member]) - room[member] / 2) * (len(member) > 1)
        turn = (_GOLDEN * np.arange(len(member)) + np.pi) % (2 * np.pi) - np.pi
        # Within a ring some symbols wide, spots are given out in the order of the angles wanted.
        ring = (distance / (3 * np.sqrt(np.median(room[member])))).astype(int)
        spot, wanting = np.lexsort([turn, ring]), np.lexsort([angle[member], ring])
        polar = distance[spot], turn[spot]
        places[member[wanting]] = np.column_stack([polar[0] * np.cos(polar[1]), polar[0] * np.sin(polar[1])])
    return places


def _discs_apart(middles: np.ndarray, discs: np.ndarray) -> np.ndarray:
    """Scale the discs' middles to the room they need, draw them together, and push apart those that overlap."""
    n = len(discs)
    if n == 1:
        return np.zeros((1, 2))
    wanted = discs[:, None] + discs[None] + _BETWEEN_DISCS
    reach = np.sqrt((middles**2).sum(axis=1).mean())
    places = middles * (np.sqrt((discs**2).sum()) / (reach or 1.0))
    rounds = int(min(_ROUNDS, max(20, _MOST_PAIRS / n**2)))
    for number in range(rounds):
        gap = places[:, None] - places[None]
        length = np.hypot(gap[..., 0], gap[..., 1])
        np.fill_diagonal(length, np.inf)
        overlap = np.maximum(wanted - length, 0.0)
        # The larger disc of a pair stays nearer to where it was.
        yielding = (discs[None] ** 2 / (discs[:, None] ** 2 + discs[None] ** 2))[..., None]
        push = (yielding * overlap[..., None] * gap / np.maximum(length, 1e-6)[..., None]).sum(axis=1)
        pull = _PULL * places if number < rounds * 0.7 else 0.0
        places = places + 0.6 * push - pull
    return places


def _symbols_apart(places: np.ndarray, radii: np.ndarray) -> np.ndarray:
    """Push apart symbols that still overlap: next to large ones the spiral is too narrow."""
    one, other = cKDTree(places).query_pairs(2 * radii.max(), output_type="ndarray").T
    wanted = radii[one] + radii[other]
    near = np.hypot(*(places[one] - places[other]).T) < 1.5 * wanted
    one, other, wanted = one[near], other[near], wanted[near]
    yielding = radii[other] ** 2 / (radii[one] ** 2 + radii[other] ** 2)
    for _ in range(_ROUNDS_OF_SYMBOLS):
        gap = places[one] - places[other]
        length = np.maximum(np.hypot(gap[:, 0], gap[:, 1]), 1e-6)
        push = 0.8 * (np.maximum(wanted - length, 0.0) / length)[:, None] * gap
        moved = np.zeros_like(places)
        for side in (0, 1):
            moved[:, side] += np.bincount(one, weights=push[:, side] * yielding, minlength=len(places))
            moved[:, side] -= np.bincount(other, weights=push[:, side] * (1 - yielding), minlength=len(places))
        places = places + moved
    return places

"""Where do citations go whose source has fallen away?"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from citenet.graph import Edges
from citenet.graph.edges import pick

Rule = Callable[[Edges, np.ndarray], Edges]


def dropped(edges: Edges, falls: np.ndarray) -> Edges:
    """Lose them: nothing takes their place."""
    return edges.only(~falls)


def proportional(edges: Edges, falls: np.ndarray) -> Edges:
    """Share them out over the foreign sources that an entity has left, in proportion to their citations.

    Domestic citations stay as they are. An entity without another foreign source loses them.

    Examples
    --------
    >>> edges = Edges(3, np.array([0, 0, 0]), np.array([0, 1, 2]), np.array([5.0, 2.0, 4.0]))
    >>> proportional(edges, np.array([False, False, True])).weight.tolist()
    [5.0, 6.0]
    """
    foreign = edges.citing != edges.cited
    lost = edges.sum_by_citing(edges.weight * falls)
    left = edges.sum_by_citing(edges.weight * (foreign & ~falls))
    growth = 1 + lost / np.where(left > 0, left, np.inf)
    weight = np.where(foreign, edges.weight * pick(growth, edges.citing), edges.weight)
    return Edges(edges.n, edges.citing, edges.cited, weight).only(~falls)


def domestic(edges: Edges, falls: np.ndarray) -> Edges:
    """Turn them to the entity itself: it replaces what it loses by knowledge of its own.

    Examples
    --------
    >>> edges = Edges(2, np.array([0]), np.array([1]), np.array([4.0]))
    >>> replaced = domestic(edges, np.array([True]))
    >>> replaced.citing.tolist(), replaced.cited.tolist(), replaced.weight.tolist()
    ([0], [0], [4.0])
    """
    return Edges.merged(edges.n, edges.citing, np.where(falls, edges.citing, edges.cited), edges.weight)


RULES: Mapping[str, Rule] = {"none": dropped, "proportional": proportional, "domestic": domestic}
"""What can become of the citations that lose their source, by the word that chooses it."""

"""Do several divisions of the same entities say the same?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from scipy import sparse


def mean_agreement(divisions: Sequence[np.ndarray]) -> float:
    """Return the mean adjusted Rand index over all pairs of divisions; missing with fewer than two.

    Examples
    --------
    >>> mean_agreement([np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]), np.array([0, 0, 1, 1])])
    1.0
    """
    if len(divisions) < 2:
        return float("nan")
    return float(np.mean([adjusted_rand(one, other) for one, other in combinations(divisions, 2)]))


def adjusted_rand(one: np.ndarray, other: np.ndarray) -> float:
    """Share of the pairs of entities that two divisions treat alike, set to 0 for chance and 1 for all.

    ``(Σ C(n_ij, 2) − e) / (½ (a + b) − e)`` with ``n_ij`` the entities in group i of one and j of the
    other, ``a = Σ C(n_i., 2)``, ``b = Σ C(n_.j, 2)``, ``e = a b / C(n, 2)``. Two divisions that both put
    everything together, or everything apart, agree wholly: 1. Missing for fewer than two entities.

    Notes
    -----
    Hubert & Arabie (1985), Comparing partitions, Journal of Classification 2, equation 5.

    Examples
    --------
    >>> adjusted_rand(np.array([0, 0, 1, 1]), np.array([5, 5, 3, 3]))
    1.0
    >>> round(adjusted_rand(np.array([0, 0, 0, 1, 1, 1]), np.array([0, 0, 1, 1, 2, 2])), 5)
    0.24242
    """
    if len(one) < 2:
        return float("nan")
    both = sparse.csr_array((np.ones(len(one)), (one, other)))
    together, of_one, of_other = (
        _pairs(counts) for counts in (both.data, np.bincount(one), np.bincount(other)))
    by_chance = of_one * of_other / _pairs(np.array([len(one)]))
    most = (of_one + of_other) / 2
    return float((together - by_chance) / (most - by_chance)) if most != by_chance else 1.0


def _pairs(counts: np.ndarray) -> float:
    return float((counts * (counts - 1) / 2).sum())

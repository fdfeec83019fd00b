"""How deep in the core is each entity, in many networks that resemble each other?"""

from __future__ import annotations

import numpy as np

from citenet.cores.minres import minres, published, squares_of_others
from citenet.graph import Edges, Partners, pick

_TOLERANCE = 1e-9
_MOST_STEPS = 20
_RIDGE = 1e-9
"""Part of the largest value that is added to a Jacobian, which for two entities alone would be singular."""


def coreness_of_each(partners: Partners) -> np.ndarray:
    """Coreness of :func:`~citenet.cores.minres.minres` in each of several networks with the same partners.

    Newton steps for all networks at once from the coreness in their mean, with the Jacobian of the mean; from two
    steps each network learns how far its own Jacobian is from that (Anderson, 1965, Journal of the ACM 12). What
    does not settle so, as where a hub goes to infinity, `minres` does.

    Returns
    -------
    numpy.ndarray
        ``w / max w``, shape (n_networks, n), in [0, 1]; NaN for an entity without citations in that network.

    Examples
    --------
    >>> one, other, forth = np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([[8.0, 4.0, 2.0], [9.0, 3.0, 0.0]])
    >>> coreness_of_each(Partners(4, one, other, forth, back=np.zeros(3))).round(3).tolist()
    [[1.0, 0.5, 0.25, nan], [1.0, 0.0, 0.0, nan]]
    """
    mean = _matrix(partners, partners.both.mean(axis=0))
    w = _near(_alone(mean), mean, partners)
    for network in np.flatnonzero(np.isnan(w[:, 0])):
        w[network] = _alone(_matrix(partners, partners.both[network]))
    taking_part = partners.count > 0
    w[~taking_part.any(axis=1)] = np.nan
    return np.where(taking_part, published(w), np.nan)


def _matrix(partners: Partners, weight: np.ndarray) -> np.ndarray:
    """Return A of one network."""
    return Edges(partners.n, partners.one, partners.other, weight).exchanged.toarray()


def _alone(matrix: np.ndarray) -> np.ndarray:
    """Return coreness in one network, not rescaled; 0 for entities without citations."""
    w = np.zeros(len(matrix))
    if (some := matrix.any(axis=1)).any():
        w[some] = minres(matrix[np.ix_(some, some)])
    return w


def _near(start: np.ndarray, mean: np.ndarray, partners: Partners) -> np.ndarray:
    """Solve ``A w = w (Σ w² − w_i²)`` for each network near a start; NaN where that does not succeed."""
    w = np.repeat(start[:, None], len(partners.both), axis=1).T
    if not np.isfinite(start).all() or not start.any():
        return np.full_like(w, np.nan)
    inverse = np.linalg.inv(_jacobian(mean, start))

    def newton_step(w: np.ndarray) -> np.ndarray:
        exchanged = partners.sum(*(partners.both * pick(w, side) for side in (partners.other, partners.one)))
        return (inverse @ (w * squares_of_others(w) - exchanged).T).T

    before = taken = newton_step(w)
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(_MOST_STEPS):
            w = w + taken
            step = newton_step(w)
            settled = np.abs(step).max(axis=1) <= _TOLERANCE * w.max(axis=1)
            if settled.all():
                break
            change = step - before
            learnt = _dot(step, change) / np.maximum(_dot(change, change), np.finfo(float).tiny)
            before, taken = step, step - learnt * (taken + change)
        settled &= w.min(axis=1) >= -_TOLERANCE * w.max(axis=1)
    return np.where(settled[:, None], np.maximum(w, 0.0), np.nan)


def _dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return (a * b).sum(axis=1, keepdims=True)


def _jacobian(matrix: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Differentiate ``A w − w (Σ w² − w_i²)`` by w."""
    squares = squares_of_others(w)
    return matrix - 2 * np.outer(w, w) + np.diag(2 * w**2 - squares - _RIDGE * squares.max())

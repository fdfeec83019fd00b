"""How deep in the core is each entity, in many networks that resemble each other?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from citenet.cores.minres import minres, published, squares_of_others

_TOLERANCE = 1e-8
_MOST_STEPS = 12
_RIDGE = 1e-9
"""Part of the largest value that is added to a Jacobian, which for two entities alone would be singular."""

Step = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
"""From matrices, values and residuals to the next step."""


def coreness_of_each(weight: np.ndarray, pairs: tuple[np.ndarray, np.ndarray], n: int) -> np.ndarray:
    """Coreness of :func:`~citenet.cores.minres.minres` in each of several networks on the same pairs.

    Newton steps for all networks at once from the coreness in their mean: first with the Jacobian of the mean, which
    costs little and settles most draws of a network, then each with its own. What is left, as where a hub goes to
    infinity, `minres` does.

    Parameters
    ----------
    weight : numpy.ndarray
        ``A`` of each pair, shape (n_networks, n_pairs).
    pairs : tuple of numpy.ndarray
        Positions of the two entities of each pair.
    n : int
        Number of entities.

    Returns
    -------
    numpy.ndarray
        ``w / max w``, shape (n_networks, n), in [0, 1]; NaN for an entity without citations in that network.

    Examples
    --------
    >>> pairs = np.array([0, 0, 1]), np.array([1, 2, 2])
    >>> coreness_of_each(np.array([[8.0, 4.0, 2.0], [9.0, 3.0, 0.0]]), pairs, 4).round(3).tolist()
    [[1.0, 0.5, 0.25, nan], [1.0, 0.0, 0.0, nan]]
    """
    cell = np.full((n, n), len(pairs[0]))
    cell[pairs] = cell[pairs[::-1]] = np.arange(len(pairs[0]))
    matrices = np.concatenate([weight, np.zeros((len(weight), 1))], axis=1).take(cell, axis=1)
    taking_part = matrices.sum(axis=2) > 0
    w = _near(_alone(matrices.mean(axis=0)), matrices)
    for network in np.flatnonzero(np.isnan(w[:, 0])):
        w[network] = _alone(matrices[network])
    w[~taking_part.any(axis=1)] = np.nan
    return np.where(taking_part, published(w), np.nan)


def _alone(matrix: np.ndarray) -> np.ndarray:
    """Return coreness in one network, not rescaled; 0 for entities without citations."""
    w = np.zeros(len(matrix))
    if (some := matrix.any(axis=1)).any():
        w[some] = minres(matrix[np.ix_(some, some)])
    return w


def _near(start: np.ndarray, matrices: np.ndarray) -> np.ndarray:
    """Solve ``A w = w (Σ w² − w_i²)`` for each network near a start; NaN where that does not succeed."""
    if not np.isfinite(start).all() or not start.any():
        return np.full((len(matrices), len(start)), np.nan)
    inverse = np.linalg.inv(_jacobian(matrices.mean(axis=0), start))
    w = _iterated(start, matrices, lambda _matrices, _w, residual: residual @ inverse)
    left = np.isnan(w[:, 0])
    w[left] = _iterated(start, matrices[left], lambda own, w, residual: np.linalg.solve(
        _jacobian(own, w), residual[..., None])[..., 0])
    return w


def _iterated(start: np.ndarray, matrices: np.ndarray, step: Step) -> np.ndarray:
    """Take steps until all networks are settled; NaN for those that are not, or not on numbers from 0."""
    w = np.repeat(start[None], len(matrices), axis=0)
    settled = np.zeros(len(w), dtype=bool)
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(_MOST_STEPS):
            if settled.all():
                break
            change = step(matrices, w, (matrices @ w[..., None])[..., 0] - w * squares_of_others(w))
            w = w - change
            settled = np.abs(change).max(axis=1) <= _TOLERANCE * w.max(axis=1)
        settled &= w.min(axis=1) >= -_TOLERANCE * w.max(axis=1)
    return np.where(settled[:, None], np.maximum(w, 0.0), np.nan)


def _jacobian(matrix: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Differentiate ``A w − w (Σ w² − w_i²)`` by w."""
    jacobian = matrix - 2 * w[..., :, None] * w[..., None, :]
    diagonal = np.arange(w.shape[-1])
    squares = squares_of_others(w)
    jacobian[..., diagonal, diagonal] = -squares - _RIDGE * squares.max(axis=-1, keepdims=True)
    return jacobian

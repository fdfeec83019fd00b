"""How deep in the core is each entity? One number each, by least squares."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import sparse

from citenet.cores.ties import TIE, tie_groups

TOLERANCE = 1e-12
_ALIKE = TOLERANCE / 10
"""Values closer than this share of the largest are kept equal. Among thousands many are close by chance: were they put
together though they differ by more than the tolerance, they would part again, and nothing would ever settle."""

MAX_SWEEPS = 10_000
_SWEEPS_BETWEEN_SHIFTS = 5
_ESCAPED = 1e-6

Product = Callable[[np.ndarray], np.ndarray]


def minres(matrix: sparse.csr_array | np.ndarray) -> np.ndarray:
    """Coreness ``w`` that minimises ``Σ_{i≠j} (A_ij − w_i w_j)²``, the minimum residual (MINRES) method.

    Iterates ``w_i ← ½ w_i + ½ (A w)_i / (Σ_j w_j² − w_i²)`` from ``w = s / √Σs`` (s = row sums) until no
    value changes by more than 1e-12 of the largest. After every fifth sweep the values move along the
    valley in which this iteration creeps, see :func:`shift_along_hub`: the solution is the same, after
    49 sweeps instead of 551 for the four countries of docs/methods.

    In a star-like network the minimum lies at infinity: the more the hub grows and the others shrink,
    the better ``w_i w_j`` fits. Then the hub has ``inf`` and every other entity 0, which is the limit.
    Parts of the network that do not exchange citations with the strongest part go to 0; two parts that
    are exactly alike stay alike.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array or numpy.ndarray
        Symmetric ``A``, not negative, without diagonal and without empty rows.

    Returns
    -------
    numpy.ndarray
        ``w`` per row, not rescaled, ≥ 0; all NaN when it has not settled after 10,000 sweeps.

    Notes
    -----
    Boyd, Fitzgerald, Mahutga & Smith (2010), Computing continuous core/periphery structures for social
    relations data with MINRES/SVD, Social Networks 32; damping and start as in docs/methods, 2.5. In
    factor analysis a minimum at infinity is known as a Heywood case.

    Examples
    --------
    >>> star = sparse.csr_array([[0, 3, 1], [3, 0, 0], [1, 0, 0]], dtype=float)
    >>> minres(star).tolist()
    [inf, 0.0, 0.0]
    >>> minres(sparse.csr_array([[0, 4], [4, 0]], dtype=float)).tolist()
    [2.0, 2.0]
    """
    w = first_guess(np.asarray(matrix.sum(axis=1), dtype=float))
    for sweep in range(1, MAX_SWEEPS + 1):
        before, w = w, damped_step(matrix.__matmul__, w)
        if np.abs(w - before).max() <= TOLERANCE * w.max():
            return w
        if sweep % _SWEEPS_BETWEEN_SHIFTS == 0:
            w = at_limit(shift_along_hub(matrix.__matmul__, _level_ties(w)))
            if np.isinf(w).any():
                return w
    return np.full(len(w), np.nan)


def published(w: np.ndarray) -> np.ndarray:
    """Coreness as it is published, ``w / max w``, in [0, 1]: 1 and 0 for a hub at infinity; NaN stays NaN."""
    hub = w.max(axis=-1, keepdims=True)
    # A network without any weight has no hub: dividing by NaN instead of 0 says so without a warning.
    finite = np.where(np.isinf(hub), 1.0, np.where(hub == 0, np.nan, hub))
    return np.where(np.isinf(hub), np.isinf(w), w / finite)


def at_limit(w: np.ndarray) -> np.ndarray:
    """Put a hub that has left all others behind at infinity, and the others at 0."""
    hub, second = _hub_and_second(w)
    escaped = (second < _ESCAPED * hub)[..., None]
    return np.where(escaped, np.where(w == hub[..., None], np.inf, 0.0), w)


def first_guess(strength: np.ndarray) -> np.ndarray:
    """Where the iteration starts: strength over the root of its sum."""
    return strength / np.sqrt(strength.sum(axis=-1, keepdims=True))


def damped_step(product: Product, w: np.ndarray) -> np.ndarray:
    """Do one damped sweep; `product` multiplies the matrix with a vector."""
    return 0.5 * w + 0.5 * product(w) / squares_of_others(w)


def shift_along_hub(product: Product, w: np.ndarray) -> np.ndarray:
    """Multiply the largest value by c and divide the others by c, with the c that fits best.

    What the hub exchanges stays as well fitted as it was, so only the other pairs decide:
    ``c² = Σ w_j² w_k² / Σ A_jk w_j w_k`` over pairs without the hub. At a solution c = 1. With two
    equal hubs there is nothing to choose between, and c = 1.
    """
    hub, second = _hub_and_second(w)
    others = w.copy()
    np.put_along_axis(others, w.argmax(axis=-1, keepdims=True), 0.0, axis=-1)
    wanted = (others * product(others)).sum(axis=-1)
    given = (others**2 * squares_of_others(others)).sum(axis=-1)
    alone = (hub - second > TIE * hub) & (second >= _ESCAPED * hub) & (given > 0)
    at_least = np.maximum(wanted, _ESCAPED * given)
    c = np.sqrt(np.divide(given, at_least, out=np.ones_like(hub), where=alone))[..., None]
    return np.where(others == w, w / c, w * c)


def squares_of_others(w: np.ndarray) -> np.ndarray:
    """Return Σ_j w_j² − w_i² for each i."""
    # As written it would lose all digits for a hub much larger than the rest.
    top = w.argmax(axis=-1, keepdims=True)
    squares = w**2
    largest = np.take_along_axis(squares, top, axis=-1)
    np.put_along_axis(squares, top, 0.0, axis=-1)
    rest = squares.sum(axis=-1, keepdims=True)
    others = rest + largest - squares
    np.put_along_axis(others, top, rest, axis=-1)
    return others


def _hub_and_second(w: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    two = np.partition(w, -2, axis=-1)
    return two[..., -1], two[..., -2]


def _level_ties(w: np.ndarray) -> np.ndarray:
    # Entities in the same position must stay equal; rounding, which depends on their order in the
    # table, would otherwise grow where the iteration is balanced between two like halves.
    groups = tie_groups(w, tie=_ALIKE)
    return (np.bincount(groups, weights=w) / np.bincount(groups))[groups]

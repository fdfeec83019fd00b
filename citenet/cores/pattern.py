"""How well does a network fit the picture of a core: much inside it, little elsewhere?"""

from __future__ import annotations

import numpy as np
from scipy import sparse

_CONSTANT = 1e-12


def fits_of_cuts(weight: np.ndarray, last: np.ndarray, n: int, *, taking_part: np.ndarray | None = None) -> np.ndarray:
    """Correlate a network with the ideal core of the first q entities, for every q at once.

    The pattern is 1 for a pair when both are in the core, else 0 (Borgatti & Everett 1999); its
    Pearson correlation with ``A`` over all ``n (n − 1) / 2`` pairs is the fit. Takes n + number of
    edges steps.

    Parameters
    ----------
    weight : numpy.ndarray
        ``A`` of each pair that exchanges citations, shape (n_networks, n_pairs).
    last : numpy.ndarray
        Rank (0 = first) of the pair's entity that comes last in the order; the same shape.
    n : int
        Number of entities.
    taking_part : numpy.ndarray, optional
        How many of them, those that come first in the order, make up each network; by default all.

    Returns
    -------
    numpy.ndarray
        Shape (n_networks, n), column q − 1 for a core of the first q, in [−1, 1]; NaN where either
        side does not vary, as for a core of one entity, which holds no pair.

    Examples
    --------
    >>> path = np.array([[3.0, 1.0]])  # the first entity exchanges with the second and the third
    >>> fits_of_cuts(path, np.array([[1, 2]]), 3).round(3).tolist()
    [[nan, 0.945, nan]]
    """
    cells = last.T * np.int64(len(weight)) + np.arange(len(weight))
    joining = np.bincount(cells.ravel(), weights=weight.T.ravel(), minlength=n * len(weight))
    inside = joining.reshape(n, -1).cumsum(axis=0).T
    size = np.arange(1, n + 1)
    of = np.full(len(weight), n) if taking_part is None else taking_part
    return _correlation(*_moments(weight), inside, size * (size - 1) / 2, of[:, None])


def star_fit(weight: np.ndarray, at_hub: np.ndarray, n: int | np.ndarray) -> np.ndarray:
    """Correlate each network of n entities with a star: 1 for the pairs of one, which weigh `at_hub` together.

    Borgatti & Everett (1999) take the star as the purest core; the pattern of
    :func:`fits_of_cuts` cannot show it, as a core of one entity holds no pair.
    """
    of = np.broadcast_to(n, len(weight))[:, None]
    return _correlation(*_moments(weight), at_hub[:, None], of - 1.0, of)[:, 0]


def fit_of_members(matrix: sparse.csr_array, members: np.ndarray) -> float:
    """Fit of a given core: the correlation of :func:`fits_of_cuts` for the entities that `members` marks."""
    n, chosen = matrix.shape[0], np.flatnonzero(members)
    # Each pair stands in the matrix twice.
    total, squares = np.array([[matrix.data.sum(), np.square(matrix.data).sum()]]).T / 2
    if len(chosen) == 1:
        inside, ones = matrix[chosen].sum(), n - 1.0
    else:
        inside, ones = matrix[chosen][:, chosen].sum() / 2, len(chosen) * (len(chosen) - 1) / 2
    return float(_correlation(total, squares, np.array([inside]), np.array([ones]), n)[0])


def _moments(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the sum of ``A`` over the pairs of each network, and of its squares: a column each."""
    return weight.sum(axis=1)[:, None], np.square(weight).sum(axis=1)[:, None]


def _correlation(total: np.ndarray, squares: np.ndarray, inside: np.ndarray, ones: np.ndarray,
                 n: int | np.ndarray) -> np.ndarray:
    """Pearson correlation of A and a 0/1 pattern with that many ones, which cover `inside` of A."""
    pairs = n * (n - 1) / 2
    spread = pairs * squares - total**2
    spread = np.where(spread > _CONSTANT * pairs * squares, spread, 0.0)
    scale = np.sqrt(spread * ones * np.maximum(pairs - ones, 0))
    return np.divide(pairs * inside - total * ones, scale, out=np.full(scale.shape, np.nan), where=scale > 0)
